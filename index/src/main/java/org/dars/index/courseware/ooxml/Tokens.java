package org.dars.index.courseware.ooxml;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.dars.index.courseware.Inline;
import org.dars.index.courseware.ooxml.Piece.PieceType;
import org.jspecify.annotations.Nullable;

/** Pieces as text and pairs: a pair begins where the format leaves the paragraph's own. */
final class Tokens {

  private final Runs runs;
  private final List<Piece> pieces;
  private final RunFormat base;

  private Tokens(Runs runs, List<Piece> pieces, RunFormat base) {
    this.runs = runs;
    this.pieces = pieces;
    this.base = base;
  }

  /**
   * @param base the paragraph's own format, which is not mentioned
   */
  static List<Token> of(Runs runs, List<Piece> pieces, RunFormat base) {
    return collapsed(new Tokens(runs, pieces, base).split());
  }

  private List<Token> split() {
    List<Token> out = new ArrayList<>();
    Deque<Integer> tags = new ArrayDeque<>();
    int pairs = 0;
    RunFormat open = null;
    int openPair = 0;
    for (int i = 0; i < pieces.size(); i++) {
      Piece p = pieces.get(i);
      if (open != null && !staysOpen(i, open)) {
        out.add(Token.closing("</" + name(open.source()) + ">", openPair, new Step.End()));
        open = null;
      }
      switch (p.type()) {
        case TEXT -> {
          if (open == null && !p.format().key().equals(base.key())) {
            open = p.format();
            openPair = pairs++;
            String source = open.source().isEmpty() ? "<" + name("") + "/>" : open.source();
            out.add(Token.opening(source, openPair, new Step.Begin(open)));
          }
          out.add(Token.text(p.source()));
        }
        case OPEN -> {
          tags.push(pairs);
          out.add(Token.opening(p.source(), pairs++, new Step.Tag(p.source())));
        }
        case CLOSE -> {
          int pair = tags.isEmpty() ? -1 : tags.pop();
          out.add(Token.closing(p.source(), pair, new Step.Tag(p.source())));
        }
        default -> out.add(Token.alone(p));
      }
    }
    if (open != null) {
      out.add(Token.closing("</" + name(open.source()) + ">", openPair, new Step.End()));
    }
    return out;
  }

  /** Whether the next text has the format too, with nothing between but what stands alone. */
  private boolean staysOpen(int from, RunFormat format) {
    for (int i = from; i < pieces.size(); i++) {
      if (pieces.get(i).is(PieceType.TEXT)) {
        return pieces.get(i).format().key().equals(format.key());
      }
      if (!pieces.get(i).is(PieceType.ALONE)) {
        return false;
      }
    }
    return false;
  }

  private String name(String properties) {
    if (properties.isEmpty()) {
      return runs.open().substring(1, runs.open().length() - 1).replaceFirst("[^:]*$", "rPr");
    }
    int to = 1;
    while (to < properties.length() && " \t\r\n/>".indexOf(properties.charAt(to)) < 0) {
      to++;
    }
    return properties.substring(1, to);
  }

  /** Pairs that open and close side by side are one: a link and its blue underline. */
  private static List<Token> collapsed(List<Token> tokens) {
    Map<Integer, Integer> closes = new HashMap<>();
    for (int i = 0; i < tokens.size(); i++) {
      if (tokens.get(i).role() == Inline.Role.CLOSE) {
        closes.put(tokens.get(i).pair(), i);
      }
    }
    List<@Nullable Token> out = new ArrayList<>(tokens);
    for (int i = 0; i + 1 < tokens.size(); i++) {
      Token outer = out.get(i);
      Token inner = tokens.get(i + 1);
      if (outer == null || outer.role() != Inline.Role.OPEN || inner.role() != Inline.Role.OPEN) {
        continue;
      }
      int outerClose = closes.getOrDefault(outer.pair(), -1);
      int innerClose = closes.getOrDefault(inner.pair(), -1);
      if (innerClose < 0 || outerClose != innerClose + 1) {
        continue;
      }
      // The inner pair stands for both from here on, so that a third one can join it.
      Token o = outer;
      Token close = out.get(outerClose);
      Token first = tokens.get(innerClose);
      if (close != null) {
        out.set(i, null);
        out.set(i + 1, inner.joined(o.source() + inner.source(), o.steps(), inner.steps()));
        out.set(outerClose, null);
        out.set(
            innerClose,
            first.joined(first.source() + close.source(), first.steps(), close.steps()));
      }
    }
    List<Token> left = new ArrayList<>();
    for (Token t : out) {
      if (t != null) {
        left.add(t);
      }
    }
    return left;
  }
}
