package org.dars.assistant.quiz.exchange;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** Media types of the files that stand in questions, by the ends of their names. */
public final class MediaTypes {

  private static final Map<String, String> TYPES = new LinkedHashMap<>();

  static {
    TYPES.put("png", "image/png");
    TYPES.put("jpg", "image/jpeg");
    TYPES.put("jpeg", "image/jpeg");
    TYPES.put("gif", "image/gif");
    TYPES.put("svg", "image/svg+xml");
    TYPES.put("webp", "image/webp");
    TYPES.put("mp3", "audio/mpeg");
    TYPES.put("ogg", "audio/ogg");
    TYPES.put("wav", "audio/wav");
    TYPES.put("mp4", "video/mp4");
    TYPES.put("webm", "video/webm");
    TYPES.put("pdf", "application/pdf");
    TYPES.put("txt", "text/plain");
    TYPES.put("csv", "text/csv");
  }

  private MediaTypes() {}

  /** The type of a file by its name, {@code application/octet-stream} for one not known. */
  public static String of(String name) {
    String end = name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
    return TYPES.getOrDefault(end, "application/octet-stream");
  }

  /** The usual end of names, without the dot; "" for a type not known. */
  public static String extension(String type) {
    return TYPES.entrySet().stream()
        .filter(e -> e.getValue().equals(type))
        .map(Map.Entry::getKey)
        .findFirst()
        .orElse("");
  }
}
