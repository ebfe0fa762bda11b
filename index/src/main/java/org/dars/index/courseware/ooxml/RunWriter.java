package org.dars.index.courseware.ooxml;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Writes runs, as few as the formats allow. */
final class RunWriter {

  private final Runs runs;
  private final List<Piece> pieces;
  private final RunFormat base;
  private final Map<String, Piece> alone;

  private final StringBuilder out = new StringBuilder();
  private final Deque<RunFormat> formats = new ArrayDeque<>();
  private final StringBuilder text = new StringBuilder();

  /** Properties of the run that is open, or null between runs. */
  private @Nullable String open;

  private boolean hasText;

  /**
   * @param pieces what the paragraph was, not empty
   * @param base the paragraph's own format
   * @param alone pieces of markup that stands alone, by their source
   */
  RunWriter(Runs runs, List<Piece> pieces, RunFormat base, Map<String, Piece> alone) {
    this.runs = runs;
    this.pieces = pieces;
    this.base = base;
    this.alone = alone;
    Piece first = pieces.getFirst();
    open = first.inRun() ? runs.directed(first.format().source()) : null;
  }

  /** The format that holds here. */
  RunFormat format() {
    return formats.isEmpty() ? base : formats.getFirst();
  }

  void text(String value, RunFormat format) {
    run(runs.directed(format.source()));
    text.append(value);
  }

  void step(Step step) {
    switch (step) {
      case Step.Tag tag -> {
        between();
        out.append(tag.source());
      }
      case Step.Begin begin -> formats.push(begin.format());
      case Step.End _ -> formats.poll();
    }
  }

  /** Markup that stands in a run is put into one; a whole run, or what is around runs, is not. */
  void alone(String source) {
    Piece piece = piece(source);
    if (piece == null || !piece.inRun()) {
      between();
    } else {
      run(runs.directed(piece.format().source()));
      flush();
    }
    out.append(source);
  }

  /** The piece of markup; it may have changed inside, as a picture with a new description. */
  private @Nullable Piece piece(String source) {
    Piece exact = alone.get(source);
    if (exact != null) {
      return exact;
    }
    for (Map.Entry<String, Piece> e : alone.entrySet()) {
      if (tag(e.getKey()).equals(tag(source))) {
        return e.getValue();
      }
    }
    return null;
  }

  private static String tag(String source) {
    return source.substring(0, source.indexOf('>') + 1);
  }

  private void run(String properties) {
    if (open != null && open.equals(properties) && !(hasText && runs.oneText())) {
      return;
    }
    between();
    out.append(runs.open()).append(properties);
    open = properties;
  }

  private void flush() {
    if (!text.isEmpty()) {
      out.append(runs.text(text.toString()));
      text.setLength(0);
      hasText = true;
    }
  }

  private void between() {
    if (open == null) {
      return;
    }
    flush();
    if (runs.oneText() && !hasText) {
      out.append(runs.text(""));
    }
    out.append(runs.close());
    open = null;
    hasText = false;
  }

  /**
   * What was written, left in a run where the paragraph's last piece is in one.
   *
   * @param notes where pages begin: true of the blocks that follow, whatever is written here
   */
  String finish(List<Piece> notes) {
    String kept = kept(notes);
    if (!kept.isEmpty()) {
      between();
      out.append(kept);
    }
    Piece last = pieces.getLast();
    if (!last.inRun()) {
      between();
    } else {
      String properties = runs.directed(last.format().source());
      if (open == null || !open.equals(properties)) {
        run(properties);
      }
      flush();
      if (runs.oneText() && !hasText) {
        out.append(runs.text(""));
      }
    }
    return out.toString();
  }

  private String kept(List<Piece> notes) {
    StringBuilder kept = new StringBuilder();
    for (Piece note : notes) {
      if (!note.source().isEmpty()) {
        kept.append(runs.open()).append(note.source()).append(runs.close());
      }
    }
    return kept.toString();
  }
}
