package org.dars.assistant.quiz.examine;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.dars.assistant.quiz.SourceQuote;
import org.dars.assistant.quiz.exchange.Markup;
import org.dars.assistant.quiz.item.Body;
import org.dars.assistant.quiz.item.Item;
import org.dars.assistant.quiz.item.RichText;

/** Whether the texts of an item are whole: nothing empty, overlong, left over or broken. */
final class TextChecks {

  private static final int LONGEST_STEM = 1_500;
  private static final int LONGEST_OPTION = 500;

  private static final Pattern TAG = Pattern.compile("</?[A-Za-z][^<>]{0,60}>");

  /**
   * Empty brackets, a placeholder nobody filled, control and direction characters, broken UTF-8.
   */
  private static final Pattern LEFTOVER =
      Pattern.compile(
          "(?<![\\p{L}\\p{N}_.])\\(\\s*\\)|\\{\\{[^}]*}}|\\{\\d+}|%\\d?\\$?[sd]\\b|&(amp|lt|gt|quot|nbsp|#\\d+);"
              + "|\\x{FFFD}|[\\p{Cc}&&[^\\n\\r\\t]]|\\b(lorem ipsum|TODO|FIXME|TBD|undefined|null)\\b");

  private static final Pattern DIRECTION =
      Pattern.compile("[\\x{202A}-\\x{202E}\\x{2066}-\\x{2069}]");

  /** Formulas and code, as courseware and question banks write them. */
  private static final Pattern FORMAL =
      Pattern.compile(
          "\\\\\\((.+?)\\\\\\)|\\\\\\[(.+?)\\\\]|\\$\\$(.+?)\\$\\$|(?<![\\\\$\\p{L}\\d])\\$(?=[^\\s\\d$])([^$\\n]+?)(?<=\\S)\\$(?!\\d)|`([^`\\n]+)`",
          Pattern.DOTALL);

  private static final String[][] PAIRS = {{"\\(", "\\)"}, {"\\[", "\\]"}, {"{{", "}}"}};

  private final CourseIndex course;

  TextChecks(CourseIndex course) {
    this.course = course;
  }

  /** A text of an item and what a person calls it. */
  record Named(String name, RichText text, int longest, boolean needed) {

    /** Whether it is read before the answer; explanations come after. */
    boolean asked() {
      return longest < Integer.MAX_VALUE;
    }
  }

  static List<Named> texts(Item item) {
    List<Named> texts = new ArrayList<>();
    boolean cloze = item.body() instanceof Body.Cloze;
    texts.add(new Named("the stem", item.stem(), LONGEST_STEM, !cloze));
    addBody(item.body(), texts);
    texts.add(new Named("the explanation", item.explanation(), Integer.MAX_VALUE, false));
    return texts;
  }

  private static void addBody(Body body, List<Named> to) {
    switch (body) {
      case Body.Choice c -> {
        int number = 1;
        for (Body.Option o : c.options()) {
          String name = "option " + number++;
          to.add(new Named(name, o.text(), LONGEST_OPTION, true));
          to.add(new Named("feedback of " + name, o.feedback(), Integer.MAX_VALUE, false));
        }
      }
      case Body.Cloze c ->
          c.parts()
              .forEach(part -> {
                switch (part) {
                  case Body.Words w -> to.add(new Named("the text", w.text(), 5_000, false));
                  case Body.Gap g -> addBody(g.fill(), to);
                }
              });
      case Body.Matching m -> {
        m.pairs()
            .forEach(p -> {
              to.add(new Named("a prompt", p.prompt(), LONGEST_OPTION, true));
              to.add(new Named("a partner", p.partner(), LONGEST_OPTION, true));
            });
        m.extra().forEach(e -> to.add(new Named("a partner", e, LONGEST_OPTION, true)));
      }
      case Body.Ordering o ->
          o.steps().forEach(s -> to.add(new Named("a step", s, LONGEST_OPTION, true)));
      case Body.ShortAnswer s ->
          s.answers()
              .forEach(a ->
                  to.add(new Named("an answer", RichText.plain(a.text()), LONGEST_OPTION, true)));
      case Body.TrueFalse t -> {
        to.add(new Named("feedback", t.whenTrue(), Integer.MAX_VALUE, false));
        to.add(new Named("feedback", t.whenFalse(), Integer.MAX_VALUE, false));
      }
      case Body.Numeric n -> {}
      case Body.Essay e -> to.add(new Named("the rubric", e.rubric(), Integer.MAX_VALUE, false));
      case Body.Description d -> {}
    }
  }

  Ruling sound(Item item) {
    List<Ruling> rulings = new ArrayList<>();
    for (Named named : texts(item)) {
      rulings.add(sound(named));
    }
    return Ruling.worst(rulings);
  }

  private Ruling sound(Named named) {
    String plain = Markup.plain(named.text());
    if (plain.isBlank()) {
      return named.needed()
              && !Markup.html(named.text()).matches("(?is).*<(img|svg|math|video|audio)\\b.*")
          ? Ruling.failed(named.name() + " is empty")
          : Ruling.PASSED;
    }
    if (plain.length() > named.longest()) {
      return Ruling.warned(
          "%s is longer than %d characters".formatted(named.name(), named.longest()));
    }
    String outside = FORMAL.matcher(plain).replaceAll(" ");
    Matcher direction = DIRECTION.matcher(outside);
    if (direction.find()) {
      return Ruling.warned(named.name() + " holds a direction mark that nobody sees");
    }
    Matcher leftover = LEFTOVER.matcher(outside);
    if (leftover.find()) {
      String reason = "%s holds \"%s\"".formatted(named.name(), leftover.group());
      return named.asked() ? Ruling.failed(reason) : Ruling.warned(reason);
    }
    Matcher tag = TAG.matcher(named.text().format() == RichText.Format.PLAIN ? outside : "");
    while (tag.find()) {
      if (!course.speaksOf(tag.group())) {
        return Ruling.failed("%s holds the tag %s as text".formatted(named.name(), tag.group()));
      }
    }
    return Ruling.PASSED;
  }

  /** Formulas and code are closed, and where the item quotes the course, as the course has them. */
  Ruling markup(Item item, boolean sameLanguage) {
    Set<String> formal = new TreeSet<>();
    for (Named named : texts(item)) {
      String value = named.text().value();
      for (String[] pair : PAIRS) {
        if (count(value, pair[0]) != count(value, pair[1])) {
          return Ruling.failed(
              "%s opens or closes %s … %s without the other"
                  .formatted(named.name(), pair[0], pair[1]));
        }
      }
      if (count(value, "$$") % 2 != 0 || count(value, "```") % 2 != 0) {
        return Ruling.failed(named.name() + " opens a formula or code and does not close it");
      }
      FORMAL.matcher(value).results().map(TextChecks::inner).forEach(formal::add);
    }
    if (formal.isEmpty()) {
      return Ruling.PASSED;
    }
    if (item.sources().isEmpty() || course.isEmpty() || !sameLanguage) {
      return Ruling.PASSED;
    }
    String quoted = packed(blocks(item));
    for (String f : formal) {
      if (f.length() > 2 && !quoted.contains(packed(f))) {
        return Ruling.warned("\"%s\" does not stand in the blocks quoted".formatted(f));
      }
    }
    return Ruling.PASSED;
  }

  private String blocks(Item item) {
    StringBuilder all = new StringBuilder();
    for (SourceQuote source : item.sources()) {
      String text = course.text(source.document(), source.block());
      all.append(text == null ? source.quote() : text).append('\n');
    }
    return all.toString();
  }

  private static String inner(MatchResult m) {
    for (int g = 1; g <= m.groupCount(); g++) {
      if (m.group(g) != null) {
        return m.group(g).strip();
      }
    }
    return m.group();
  }

  private static String packed(String text) {
    return text.replaceAll("\\s+", "");
  }

  private static int count(String text, String what) {
    int n = 0;
    for (int at = text.indexOf(what); at >= 0; at = text.indexOf(what, at + what.length())) {
      n++;
    }
    return n;
  }
}
