package org.dars.index.courseware;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A term and what it means, from a {@link BlockKind#TERM} block: {@code **term**: definition} in
 * Markdown, {@code <dt>}, {@code <dd>} in HTML. The block's content is one OPEN, the term, its
 * CLOSE, and the definition.
 *
 * @param term as written, never empty
 * @param definition without the colon, never empty
 */
public record Definition(String term, String definition) {

  private static final Pattern HEADING =
      Pattern.compile(
          "(?iu).*\\b(key (terms|concepts|words)|glossary|definitions|vocabulary|terminology)\\b.*");

  /** Of Markdown, of HTML, and the properties of a run of Word. */
  private static final Pattern STRONG =
      Pattern.compile(
          "\\*\\*|__|(?i)<(strong|b|dfn)\\b[^>]*>|(?s)<(\\w+:)?rPr\\b[^>]*>.*<(\\w+:)?b/>.*");

  /**
   * The definition that a block holds: a TERM block, or an item of the same shape in a list of key
   * terms (elsewhere such items are steps and remarks). Nothing where it is not complete.
   */
  public static Optional<Definition> of(Block block) {
    List<String> headings = block.anchor().headingPath();
    boolean item =
        block.kind() == BlockKind.LIST_ITEM
            && !headings.isEmpty()
            && isHeading(headings.getLast())
            && opens(block.content());
    int close = item || block.kind() == BlockKind.TERM ? close(block.content()) : -1;
    if (close < 0) {
      return Optional.empty();
    }
    String term = visible(block.content().subList(0, close));
    String definition =
        visible(block.content().subList(close, block.content().size()))
            .replaceFirst("^[:\uff1a\u1361-\u1366]\\s*", "");
    return term.isEmpty() || definition.isEmpty()
        ? Optional.empty()
        : Optional.of(new Definition(term, definition));
  }

  /** A definition of a format without marks, in the shape that {@link #of} reads. */
  public static List<Inline> content(String term, String definition) {
    return List.of(
        new Inline.Markup("", Inline.Role.OPEN, ""),
        new Inline.Text(term),
        new Inline.Markup("", Inline.Role.CLOSE, ""),
        new Inline.Text(": " + definition));
  }

  /** Whether a heading announces definitions: "Key terms", "Glossary". */
  public static boolean isHeading(String heading) {
    return HEADING.matcher(heading).matches();
  }

  /** Whether content begins with strong text that a colon follows. */
  public static boolean opens(List<Inline> content) {
    int close = close(content);
    return close > 0
        && content.getFirst() instanceof Inline.Markup m
        && STRONG.matcher(m.source()).matches()
        && close + 1 < content.size()
        && content.get(close + 1) instanceof Inline.Text t
        && t.value().matches("(?s)\\s*[:\uff1a\u1361-\u1366]\\s*\\S.*");
  }

  /** Index of the piece of markup that closes the first one, or -1. */
  private static int close(List<Inline> content) {
    int depth = 0;
    for (int i = 0; i < content.size(); i++) {
      if (content.get(i) instanceof Inline.Markup m) {
        depth +=
            switch (m.role()) {
              case OPEN -> 1;
              case CLOSE -> -1;
              case ALONE -> 0;
            };
      }
      if (depth == 0) {
        return i > 0 ? i : -1;
      }
    }
    return -1;
  }

  private static String visible(List<Inline> content) {
    return content.stream()
        .map(Inline::visibleText)
        .collect(Collectors.joining())
        .replaceAll("\\s+", " ")
        .strip();
  }
}
