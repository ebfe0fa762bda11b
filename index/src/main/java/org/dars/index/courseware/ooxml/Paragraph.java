package org.dars.index.courseware.ooxml;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.dars.index.courseware.Inline;
import org.dars.index.courseware.ooxml.Piece.PieceType;

/**
 * A paragraph as a translator sees it, and the way back. Runs that look the same are one text; the
 * format of most stretches is the paragraph's own and not mentioned; others are pairs. Which one is
 * the paragraph's own depends on the number of stretches and not on their lengths, so that a
 * translation reads back with the same pairs.
 */
final class Paragraph {

  private final Runs runs;
  private final List<Inline> content = new ArrayList<>();
  private final Map<Inline.Markup, List<Step>> steps = new HashMap<>();
  private final Map<String, Piece> alone = new HashMap<>();
  private final List<Piece> notes = new ArrayList<>();
  private final List<Piece> pieces;
  private RunFormat base = RunFormat.NONE;
  private int start;
  private int end;

  Paragraph(Runs runs, List<Piece> pieces) {
    this.runs = runs;
    this.pieces = ShownPieces.of(pieces);
    if (this.pieces.isEmpty()) {
      return;
    }
    start = this.pieces.getFirst().start();
    end = this.pieces.getLast().end();
    for (Piece note : pieces) {
      if (note.is(PieceType.NOTE) && note.start() >= start && note.end() <= end) {
        notes.add(note);
      }
    }
    base = base();
    inlines(Tokens.of(runs, this.pieces, base));
  }

  /** Text and markup; empty when the paragraph shows nothing. */
  List<Inline> content() {
    return content;
  }

  boolean hasText() {
    return content.stream().anyMatch(i -> i instanceof Inline.Text);
  }

  /** First character of what {@link #write} writes. */
  int start() {
    return start;
  }

  int end() {
    return end;
  }

  /** Whether the first stretch stands in a run that begins before it. */
  boolean startsInRun() {
    return pieces.getFirst().inRun();
  }

  boolean endsInRun() {
    return pieces.getLast().inRun();
  }

  /** New content as XML, in place of {@code [start, end)}. */
  String write(List<Inline> changed) {
    RunWriter out = new RunWriter(runs, pieces, base, alone);
    Piece first = pieces.getFirst();
    if (first.is(PieceType.TEXT)) {
      String lead = lead(first.source());
      if (!lead.isEmpty()) {
        out.text(lead, first.format());
      }
    }
    for (Inline inline : changed) {
      switch (inline) {
        case Inline.Text t -> out.text(t.value(), out.format());
        case Inline.Markup m when m.role() == Inline.Role.ALONE -> out.alone(m.source());
        case Inline.Markup m -> steps.getOrDefault(m, List.of()).forEach(out::step);
      }
    }
    Piece last = pieces.getLast();
    if (last.is(PieceType.TEXT)) {
      String tail = tail(last.source());
      if (!tail.isEmpty()) {
        out.text(tail, last.format());
      }
    }
    return out.finish(notes);
  }

  private static String lead(String s) {
    return s.substring(0, s.length() - s.stripLeading().length());
  }

  private static String tail(String s) {
    return s.substring(s.stripTrailing().length());
  }

  /** The format of most stretches; of several the plainest. */
  private RunFormat base() {
    Map<String, Integer> counts = new LinkedHashMap<>();
    Map<String, RunFormat> formats = new HashMap<>();
    String before = null;
    for (Piece p : pieces) {
      if (p.is(PieceType.TEXT)) {
        if (!p.format().key().equals(before)) {
          counts.merge(p.format().key(), 1, Integer::sum);
          formats.putIfAbsent(p.format().key(), p.format());
        }
        before = p.format().key();
      } else if (!p.is(PieceType.ALONE)) {
        before = null;
      }
    }
    String best = null;
    for (Map.Entry<String, Integer> e : counts.entrySet()) {
      int n = e.getValue();
      int most = best == null ? 0 : counts.getOrDefault(best, 0);
      if (best == null || n > most || (n == most && plainer(e.getKey(), best))) {
        best = e.getKey();
      }
    }
    return best == null ? RunFormat.NONE : formats.getOrDefault(best, RunFormat.NONE);
  }

  private static boolean plainer(String a, String b) {
    return a.length() != b.length() ? a.length() < b.length() : a.compareTo(b) < 0;
  }

  private void inlines(List<Token> tokens) {
    StringBuilder text = new StringBuilder();
    for (Token t : tokens) {
      Inline.Role role = t.role();
      if (role == null) {
        text.append(t.source());
        continue;
      }
      flush(text);
      Inline.Markup markup = new Inline.Markup(t.source(), role, t.visible());
      steps.putIfAbsent(markup, t.steps());
      if (t.alone() != null) {
        alone.putIfAbsent(t.source(), t.alone());
      }
      content.add(markup);
    }
    flush(text);
    if (!content.isEmpty() && content.getFirst() instanceof Inline.Text t) {
      content.set(0, new Inline.Text(t.value().stripLeading()));
    }
    if (!content.isEmpty() && content.getLast() instanceof Inline.Text t) {
      content.set(content.size() - 1, new Inline.Text(t.value().stripTrailing()));
    }
  }

  private void flush(StringBuilder text) {
    if (!text.isEmpty()) {
      content.add(new Inline.Text(text.toString()));
      text.setLength(0);
    }
  }
}
