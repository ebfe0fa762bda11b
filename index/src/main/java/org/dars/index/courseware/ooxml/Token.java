package org.dars.index.courseware.ooxml;

import java.util.ArrayList;
import java.util.List;
import org.dars.index.courseware.Inline;
import org.jspecify.annotations.Nullable;

/** A stretch on its way to an {@link Inline}; marks of a pair have the same number. */
record Token(
    Inline.@Nullable Role role,
    String source,
    String visible,
    int pair,
    List<Step> steps,
    @Nullable Piece alone) {

  static Token text(String text) {
    return new Token(null, text, text, -1, List.of(), null);
  }

  static Token alone(Piece piece) {
    return new Token(Inline.Role.ALONE, piece.source(), piece.visible(), -1, List.of(), piece);
  }

  static Token opening(String source, int pair, Step step) {
    return new Token(Inline.Role.OPEN, source, "", pair, List.of(step), null);
  }

  static Token closing(String source, int pair, Step step) {
    return new Token(Inline.Role.CLOSE, source, "", pair, List.of(step), null);
  }

  /** This mark, standing for two that stand side by side. */
  Token joined(String bothSources, List<Step> first, List<Step> second) {
    List<Step> both = new ArrayList<>(first);
    both.addAll(second);
    return new Token(role, bothSources, "", pair, both, null);
  }
}
