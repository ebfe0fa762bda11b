package org.dars.index.courseware.splice;

import java.util.List;

/**
 * What a {@link RegionReader} makes of a file.
 *
 * @param mediaType IANA media type
 * @param title declared by the file, "" for none
 * @param language BCP 47 primary tag declared by the file, "" for none
 * @param outline the blocks, each with the region that it stands in
 * @param warnings for the person who added the file, one sentence each
 */
public record Reading(
    String mediaType, String title, String language, Outline outline, List<String> warnings) {}
