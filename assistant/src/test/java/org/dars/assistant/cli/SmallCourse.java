package org.dars.assistant.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A course of three small files. */
final class SmallCourse {

  private SmallCourse() {}

  static Path write(Path folder) throws IOException {
    Files.createDirectories(folder);
    Files.writeString(
        folder.resolve("01-tides.md"),
        """
        # Tides

        A **tide** is the rise and fall of sea level caused by the pull of the moon and the sun.
        Most coasts have two high waters and two low waters in a day.

        A **spring tide** is a tide of great range that comes at new moon and at full moon.

        A **neap tide** is a tide of small range that comes at half moon, when the sun and the moon
        pull at right angles.

        The range is `h = high - low`.
        """);
    Files.writeString(
        folder.resolve("02-currents.md"),
        """
        # Currents

        An **ocean current** is a lasting movement of sea water driven by wind, salt and heat.

        The **thermohaline circulation** is the slow overturning of the oceans that is driven by
        differences of temperature and salinity.

        An **upwelling** is a rise of cold water rich in nutrients along a coast.
        """);
    Files.writeString(
        folder.resolve("03-life.html"),
        """
        <!doctype html><html lang="en"><head><title>Life</title></head><body><h1>Life</h1>
        <p><b>Plankton</b> are the small drifting organisms that feed most animals of the sea.</p>
        <p>A <b>kelp forest</b> is a stand of large brown algae that shelters fish and otters.</p>
        </body></html>
        """);
    return folder;
  }
}
