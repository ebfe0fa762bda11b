/**
 * Which models there are, and those that are installed: pulled from a hub or imported from a
 * folder, verified, and opened. Start at {@link org.dars.models.catalog.ModelStore}; {@link
 * org.dars.models.catalog.Catalog} is the list, {@link org.dars.models.catalog.ModelPull} and
 * {@link org.dars.models.catalog.ModelImport} install.
 */
@NullMarked
package org.dars.models.catalog;

import org.jspecify.annotations.NullMarked;
