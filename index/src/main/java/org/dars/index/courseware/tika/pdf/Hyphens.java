package org.dars.index.courseware.tika.pdf;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Joins lines. A word divided at a line's end is made whole; one that the document writes with a
 * hyphen elsewhere ("well-known") keeps it.
 */
final class Hyphens {

  private static final Pattern COMPOUND = Pattern.compile("\\p{L}+(?:[-\\u2010]\\p{L}+)+");
  private static final Pattern DIVIDED =
      Pattern.compile("([\\p{L}\\p{M}\\u2010-]*[\\p{L}\\p{M}])([-\\u2010\\u00ad])$");
  private static final Pattern BEGIN = Pattern.compile("^[\\p{L}\\p{M}]+");

  /** Enough for any book, and bounded. */
  private static final int MOST = 50_000;

  private final Set<String> compounds = new HashSet<>();

  /** Remembers the hyphened words inside a line. */
  void learn(String line) {
    Matcher m = COMPOUND.matcher(line);
    while (compounds.size() < MOST && m.find()) {
      compounds.add(m.group().replace('\u2010', '-').toLowerCase(Locale.ROOT));
    }
  }

  String joined(List<Line> lines) {
    String text = "";
    for (Line line : lines) {
      text = text.isEmpty() ? line.text() : joined(text, line.text());
    }
    return text.replace("\u00ad", "");
  }

  String joined(String first, String second) {
    Matcher divided = DIVIDED.matcher(first.substring(Math.max(0, first.length() - 60)));
    Matcher begin = BEGIN.matcher(second);
    boolean soft = first.endsWith("\u00ad");
    if (!divided.find()
        || !begin.find()
        || !(soft || Character.isLowerCase(second.codePointAt(0)))) {
      return first + " " + second;
    }
    String start = divided.group(1);
    String whole = (start + "-" + begin.group()).toLowerCase(Locale.ROOT).replace('\u2010', '-');
    boolean kept =
        !soft && (compounds.contains(whole) || start.contains("-") || start.contains("\u2010"));
    return (kept ? first : first.substring(0, first.length() - 1)) + second;
  }
}
