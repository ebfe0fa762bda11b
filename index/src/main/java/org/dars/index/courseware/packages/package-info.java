/**
 * Course packages: Common Cartridge, SCORM, Moodle backups, Open edX exports, H5P, plain zip files
 * and folders, read as courses of many documents and written back as they came.
 *
 * <p>Start at {@link org.dars.index.courseware.packages.CoursePackage}. A {@code Container} is what
 * holds the entries (a folder, a zip file, a packed tar file); a {@code Layout} knows the order,
 * units and personal data of one kind of package; {@link
 * org.dars.index.courseware.packages.CourseXmlReader} reads the titles and texts of their XML
 * files.
 */
@NullMarked
package org.dars.index.courseware.packages;

import org.jspecify.annotations.NullMarked;
