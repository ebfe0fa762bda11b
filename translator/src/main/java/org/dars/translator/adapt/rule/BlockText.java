package org.dars.translator.adapt.rule;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.dars.index.courseware.Anchor;
import org.dars.index.courseware.Block;
import org.dars.index.courseware.Inline;
import org.dars.index.courseware.Sentences;
import org.dars.translator.adapt.Place;
import org.dars.translator.adapt.Surroundings;
import org.dars.translator.adapt.Target;
import org.dars.translator.guard.Guard;
import org.jspecify.annotations.Nullable;

/**
 * A block as one text, with the way back to its inlines, and with what must not be touched marked:
 * code, formulas, addresses, quotations, titles of works, references.
 */
final class BlockText {

  private static final int QUOTATION_WORDS = 4;

  private static final Pattern QUOTED =
      Pattern.compile("“([^“”]*)”|«([^«»]*)»|„([^„“”]*)[“”]|\"([^\"]*)\"");

  /** "Miller, G. A. (1956)." begins an entry of a bibliography. */
  private static final Pattern REFERENCE =
      Pattern.compile("^\\p{Lu}[\\p{L}'’-]+, (?:\\p{Lu}\\. ?)+.*\\((?:\\d{4}|n\\.d\\.)");

  private static final String EXERCISE =
      "(?:exercises?|problems?|tasks?|quiz(?:zes)?|tests?|questions?|assignments?|homework"
          + "|short answers?|free response|упражнени[ея]|задач[аи]|задани[ея]|вопросы?|тест"
          + "|жаттығу(?:лар)?|тапсырма(?:лар)?|сұрақтар|есептер|exercices?|problèmes?|devoirs?"
          + "|zoezi|mazoezi|maswali|jaribio|تمرين|تمارين|أسئلة|سؤال|مسألة|مسائل|اختبار|واجب)";

  private static final int FLAGS =
      Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE | Pattern.UNICODE_CHARACTER_CLASS;

  /**
   * "Review Questions", "Exercise 3: Speed"; not "Problem Solving" or "Tests and their history".
   */
  private static final Pattern EXERCISE_HEADING =
      Pattern.compile(
          "^(?:[\\d.]+\\s+)?(?:(?:review|practice|practise|self-check|self|check|application|critical"
              + "|thinking|chapter|personal|контрольные|практические|домашнее|бақылау)\\s)*"
              + EXERCISE
              + "(?:\\s?[№#]?\\s?\\p{Nd}.*|\\s?:.*|\\s?)$",
          FLAGS);

  /** "Exercise 3. A car …" without a heading. */
  private static final Pattern EXERCISE_START =
      Pattern.compile("^" + EXERCISE + "(?:\\s[№#]?\\s?\\p{Nd}+\\b|\\s?:)", FLAGS);

  /** A note of where a picture is from. */
  private static final Pattern CREDIT =
      Pattern.compile("\\((?:photo |image )?credits?\\b[^()]*(?:\\([^()]*\\)[^()]*)*\\)?", FLAGS);

  private static final Pattern REFERENCE_HEADING =
      Pattern.compile(
          "^(?:references|bibliography|works cited|further reading|литература|список литературы"
              + "|библиография|әдебиеттер|références|bibliographie|marejeo|المراجع|المصادر)\\b",
          FLAGS);

  private final String document;
  private final Block block;
  private final String language;
  private final String text;
  private final int[] inline;
  private final int[] offset;
  private final BitSet fixed = new BitSet();
  private final BitSet quoted = new BitSet();
  private @Nullable List<Sentences.Range> sentences;

  BlockText(String document, Block block, String language) {
    this.document = document;
    this.block = block;
    this.language = language;
    StringBuilder all = new StringBuilder();
    List<int[]> from = new ArrayList<>();
    Deque<Integer> open = new ArrayDeque<>();
    for (int i = 0; i < block.content().size(); i++) {
      switch (block.content().get(i)) {
        case Inline.Text t -> {
          for (int c = 0; c < t.value().length(); c++) {
            from.add(new int[] {i, c});
          }
          all.append(t.value());
        }
        case Inline.Markup m -> {
          String shown = Surroundings.shown(m);
          shown.chars().forEach(_ -> from.add(new int[] {-1, 0}));
          all.append(shown);
          if (m.role() == Inline.Role.OPEN) {
            open.push(all.length());
          } else if (m.role() == Inline.Role.CLOSE && !open.isEmpty()) {
            emphasised(all, open.pop());
          }
        }
      }
    }
    this.text = all.toString();
    this.inline = from.stream().mapToInt(f -> f[0]).toArray();
    this.offset = from.stream().mapToInt(f -> f[1]).toArray();
    protect();
  }

  /** Words in emphasis that are capitalised like a title name a work. */
  private void emphasised(StringBuilder all, int start) {
    if (isTitle(all.substring(start))) {
      fixed.set(start, all.length());
    }
  }

  private static boolean isTitle(String words) {
    String[] parts = words.strip().split("\\s+");
    long capitals = 0;
    for (String part : parts) {
      capitals += !part.isEmpty() && Character.isUpperCase(part.charAt(0)) ? 1 : 0;
    }
    return parts.length >= 2 && parts.length <= 14 && capitals >= 2 && capitals * 2 >= parts.length;
  }

  private void protect() {
    Guard.references(text).forEach(range -> fixed.set(range[0], range[1]));
    for (int i = 0; i < text.length(); i++) {
      if (inline[i] < 0) {
        fixed.set(i);
      }
    }
    CREDIT.matcher(text).results().forEach(m -> fixed.set(m.start(), m.end()));
    Matcher quotes = QUOTED.matcher(text);
    while (quotes.find()) {
      String inside = quotes.group().substring(1, quotes.group().length() - 1);
      if (inside.strip().split("\\s+").length >= QUOTATION_WORDS || isTitle(inside)) {
        quoted.set(quotes.start() + 1, quotes.end() - 1);
      }
    }
    boolean listed =
        block.anchor().headingPath().stream()
            .anyMatch(h -> REFERENCE_HEADING.matcher(h.strip()).find());
    if (listed || REFERENCE.matcher(text).find()) {
      fixed.set(0, text.length());
    }
  }

  /** The whole text. */
  String text() {
    return text;
  }

  Block block() {
    return block;
  }

  String language() {
    return language;
  }

  String document() {
    return document;
  }

  /** Whether none of it may be touched or flagged. */
  boolean fixed(int from, int to) {
    int next = fixed.nextSetBit(from);
    return next >= 0 && next < to;
  }

  /** Whether some of it stands in a quotation or in the title of a work. */
  boolean quoted(int from, int to) {
    int next = quoted.nextSetBit(from);
    return next >= 0 && next < to;
  }

  /** Whether the block is part of a quiz or exercise, so that its numbers belong to its answer. */
  boolean exercise() {
    return switch (block.kind()) {
      case STEM, OPTION, FEEDBACK -> true;
      case HEADING,
          PARAGRAPH,
          LIST_ITEM,
          TABLE_CELL,
          CAPTION,
          ALT_TEXT,
          TERM,
          SLIDE_TITLE,
          SPEAKER_NOTE,
          CUE,
          CODE,
          FORMULA ->
          block.anchor() instanceof Anchor.Item
              || EXERCISE_START.matcher(text).find()
              || block.anchor().headingPath().stream()
                  .anyMatch(h -> EXERCISE_HEADING.matcher(h.strip()).find());
    };
  }

  /** The stretch in its inline; empty when it reaches over markup. */
  Optional<Place> place(int from, int to) {
    for (int i = from; i < to; i++) {
      if (inline[i] < 0 || inline[i] != inline[from]) {
        return Optional.empty();
      }
    }
    return from < to
        ? Optional.of(new Place(inline[from], offset[from], offset[to - 1] + 1))
        : Optional.empty();
  }

  /** Where it stands, for a record. */
  Target target(Place place, int from, int to) {
    return new Target(
        document, block.id(), place, block.anchor().label(), Surroundings.of(text, from, to));
  }

  /** The sentence around a character. */
  String sentence(int at) {
    if (sentences == null) {
      sentences = Sentences.ranges(text, language);
    }
    for (Sentences.Range range : sentences) {
      if (at >= range.start() && at < range.end()) {
        return range.of(text);
      }
    }
    return text;
  }
}
