package org.dars.index.courseware.sheet;

import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Texts that a workbook finds by their wording: what formulas and conditions compare cells with,
 * what lists allow, columns of tables and pivot tables. A cell with such a text must keep it.
 */
public final class SheetKeys {

  /** Texts that a warning names. */
  private static final int NAMED = 5;

  private static final Pattern LITERAL = Pattern.compile("\"((?:[^\"]|\"\")*)\"");

  private final Set<String> keys = new HashSet<>();
  private final Set<String> kept = new LinkedHashSet<>();

  /** A text itself. */
  public void add(String text) {
    String key = normal(text);
    if (!key.isEmpty()) {
      keys.add(key);
    }
  }

  /** The texts in quotation marks of a formula. */
  public void addFormula(String formula) {
    Matcher m = LITERAL.matcher(formula);
    while (m.find()) {
      add(m.group(1).replace("\"\"", "\""));
    }
  }

  /** Whether a cell's text is one of them; {@link #warnings} tells of it then. */
  public boolean keeps(String text) {
    boolean key = keys.contains(normal(text));
    if (key) {
      kept.add(text.strip().replaceAll("\\s+", " "));
    }
    return key;
  }

  /** What was kept, as a sentence; none where nothing was. */
  public List<String> warnings() {
    if (kept.isEmpty()) {
      return List.of();
    }
    List<String> named = kept.stream().limit(NAMED).toList();
    return List.of(
        kept.size()
            + (kept.size() == 1 ? " text is" : " texts are")
            + " searched but not translated, because formulas, lists, or tables find cells by them: "
            + String.join(", ", named)
            + (kept.size() > NAMED ? ", …" : ""));
  }

  /** Spreadsheets compare without case. */
  private static String normal(String text) {
    return text.strip().replaceAll("\\s+", " ").toLowerCase(Locale.ROOT);
  }
}
