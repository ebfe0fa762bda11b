package org.dars.assistant.quiz.exchange.moodle;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.dars.assistant.quiz.exchange.ItemNumbers;
import org.dars.assistant.quiz.exchange.MediaTypes;
import org.dars.index.courseware.xml.XmlElement;

/** Files that lie beside a text in Moodle XML stand in the text, as data URIs, in an item. */
final class MoodleFiles {

  private static final String PLACE = "@@PLUGINFILE@@";

  private static final Pattern DATA =
      Pattern.compile("data:([a-z]+/[a-z0-9.+-]{1,60});base64,([A-Za-z0-9+/]{4,}={0,2})");

  private MoodleFiles() {}

  /** The text with the files of its element in it. */
  static String inlined(String text, XmlElement element) {
    String out = text;
    for (XmlElement file : element.elements("file")) {
      String name = file.attribute("name");
      String path = file.attribute("path").isEmpty() ? "/" : file.attribute("path");
      String data = "data:" + MediaTypes.of(name) + ";base64," + file.text().replaceAll("\\s+", "");
      if (!DATA.matcher(data).matches()) {
        continue;
      }
      String encoded = URLEncoder.encode(name, StandardCharsets.UTF_8).replace("+", "%20");
      out = out.replace(PLACE + path + encoded, data).replace(PLACE + path + name, data);
    }
    return out;
  }

  /** Whether a text names a file that did not come with it. */
  static boolean missing(String text) {
    return text.contains(PLACE);
  }

  /**
   * The text with names of files in place of data URIs whose type Moodle knows by a name.
   *
   * @param files by name, in base 64; what is found is added
   */
  static String extracted(String text, Map<String, String> files) {
    Matcher m = DATA.matcher(text);
    StringBuilder out = new StringBuilder();
    while (m.find()) {
      String extension = MediaTypes.extension(m.group(1));
      String name = ItemNumbers.digest(m.group(2)) + "." + extension;
      if (!extension.isEmpty()) {
        files.put(name, m.group(2));
      }
      m.appendReplacement(
          out, Matcher.quoteReplacement(extension.isEmpty() ? m.group() : PLACE + "/" + name));
    }
    return m.appendTail(out).toString();
  }

  /** As {@link #extracted(String, Map)} needs it. */
  static Map<String, String> none() {
    return new LinkedHashMap<>();
  }
}
