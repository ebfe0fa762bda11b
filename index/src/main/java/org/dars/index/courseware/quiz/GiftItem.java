package org.dars.index.courseware.quiz;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.dars.index.courseware.BlockKind;
import org.dars.index.courseware.Inline;
import org.dars.index.courseware.quiz.GiftPlaces.Place;
import org.dars.index.courseware.quiz.Question.Format;
import org.dars.index.courseware.splice.InlineBuilder;
import org.dars.index.courseware.splice.Kept;
import org.dars.index.courseware.splice.Outline;
import org.dars.index.courseware.splice.Region;
import org.dars.index.courseware.splice.SourceText;
import org.dars.index.courseware.splice.TextSyntax;

/** One item of a GIFT file: title, text, answers. */
final class GiftItem {

  private static final String GAP = "_____";

  static final Pattern WEIGHT = Pattern.compile("%-*[0-9]{1,2}\\.?[0-9]*%");

  static final Pattern FORMAT = Pattern.compile("\\[(html|moodle|plain|markdown)\\]");

  static final Pattern TRUTH = Pattern.compile("(?i)T|F|TRUE|FALSE");

  private final GiftText text;
  private final String masked;
  private final Outline outline;
  private final List<String> warnings;
  private final boolean writable;
  private final int number;
  private final List<String> category;
  private final GiftPlaces places;
  private final Region region;
  private Question question;
  private Format format = Format.AUTO;

  /** How answers are written in which every character is itself. */
  private TextSyntax answers = GiftText.PLAIN;

  /** How many texts have a region of their own. */
  private int embedded;

  GiftItem(
      GiftText text,
      Outline outline,
      List<String> warnings,
      boolean writable,
      int number,
      List<String> category) {
    this.text = text;
    this.masked = text.masked();
    this.outline = outline;
    this.warnings = warnings;
    this.writable = writable;
    this.number = number;
    this.category = category;
    this.places = new GiftPlaces(text);
    this.region = new Region(text.source(), places::write);
    this.question = Question.of(outline, number, "", category, warnings);
  }

  void read(int from, int to) {
    int at = from;
    if (masked.startsWith("::", at)) {
      int end = title(at + 2, to);
      at = end < 0 ? at : text.skipBlank(end, to);
    }
    int open = text.find(at, to, "{");
    int close = text.find(at, to, "}");
    if (open == to && close == to) {
      stem(at, to);
    } else if (open < close && close < to) {
      stem(at, to, open, close);
      answers(open + 1, close);
    } else {
      warnings.add(
          "Question " + number + " is searched but not translated: its braces do not pair");
      question.readOnly(BlockKind.STEM, masked.substring(at, to));
    }
  }

  /** The place behind the title, or -1 where it does not end. */
  private int title(int from, int to) {
    int end = from;
    do {
      end = text.find(end, to, ":");
      if (end >= to) {
        return -1;
      }
      end++;
    } while (end >= to || masked.charAt(end) != ':');
    String shown = GiftText.PLAIN.shown(text.source().text().substring(from, end - 1));
    question = Question.of(outline, number, shown, category, warnings);
    if (text.find(from, end, "{}") < end) {
      question.readOnly(BlockKind.HEADING, shown); // escaped, its braces would pair with others
    } else {
      line(BlockKind.HEADING, from, end - 1, new Place(GiftText.PLAIN, "", false, false));
    }
    return end + 1;
  }

  /** An item without answers: a description. */
  private void stem(int from, int to) {
    part(BlockKind.STEM, formatted(from, to), to);
  }

  /** The text around the answer block; behind it too, where a word is missing. */
  private void stem(int from, int to, int open, int close) {
    int at = formatted(from, open);
    if (text.skipBlank(close + 1, to) == to) {
      part(BlockKind.STEM, at, open);
      return;
    }
    boolean again = text.find(close + 1, to, "{}") < to;
    if (again) {
      warnings.add(
          "Question "
              + number
              + " is searched but not translated: it has two answer blocks; put a blank line between questions");
    }
    boolean plain =
        format == Format.PLAIN
            || (format == Format.AUTO
                && !Question.isHtml(masked.substring(at, open))
                && !Question.isHtml(masked.substring(close + 1, to)));
    plain &= !hasEmbedded(open, close);
    if (again) {
      question.readOnly(
          BlockKind.STEM, masked.substring(at, open) + GAP + masked.substring(close + 1, to));
    } else if (plain) {
      gap(at, open, close, to);
    } else {
      part(BlockKind.STEM, at, open);
      part(BlockKind.STEM, close + 1, to);
    }
  }

  /** An answer in HTML cannot be written together with a line around it. */
  private boolean hasEmbedded(int open, int close) {
    GiftItem trial =
        new GiftItem(text, new Outline(), new ArrayList<>(), writable, number, category);
    trial.format = format;
    trial.answers(open + 1, close);
    return trial.embedded > 0;
  }

  private void gap(int from, int open, int close, int to) {
    TextSyntax syntax = format == Format.PLAIN ? GiftText.PLAIN : GiftText.ENTITIES;
    String raw = text.source().text();
    int start = text.skipBlank(from, to);
    int end = TextSyntax.trimmed(masked, start, to)[1];
    InlineBuilder out = new InlineBuilder();
    syntax.scan(raw.substring(start, open), out);
    out.markup(raw.substring(open, close + 1), Inline.Role.ALONE, GAP);
    syntax.scan(raw.substring(close + 1, end), out);
    add(BlockKind.STEM, out, start, end, start == from ? from : start, place(syntax));
  }

  private Place place(TextSyntax syntax) {
    boolean entities = syntax == GiftText.ENTITIES;
    return new Place(syntax, entities ? "" : "[plain]", entities, false);
  }

  private void answers(int from, int to) {
    int general = general(from, to);
    int start = text.skipBlank(from, general);
    int end = TextSyntax.trimmed(masked, start, general)[1];
    boolean pairs = start < end && text.find(start, end, "~") == end;
    answers = pairs ? GiftText.PLAIN_ANSWER : GiftText.PLAIN;
    if (start >= end) {
      // an essay
    } else if (masked.charAt(start) == '#') {
      split(start + 1, end, "=~").forEach(a -> feedback(a[0], a[1]));
    } else if (text.find(start, end, "~") < end) {
      split(start, end, "=~").forEach(this::choice);
    } else if (text.find(start, end, "=") < end && masked.substring(start, end).contains("->")) {
      split(start, end, "=").forEach(this::pair);
    } else {
      int hash = text.find(start, end, "#");
      if (TRUTH.matcher(masked.substring(start, hash).strip()).matches()) {
        int second = text.find(Math.min(hash + 1, end), end, "#");
        part(BlockKind.FEEDBACK, Math.min(hash + 1, end), second);
        part(BlockKind.FEEDBACK, Math.min(second + 1, end), end);
      } else {
        List<int[]> keys = split(start, end, "=");
        keys.forEach(k -> key(k, keys.size() == 1 && masked.charAt(start) != '='));
      }
    }
    part(BlockKind.FEEDBACK, Math.min(general + 4, to), to);
  }

  /** Where the general feedback's marks begin, or the end. */
  private int general(int from, int to) {
    int found = to;
    for (int i = text.find(from, to, "#"); i < to; i = text.find(i + 1, to, "#")) {
      if (i + 4 <= to && masked.startsWith("####", i)) {
        found = i;
      }
    }
    return found;
  }

  /** Answers, each from behind its mark. */
  private List<int[]> split(int from, int to, String marks) {
    List<int[]> out = new ArrayList<>();
    int at = from;
    for (int i = text.find(from, to, marks); ; i = text.find(i + 1, to, marks)) {
      if (text.skipBlank(at, i) < i) {
        out.add(new int[] {at, i});
      }
      if (i >= to) {
        return out;
      }
      at = i + 1;
    }
  }

  private int weight(int from, int to) {
    int at = text.skipBlank(from, to);
    Matcher m = WEIGHT.matcher(masked).region(at, to);
    return m.lookingAt() ? m.end() : from;
  }

  private void choice(int[] answer) {
    boolean right = answer[0] > 0 && masked.charAt(answer[0] - 1) == '=';
    int from = right ? answer[0] : weight(answer[0], answer[1]);
    int hash = text.find(from, answer[1], "#");
    part(BlockKind.OPTION, from, hash);
    part(BlockKind.FEEDBACK, Math.min(hash + 1, answer[1]), answer[1]);
  }

  private void feedback(int from, int to) {
    int hash = text.find(from, to, "#");
    part(BlockKind.FEEDBACK, Math.min(hash + 1, to), to);
  }

  private void pair(int[] answer) {
    int arrow = masked.indexOf("->", answer[0]);
    if (arrow < 0 || arrow >= answer[1]) {
      part(BlockKind.OPTION, answer[0], answer[1]);
      return;
    }
    part(BlockKind.OPTION, answer[0], arrow);
    line(BlockKind.OPTION, arrow + 2, answer[1], new Place(GiftText.PLAIN, "", false, false));
  }

  private void key(int[] answer, boolean alone) {
    int from = weight(answer[0], answer[1]);
    int hash = text.find(from, answer[1], "#");
    boolean weighed = from > answer[0];
    Place place = new Place(answers, weighed ? "" : "%100%", false, alone);
    if (masked.substring(from, hash).matches("(?s).*\\p{L}.*")) {
      line(BlockKind.OPTION, from, hash, place);
    } else {
      question.readOnly(BlockKind.OPTION, answers.shown(masked.substring(from, hash)));
    }
    part(BlockKind.FEEDBACK, Math.min(hash + 1, answer[1]), answer[1]);
  }

  /** Sets the question's format from the mark before its text. */
  private int formatted(int from, int to) {
    Matcher m = FORMAT.matcher(masked).region(text.skipBlank(from, to), to);
    if (!m.lookingAt()) {
      return from;
    }
    format = format(m.group(1));
    return m.end();
  }

  private static Format format(String name) {
    return switch (name) {
      case "html" -> Format.HTML;
      case "plain" -> Format.PLAIN;
      case "markdown" -> Format.MARKDOWN;
      default -> Format.AUTO;
    };
  }

  /** A text that may say its format. */
  private void part(BlockKind kind, int from, int to) {
    int start = text.skipBlank(from, to);
    if (start >= to) {
      return;
    }
    Matcher m = FORMAT.matcher(masked).region(start, to);
    boolean said = kind != BlockKind.STEM && m.lookingAt();
    Format own = said ? format(m.group(1)) : format;
    int begin = said ? m.end() : from;
    boolean marked = said || (begin > 0 && masked.charAt(begin - 1) == ']');
    boolean html =
        own == Format.HTML || (own == Format.AUTO && Question.isHtml(masked.substring(begin, to)));
    if (html || own == Format.MARKDOWN) {
      inner(kind, begin, to, html ? Format.HTML : own);
    } else if (own == Format.PLAIN) {
      TextSyntax syntax = kind == BlockKind.STEM ? GiftText.PLAIN : answers;
      line(kind, begin, to, new Place(syntax, marked ? "" : "[plain]", false, false));
    } else {
      line(kind, begin, to, new Place(GiftText.ENTITIES, "", true, false));
    }
  }

  private void inner(BlockKind kind, int from, int to, Format own) {
    int[] at = TextSyntax.trimmed(masked, from, to);
    if (at[0] >= at[1]) {
      return;
    }
    embedded++;
    SourceText inner = text.decoded(at[0], at[1], GiftPlaces::guarded);
    if (!writable || text.isCommented(at[0], at[1])) {
      if (writable) {
        warnings.add(
            "A text of question "
                + number
                + " is searched but not translated: there is a comment in it");
      }
      question.readOnly(kind, Question.unescaped(inner.text().replaceAll("<[^>]*>", " ")));
    } else {
      question.text(kind, inner, own, Kept.FORMULAS);
    }
  }

  /** Text of one block, in the file itself. */
  private void line(BlockKind kind, int from, int to, Place place) {
    int[] at = TextSyntax.trimmed(masked, from, to);
    if (at[0] >= at[1]) {
      return;
    }
    InlineBuilder out = new InlineBuilder();
    place.syntax().scan(text.source().text().substring(at[0], at[1]), out);
    add(kind, out, at[0], at[1], from, place);
  }

  /**
   * @param earliest where the block may begin: behind its mark. One that has no other way to begin
   *     a line with two slashes takes the line break before it
   */
  private void add(BlockKind kind, InlineBuilder out, int from, int to, int earliest, Place place) {
    boolean joins =
        !place.entities()
            && place.guard().isEmpty()
            && text.beginsLine(from)
            && !text.isCommented(earliest, from);
    int start = joins ? earliest : from;
    places.put(start, place);
    outline.enter(region);
    question.add(kind, out.build(), writable ? text.source().span(start, to) : null);
  }
}
