package org.dars.translator.guard;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.MatchResult;
import org.dars.index.courseware.Inline;
import org.dars.index.courseware.Inline.Markup;
import org.dars.index.courseware.Inline.Text;
import org.dars.translator.guard.Placeholder.Kind;

/**
 * Turns a segment into text with placeholders.
 *
 * <p>Three things keep placeholders few, for each is a chance to go wrong: what stands at the edge
 * of a segment (white space, a pair around all of it, markup that shows nothing) never reaches the
 * engine; a pair with no words inside is one placeholder; and plain numbers stay in the text, since
 * grammar depends on them, and are compared afterwards by {@code check}.
 */
public final class Guard {

  private Guard() {}

  /** Guards a segment's content. */
  public static Guarded protect(List<Inline> content) {
    Edges edges = Edges.of(content);
    List<Piece> pieces = withoutEmptyPairs(pieces(edges.core()));
    StringBuilder text = new StringBuilder();
    List<Placeholder> placeholders = new ArrayList<>();
    Map<Integer, Placeholder> numbers = new HashMap<>();
    for (Piece piece : pieces) {
      switch (piece) {
        case Words w -> text.append(w.value());
        case Fixed f -> {
          Placeholder p =
              new Placeholder(placeholders.size() + 1, f.kind(), f.inlines(), List.of());
          placeholders.add(p);
          text.append(p.open());
        }
        case Open o -> {
          List<Inline> closing = List.of(closeOf(pieces, o.pair()).inline());
          Placeholder p =
              new Placeholder(placeholders.size() + 1, Kind.PAIR, List.of(o.inline()), closing);
          placeholders.add(p);
          numbers.put(o.pair(), p);
          text.append(p.open());
        }
        case Close c -> text.append(Objects.requireNonNull(numbers.get(c.pair())).close());
      }
    }
    return new Guarded(text.toString(), placeholders, edges.before(), edges.after());
  }

  /**
   * Stretches of running text that name something outside it: addresses, variables, identifiers;
   * quantities are not among them.
   *
   * @return {@code [start, end)} pairs in order
   */
  public static List<int[]> references(String text) {
    return Patterns.find(text)
        .filter(match -> Patterns.kind(match) != Kind.QUANTITY)
        .map(match -> new int[] {match.start(), match.end()})
        .toList();
  }

  private static List<Piece> pieces(List<Inline> core) {
    int[] partners = Pairs.partners(core);
    List<Piece> pieces = new ArrayList<>();
    for (int i = 0; i < core.size(); i++) {
      int at = i;
      int partner = partners[i];
      switch (core.get(i)) {
        case Text t -> addText(pieces, t.value());
        case Markup m when partner < 0 -> pieces.add(new Fixed(Kind.MARKUP, List.of(m)));
        case Markup m -> pieces.add(partner > at ? new Open(m, at) : new Close(m, partner));
      }
    }
    return pieces;
  }

  private static void addText(List<Piece> pieces, String value) {
    int from = 0;
    for (MatchResult match : Patterns.find(value).toList()) {
      addWords(pieces, value.substring(from, match.start()));
      pieces.add(new Fixed(Patterns.kind(match), List.of(new Text(match.group()))));
      from = match.end();
    }
    addWords(pieces, value.substring(from));
  }

  private static void addWords(List<Piece> pieces, String words) {
    if (!words.isEmpty()) {
      pieces.add(new Words(words));
    }
  }

  /** A pair around nothing but code, images and addresses becomes one fixed piece. */
  private static List<Piece> withoutEmptyPairs(List<Piece> pieces) {
    List<Piece> fewer = new ArrayList<>();
    for (int i = 0; i < pieces.size(); i++) {
      if (pieces.get(i) instanceof Open open) {
        int close = pieces.indexOf(closeOf(pieces, open.pair()));
        List<Piece> pair = pieces.subList(i, close + 1);
        if (pair.stream().noneMatch(p -> p instanceof Words w && hasWord(w.value()))) {
          List<Inline> all = pair.stream().flatMap(p -> p.inlines().stream()).toList();
          fewer.add(new Fixed(Kind.MARKUP, all));
          i = close;
          continue;
        }
      }
      fewer.add(pieces.get(i));
    }
    return fewer;
  }

  private static Close closeOf(List<Piece> pieces, int pair) {
    for (Piece piece : pieces) {
      if (piece instanceof Close close && close.pair() == pair) {
        return close;
      }
    }
    throw new IllegalStateException("an opening without closing is no pair");
  }

  private static boolean hasWord(String text) {
    return text.codePoints().anyMatch(Character::isLetterOrDigit);
  }

  /** A stretch of the core, told apart by what the engine may do with it. */
  private sealed interface Piece {
    List<Inline> inlines();
  }

  private record Words(String value) implements Piece {
    @Override
    public List<Inline> inlines() {
      return List.of(new Text(value));
    }
  }

  private record Fixed(Kind kind, List<Inline> inlines) implements Piece {}

  /**
   * The first half of a pair.
   *
   * @param pair what it has in common with its {@link Close}
   */
  private record Open(Inline inline, int pair) implements Piece {
    @Override
    public List<Inline> inlines() {
      return List.of(inline);
    }
  }

  private record Close(Inline inline, int pair) implements Piece {
    @Override
    public List<Inline> inlines() {
      return List.of(inline);
    }
  }
}
