package org.dars.translator.align;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.dars.index.courseware.Anchor;
import org.dars.index.courseware.Block;
import org.dars.index.courseware.BlockKind;
import org.dars.index.courseware.Inline;
import org.dars.index.courseware.Inline.Markup;
import org.dars.index.search.WordForms;
import org.dars.translator.guard.Guard;
import org.dars.translator.terms.TermFinder;
import org.dars.translator.terms.Termbase;
import org.jspecify.annotations.Nullable;

/** Makes pieces of the blocks and sentences of one language. */
final class Pieces {

  private static final Pattern WORD =
      Pattern.compile(
          "[\\p{IsHan}\\p{IsHiragana}\\p{IsKatakana}\\p{IsThai}\\p{IsKhmer}\\p{IsLao}\\p{IsMyanmar}]"
              + "\\p{M}*|[\\p{L}\\p{M}\\p{N}]+");
  private static final Pattern NUMBER =
      Pattern.compile("\\p{Nd}+(?:[.,٫٬\\u00a0\\u202f]\\p{Nd}+)*");
  private static final Pattern ADDRESS =
      Pattern.compile(
          "(?:https?://|/|\\.\\.?/|#)[\\w./%~#?=&+-]{2,}|\\b[\\w-]+\\.(?:png|jpe?g|svg|gif|PNG)");
  private static final Pattern IDENTIFIER = Pattern.compile("[A-Za-z_][\\w.]{2,}");
  private static final int LONGEST_CODE = 60;

  private final Pattern own;
  private final WordForms forms;
  private final @Nullable TermFinder terms;

  /**
   * @param language BCP 47 tag of the texts
   * @param other BCP 47 tag of what they are paired with
   * @param terms whose concepts are anchors
   */
  Pieces(String language, String other, Termbase terms) {
    // "/course/es/chapter1" is the address of "/course/en/chapter1" in Spanish.
    String either = Pattern.quote(language) + "|" + Pattern.quote(other);
    this.own = Pattern.compile("(?i)(?<=[/_.-])(?:" + either + ")(?=[/_.-]|$)");
    this.forms = WordForms.of(language);
    this.terms = terms.concepts().isEmpty() ? null : TermFinder.of(terms, language);
  }

  Piece of(Block block) {
    Piece.Kind kind = hasText(block) ? kind(block.kind()) : Piece.Kind.FIXED;
    Piece piece = of(kind, block.level(), block.content());
    return block.anchor() instanceof Anchor.Time t
        ? at(piece, new Piece.Time(t.start().toMillis() / 1e3, t.end().toMillis() / 1e3))
        : piece;
  }

  /** Whether there is something to translate, as far as the text tells. */
  private static boolean hasText(Block block) {
    return block.content().stream()
        .anyMatch(i ->
            i instanceof Inline.Text t && t.value().codePoints().anyMatch(Character::isLetter));
  }

  static Piece at(Piece p, Piece.Time time) {
    return new Piece(p.kind(), p.level(), p.length(), p.words(), p.stems(), p.anchors(), time);
  }

  /** A sentence of running text. */
  Piece of(List<Inline> content) {
    return of(Piece.Kind.TEXT, 0, content);
  }

  private Piece of(Piece.Kind kind, int level, List<Inline> content) {
    String visible = content.stream().map(Inline::visibleText).collect(Collectors.joining());
    Set<String> anchors = new HashSet<>();
    content.stream().filter(Markup.class::isInstance).forEach(m -> markup((Markup) m, anchors));
    if (kind == Piece.Kind.FIXED) {
      tokens(visible, IDENTIFIER).forEach(t -> anchors.add("c:" + t));
    } else {
      references(visible, anchors);
      tokens(visible, NUMBER).forEach(n -> anchors.add("n:" + digits(n)));
      if (terms != null) {
        terms.find(visible).forEach(match -> anchors.add("t:" + match.concept().id()));
      }
    }
    List<String> words = new ArrayList<>();
    tokens(visible, WORD).forEach(w -> words.add(w.toLowerCase(Locale.ROOT)));
    List<String> stems = words.stream().map(forms::stem).toList();
    int length = (int) visible.codePoints().filter(c -> !Character.isWhitespace(c)).count();
    return new Piece(
        kind, kind == Piece.Kind.HEADING ? level : 0, length, words, stems, anchors, null);
  }

  private void markup(Markup markup, Set<String> anchors) {
    String code = markup.visible().strip();
    if (!code.isEmpty() && code.length() <= LONGEST_CODE) {
      anchors.add("c:" + code);
    }
    tokens(markup.source(), ADDRESS).forEach(a -> anchors.add("u:" + address(a)));
  }

  private void references(String visible, Set<String> anchors) {
    for (int[] place : Guard.references(visible)) {
      anchors.add("c:" + visible.substring(place[0], place[1]));
    }
  }

  private String address(String address) {
    return own.matcher(address).replaceAll("*").replaceFirst("/+$", "");
  }

  private static List<String> tokens(String text, Pattern pattern) {
    List<String> tokens = new ArrayList<>();
    Matcher matcher = pattern.matcher(text);
    while (matcher.find()) {
      tokens.add(matcher.group());
    }
    return tokens;
  }

  /** "1,000" and "1.000" and "١٠٠٠" are one number. */
  private static String digits(String number) {
    StringBuilder digits = new StringBuilder();
    number
        .codePoints()
        .filter(Character::isDigit)
        .forEach(c -> digits.append(Character.digit(c, 10)));
    return digits.toString();
  }

  private static Piece.Kind kind(BlockKind kind) {
    return switch (kind) {
      case HEADING, SLIDE_TITLE -> Piece.Kind.HEADING;
      case CODE, FORMULA -> Piece.Kind.FIXED;
      case TABLE_CELL -> Piece.Kind.CELL;
      case ALT_TEXT, CAPTION -> Piece.Kind.IMAGE;
      case PARAGRAPH, LIST_ITEM, TERM, SPEAKER_NOTE, CUE, STEM, OPTION, FEEDBACK -> Piece.Kind.TEXT;
    };
  }
}
