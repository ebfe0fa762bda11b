package org.dars.assistant.quiz.examine;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.dars.assistant.quiz.SourceQuote;
import org.dars.assistant.quiz.examine.Spot.Part;
import org.dars.assistant.quiz.exchange.Markup;
import org.dars.assistant.quiz.item.Body;
import org.dars.assistant.quiz.item.Item;
import org.dars.assistant.quiz.item.RichText;

/** Whether the texts of an item are whole: nothing empty, overlong, left over or broken. */
final class TextChecks {

  private static final int LONGEST_STEM = 1_500;
  private static final int LONGEST_OPTION = 500;
  private static final int LONGEST_TEXT = 5_000;

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

  /** A text of an item and where it stands. */
  record Named(List<Spot> where, RichText text, int longest, boolean needed) {

    Named(Spot spot, RichText text, int longest, boolean needed) {
      this(List.of(spot), text, longest, needed);
    }

    Named in(Spot outer) {
      return new Named(List.of(outer, where.getFirst()), text, longest, needed);
    }

    /** Whether it is read before the answer; explanations come after. */
    boolean asked() {
      return longest < Integer.MAX_VALUE;
    }

    Ruling named(Ruling ruling) {
      Ruling named = ruling;
      for (Spot spot : where.reversed()) {
        named = named.in(spot);
      }
      return named;
    }
  }

  static List<Named> texts(Item item) {
    List<Named> texts = new ArrayList<>();
    boolean cloze = item.body() instanceof Body.Cloze;
    texts.add(new Named(Spot.the(Part.STEM), item.stem(), LONGEST_STEM, !cloze));
    addBody(item.body(), texts);
    texts.add(after(Spot.the(Part.EXPLANATION), item.explanation()));
    return texts;
  }

  private static void addBody(Body body, List<Named> to) {
    switch (body) {
      case Body.Choice c -> {
        int number = 0;
        for (Body.Option o : c.options()) {
          to.add(choosable(Part.OPTION, ++number, o.text()));
          to.add(after(new Spot(Part.OPTION_FEEDBACK, number), o.feedback()));
        }
      }
      case Body.Cloze c -> addParts(c, to);
      case Body.Matching m -> {
        int number = 0;
        for (Body.Pair p : m.pairs()) {
          to.add(choosable(Part.PROMPT, ++number, p.prompt()));
          to.add(choosable(Part.PARTNER, number, p.partner()));
        }
        for (RichText extra : m.extra()) {
          to.add(choosable(Part.PARTNER, ++number, extra));
        }
      }
      case Body.Ordering o -> {
        int number = 0;
        for (RichText step : o.steps()) {
          to.add(choosable(Part.STEP, ++number, step));
        }
      }
      case Body.ShortAnswer s -> {
        int number = 0;
        for (Body.Accepted a : s.answers()) {
          to.add(choosable(Part.ANSWER, ++number, RichText.plain(a.text())));
        }
      }
      case Body.TrueFalse t -> {
        to.add(after(Spot.the(Part.FEEDBACK), t.whenTrue()));
        to.add(after(Spot.the(Part.FEEDBACK), t.whenFalse()));
      }
      case Body.Numeric n -> {}
      case Body.Essay e -> to.add(after(Spot.the(Part.RUBRIC), e.rubric()));
      case Body.Description d -> {}
    }
  }

  private static void addParts(Body.Cloze cloze, List<Named> to) {
    int gaps = 0;
    for (Body.Part part : cloze.parts()) {
      switch (part) {
        case Body.Words w -> to.add(new Named(Spot.the(Part.TEXT), w.text(), LONGEST_TEXT, false));
        case Body.Gap g -> {
          Spot gap = new Spot(Part.GAP, ++gaps);
          List<Named> filling = new ArrayList<>();
          addBody(g.fill(), filling);
          filling.forEach(named -> to.add(named.in(gap)));
        }
      }
    }
  }

  private static Named choosable(Part part, int number, RichText text) {
    return new Named(new Spot(part, number), text, LONGEST_OPTION, true);
  }

  /** What learners read only after they have answered. */
  private static Named after(Spot spot, RichText text) {
    return new Named(spot, text, Integer.MAX_VALUE, false);
  }

  Ruling sound(Item item) {
    List<Ruling> rulings = new ArrayList<>();
    for (Named named : texts(item)) {
      rulings.add(named.named(sound(named)));
    }
    return Ruling.worst(rulings);
  }

  private Ruling sound(Named named) {
    String plain = Markup.plain(named.text());
    if (plain.isBlank()) {
      return named.needed()
              && !Markup.html(named.text()).matches("(?is).*<(img|svg|math|video|audio)\\b.*")
          ? Ruling.failed(Why.EMPTY)
          : Ruling.PASSED;
    }
    if (plain.length() > named.longest()) {
      return Ruling.warned(Why.TOO_LONG, named.longest());
    }
    String outside = FORMAL.matcher(plain).replaceAll(" ");
    Matcher direction = DIRECTION.matcher(outside);
    if (direction.find()) {
      return Ruling.warned(Why.DIRECTION_MARK);
    }
    Matcher leftover = LEFTOVER.matcher(outside);
    if (leftover.find()) {
      return named.asked()
          ? Ruling.failed(Why.LEFTOVER, leftover.group())
          : Ruling.warned(Why.LEFTOVER, leftover.group());
    }
    Matcher tag = TAG.matcher(named.text().format() == RichText.Format.PLAIN ? outside : "");
    while (tag.find()) {
      if (!course.speaksOf(tag.group())) {
        return Ruling.failed(Why.TAG, tag.group());
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
          return named.named(Ruling.failed(Why.UNPAIRED, pair[0], pair[1]));
        }
      }
      if (count(value, "$$") % 2 != 0 || count(value, "```") % 2 != 0) {
        return named.named(Ruling.failed(Why.UNCLOSED));
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
        return Ruling.warned(Why.FORMULA_NOT_QUOTED, f);
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
