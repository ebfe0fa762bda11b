package org.dars.translator.adapt.rule;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.dars.index.courseware.Anchor;
import org.dars.index.courseware.BlockKind;
import org.dars.translator.adapt.Category;
import org.dars.translator.adapt.Conventions;
import org.dars.translator.adapt.Evidence;

/**
 * The one case in which a quiz may be converted: its question and feedback hold no number, and
 * every option is a quantity in the same unit, distinct after conversion too. The right one stays
 * right. The options change together or not at all.
 */
final class QuizOptions {

  private static final int TWO = 2;

  private final Setting setting;

  QuizOptions(Setting setting) {
    this.setting = setting;
  }

  void find(List<BlockText> document, Findings findings) {
    Map<String, List<BlockText>> items = new LinkedHashMap<>();
    for (BlockText text : document) {
      if (text.block().anchor() instanceof Anchor.Item item) {
        String key = item.number() + " " + item.headings();
        items.computeIfAbsent(key, _ -> new ArrayList<>()).add(text);
      }
    }
    UnitWords words = UnitWords.of(setting.latin().language());
    boolean numberFirst = !setting.latin().language().equals("sw");
    if (setting.latin().metric() && !words.isEmpty() && numberFirst) {
      items.values().forEach(item -> item(item, words, findings));
    }
  }

  private void item(List<BlockText> item, UnitWords words, Findings findings) {
    Conventions conventions = setting.latin();
    Pattern whole =
        Pattern.compile(
            "\\s*(("
                + Numeral.regex(conventions)
                + ")([ \\u00a0]?)("
                + words.regex()
                + "))\\.?\\s*",
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
    Map<BlockText, Matcher> options = new LinkedHashMap<>();
    Set<ImperialUnit> units = new HashSet<>();
    Set<String> values = new HashSet<>();
    for (BlockText text : item) {
      Matcher m = whole.matcher(text.text());
      if (text.block().kind() == BlockKind.OPTION && m.matches()) {
        options.put(text, m);
        units.add(words.unit(m.group(4)));
        values.add(metric(m, words, conventions));
      } else if (text.block().kind() == BlockKind.OPTION
          || text.text().chars().anyMatch(Character::isDigit)) {
        return;
      }
    }
    if (options.size() < TWO || units.size() != 1 || values.size() != options.size()) {
      return;
    }
    List<String> ids = new ArrayList<>();
    options.forEach((text, m) -> propose(text, m, words, findings).ifPresent(ids::add));
    ids.forEach(id -> findings.depend(id, ids.stream().filter(o -> !o.equals(id)).toList()));
  }

  private Optional<String> propose(BlockText text, Matcher m, UnitWords words, Findings findings) {
    Evidence evidence =
        new Evidence(
            "quiz options",
            "CLDR " + setting.pack().country() + " measurementSystem",
            ImperialUnit.SOURCE);
    String why = "every option converts alike and the question holds no number: the key stays";
    return findings.propose(
        text,
        m.start(1),
        m.end(1),
        new Findings.Change(
            Category.UNITS, metric(m, words, setting.latin()), why, evidence, 0.85));
  }

  private static String metric(Matcher m, UnitWords words, Conventions conventions) {
    return new Quantity(
            Numeral.of(m.group(2), conventions),
            "",
            null,
            "",
            m.group(3),
            words.unit(m.group(4)),
            m.group(4))
        .metric(conventions);
  }
}
