package org.dars.assistant.localise;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.dars.assistant.course.CourseDocument;
import org.dars.assistant.course.Unit;

/**
 * The {@code course.json} of a localised course: the order and units of its source, its language,
 * and what it localises.
 */
public final class LocalisedManifest {

  private static final JsonMapper JSON = JsonMapper.builder().build();

  private LocalisedManifest() {}

  /**
   * Writes it.
   *
   * @param units of the source
   * @param titles translations by title; a title without one stays as it is
   */
  public static void write(
      Path folder,
      String title,
      String language,
      String localises,
      List<Unit> units,
      Map<String, String> titles)
      throws IOException {
    ObjectNode json = JSON.createObjectNode();
    json.put("title", title);
    json.put("language", language);
    json.put("localises", localises);
    ArrayNode list = json.putArray("units");
    for (Unit unit : units) {
      ObjectNode one = list.addObject();
      one.put("title", titles.getOrDefault(unit.title(), unit.title()));
      ArrayNode files = one.putArray("files");
      for (CourseDocument document : unit.documents()) {
        if (Files.isRegularFile(folder.resolve(document.path()))) {
          files.add(document.path());
        }
      }
    }
    Files.write(
        folder.resolve("course.json"),
        JSON.writerWithDefaultPrettyPrinter().writeValueAsBytes(json));
  }
}
