package org.dars.index.courseware.ooxml;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.dars.index.courseware.Inline;
import org.dars.index.courseware.ooxml.Piece.PieceType;
import org.jspecify.annotations.Nullable;

/**
 * A paragraph as a translator sees it, and the way back. Runs that look the same are one text; the
 * format of most stretches is the paragraph's own and not mentioned; others are pairs. Which one is
 * the paragraph's own depends on the number of stretches and not on their lengths, so that a
 * translation reads back with the same pairs.
 */
final class Paragraph {

  /** What a piece of markup does when it is written. */
  private sealed interface Step {
    /** A tag between runs. */
    record Tag(String source) implements Step {}

    /** From here on runs have this format. */
    record Begin(RunFormat format) implements Step {}

    /** The format before holds again. */
    record End() implements Step {}
  }

  /** A stretch on its way to an {@link Inline}; marks of a pair have the same number. */
  private record Token(
      Inline.@Nullable Role role,
      String source,
      String visible,
      int pair,
      List<Step> steps,
      @Nullable Piece alone) {}

  private final Runs runs;
  private final List<Inline> content = new ArrayList<>();
  private final Map<Inline.Markup, List<Step>> steps = new HashMap<>();
  private final Map<String, Piece> alone = new HashMap<>();
  private final List<Piece> notes = new ArrayList<>();
  private List<Piece> pieces;
  private RunFormat base = RunFormat.NONE;
  private int start;
  private int end;

  Paragraph(Runs runs, List<Piece> pieces) {
    this.runs = runs;
    this.pieces = trimmed(merged(pieces));
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
    inlines(collapsed(tokens()));
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
    Writer out = new Writer();
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
    return out.finish();
  }

  private static String lead(String s) {
    return s.substring(0, s.length() - s.stripLeading().length());
  }

  private static String tail(String s) {
    return s.substring(s.stripTrailing().length());
  }

  /** Without notes; space that shows no format has that of the text before. */
  private static List<Piece> merged(List<Piece> pieces) {
    List<Piece> out = new ArrayList<>();
    RunFormat before = null;
    for (Piece p : pieces) {
      if (p.is(PieceType.NOTE) || (p.is(PieceType.TEXT) && p.source().isEmpty())) {
        continue;
      }
      if (p.is(PieceType.TEXT)) {
        boolean space = p.isBlank() && !p.format().showsSpace();
        Piece q = space && before != null && !before.showsSpace() ? p.in(before) : p;
        before = q.format();
        out.add(q);
      } else {
        before = p.is(PieceType.ALONE) ? before : null;
        out.add(p);
      }
    }
    return out;
  }

  /** Without what shows nothing at both ends, and without a pair around all of it. */
  private static List<Piece> trimmed(List<Piece> pieces) {
    List<Piece> out = new ArrayList<>(pieces);
    boolean again = true;
    while (again) {
      again = false;
      while (!out.isEmpty() && isEdge(out.getFirst())) {
        out.removeFirst();
      }
      while (!out.isEmpty() && isEdge(out.getLast())) {
        out.removeLast();
      }
      int empty = emptyPair(out);
      if (empty > 0) {
        // A pair around nothing that is seen, at one of the ends.
        boolean atStart = out.getFirst().is(PieceType.OPEN) && partner(out, 0) == empty;
        if (atStart) {
          out.subList(0, empty + 1).clear();
        } else {
          out.subList(empty, out.size()).clear();
        }
        again = true;
      } else if (out.size() > 1
          && out.getFirst().is(PieceType.OPEN)
          && partner(out, 0) == out.size() - 1) {
        out.removeFirst();
        out.removeLast();
        again = true;
      }
    }
    return out;
  }

  private static boolean isEdge(Piece p) {
    return (p.is(PieceType.ALONE) || p.is(PieceType.TEXT)) && p.isBlank();
  }

  /** The far end of a pair at the start or the near end of one at the end that shows nothing. */
  private static int emptyPair(List<Piece> pieces) {
    if (pieces.isEmpty()) {
      return -1;
    }
    if (pieces.getFirst().is(PieceType.OPEN)) {
      int close = partner(pieces, 0);
      if (close > 0 && pieces.subList(0, close).stream().allMatch(p -> p.isBlank())) {
        return close;
      }
    }
    if (pieces.getLast().is(PieceType.CLOSE)) {
      int depth = 0;
      for (int i = pieces.size() - 1; i > 0; i--) {
        depth += pieces.get(i).is(PieceType.CLOSE) ? 1 : pieces.get(i).is(PieceType.OPEN) ? -1 : 0;
        if (!pieces.get(i).isBlank()) {
          return -1;
        }
        if (depth == 0) {
          return i;
        }
      }
    }
    return -1;
  }

  private static int partner(List<Piece> pieces, int open) {
    int depth = 0;
    for (int i = open; i < pieces.size(); i++) {
      depth += pieces.get(i).is(PieceType.OPEN) ? 1 : pieces.get(i).is(PieceType.CLOSE) ? -1 : 0;
      if (depth == 0) {
        return i;
      }
    }
    return -1;
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

  private List<Token> tokens() {
    List<Token> out = new ArrayList<>();
    Deque<Integer> tags = new ArrayDeque<>();
    int pairs = 0;
    RunFormat open = null;
    int openPair = 0;
    for (int i = 0; i < pieces.size(); i++) {
      Piece p = pieces.get(i);
      if (open != null && !staysOpen(i, open)) {
        out.add(closing("</" + name(open.source()) + ">", openPair, new Step.End()));
        open = null;
      }
      switch (p.type()) {
        case TEXT -> {
          if (open == null && !p.format().key().equals(base.key())) {
            open = p.format();
            openPair = pairs++;
            String source = open.source().isEmpty() ? "<" + name("") + "/>" : open.source();
            out.add(opening(source, openPair, new Step.Begin(open)));
          }
          out.add(new Token(null, p.source(), p.source(), -1, List.of(), null));
        }
        case OPEN -> {
          tags.push(pairs);
          out.add(opening(p.source(), pairs++, new Step.Tag(p.source())));
        }
        case CLOSE -> {
          int pair = tags.isEmpty() ? -1 : tags.pop();
          out.add(closing(p.source(), pair, new Step.Tag(p.source())));
        }
        default -> out.add(new Token(Inline.Role.ALONE, p.source(), p.visible(), -1, List.of(), p));
      }
    }
    if (open != null) {
      out.add(closing("</" + name(open.source()) + ">", openPair, new Step.End()));
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

  private static Token opening(String source, int pair, Step step) {
    return new Token(Inline.Role.OPEN, source, "", pair, List.of(step), null);
  }

  private static Token closing(String source, int pair, Step step) {
    return new Token(Inline.Role.CLOSE, source, "", pair, List.of(step), null);
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
        out.set(i + 1, joined(inner, o.source() + inner.source(), o.steps(), inner.steps()));
        out.set(outerClose, null);
        out.set(
            innerClose,
            joined(first, first.source() + close.source(), first.steps(), close.steps()));
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

  private static Token joined(Token token, String source, List<Step> first, List<Step> second) {
    List<Step> steps = new ArrayList<>(first);
    steps.addAll(second);
    return new Token(token.role(), source, "", token.pair(), steps, null);
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

  /** Writes runs, as few as the formats allow. */
  private final class Writer {

    private final StringBuilder out = new StringBuilder();
    private final Deque<RunFormat> formats = new ArrayDeque<>();
    private final StringBuilder text = new StringBuilder();

    /** Properties of the run that is open, or null between runs. */
    private @Nullable String open;

    private boolean hasText;

    Writer() {
      open = startsInRun() ? runs.directed(pieces.getFirst().format().source()) : null;
    }

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

    String finish() {
      if (!notes.isEmpty()) {
        String kept = kept();
        if (!kept.isEmpty()) {
          between();
          out.append(kept);
        }
      }
      if (!endsInRun()) {
        between();
      } else {
        Piece last = pieces.getLast();
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

    /** Where pages begin is true of the blocks that follow, whatever is written here. */
    private String kept() {
      StringBuilder kept = new StringBuilder();
      for (Piece note : notes) {
        if (!note.source().isEmpty()) {
          kept.append(runs.open()).append(note.source()).append(runs.close());
        }
      }
      return kept.toString();
    }
  }
}
