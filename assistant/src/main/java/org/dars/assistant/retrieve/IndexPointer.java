package org.dars.assistant.retrieve;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Which index of a zone is searched, and what made it. A file that is replaced in one step: whoever
 * reads it finds the old index or the new one, whole.
 *
 * @param folder its name in the zone's folder
 * @param model the embedder's name, "" for none
 * @param fingerprint the embedder's, "" for none
 * @param dimensions of its vectors
 */
record IndexPointer(String folder, String model, String fingerprint, int dimensions) {

  /** The names that an index's folder may have. */
  static final Pattern FOLDER = Pattern.compile("index(-[0-9a-f]{16})?");

  private static final String FILE = "index.json";
  private static final System.Logger LOG = System.getLogger(IndexPointer.class.getName());
  private static final JsonMapper JSON =
      JsonMapper.builder().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES).build();

  /** What a zone points to; nothing where there is only the usual index. */
  static Optional<IndexPointer> read(Path zone) {
    try {
      IndexPointer pointer =
          JSON.readValue(Files.readAllBytes(zone.resolve(FILE)), IndexPointer.class);
      if (pointer != null
          && pointer.folder != null
          && pointer.model != null
          && pointer.fingerprint != null
          && FOLDER.matcher(pointer.folder).matches()) {
        return Optional.of(pointer);
      }
      LOG.log(System.Logger.Level.WARNING, "{0} is not understood", zone.resolve(FILE));
      return Optional.empty();
    } catch (NoSuchFileException e) {
      return Optional.empty();
    } catch (IOException e) {
      LOG.log(
          System.Logger.Level.WARNING, "{0} cannot be read: {1}", zone.resolve(FILE), e.toString());
      return Optional.empty();
    }
  }

  /** Makes a zone point here: on disk when this returns. */
  void write(Path zone) throws IOException {
    Path temporary = zone.resolve(FILE + ".new");
    Files.createDirectories(zone);
    Files.write(temporary, JSON.writeValueAsBytes(this));
    try (FileChannel channel = FileChannel.open(temporary, StandardOpenOption.WRITE)) {
      channel.force(true);
    }
    Files.move(temporary, zone.resolve(FILE), StandardCopyOption.ATOMIC_MOVE);
    try (FileChannel folder = FileChannel.open(zone, StandardOpenOption.READ)) {
      folder.force(true);
    } catch (IOException e) {
      // Some systems cannot open a folder; there the move is as lasting as it gets.
    }
  }
}
