package org.dars.translator.segment;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import org.dars.index.courseware.Block;
import org.dars.index.courseware.Inline;
import org.dars.index.courseware.Inline.Markup;
import org.dars.index.courseware.Inline.Role;
import org.dars.index.courseware.Inline.Text;

/**
 * Cuts blocks into sentences, by SRX rules, and joins them again: {@code join(segments(block, l))}
 * is the block's content, inline by inline.
 *
 * <p>No cut falls inside a pair of markup, so that a link or a bold phrase stays in one segment;
 * pairs around the whole block do not count. A closing tag stays with the sentence before the cut,
 * and one that shows a separator, as between a term and its definition, is a cut itself.
 */
public final class Segmenter {

  private static final Segmenter STANDARD = new Segmenter(SegmentationRules.standard());

  private final SegmentationRules rules;

  private Segmenter(SegmentationRules rules) {
    this.rules = rules;
  }

  /** By the rules of Dars, for many threads. */
  public static Segmenter standard() {
    return STANDARD;
  }

  /**
   * By the rules of an SRX 2.0 file, for many threads.
   *
   * @throws IOException when the file is missing, is no SRX file or has a rule that cannot be
   *     compiled; the message names the file and says what to do
   */
  public static Segmenter with(Path srx) throws IOException {
    return new Segmenter(SegmentationRules.of(srx));
  }

  /** As {@link #cut} by the rules of Dars. */
  public static List<Segment> segments(Block block, String language) {
    return STANDARD.cut(block, language);
  }

  /**
   * The sentences of a block, in order; none for a block without content.
   *
   * @param language BCP 47 tag of the block's text; "und" for the rules of all languages
   */
  public List<Segment> cut(Block block, String language) {
    List<Inline> content = block.content();
    StringBuilder text = new StringBuilder();
    content.forEach(inline -> text.append(standIn(inline)));
    Set<Integer> breaks = rules.breaks(text.toString(), language);
    Cutter cutter = new Cutter(block.id(), wrappingPairs(content));
    int offset = 0;
    for (Inline inline : content) {
      switch (inline) {
        case Text t -> cutter.text(t.value(), offset, breaks);
        case Markup m -> cutter.markup(m, breaks.contains(offset));
      }
      offset += standIn(inline).length();
    }
    return cutter.finish();
  }

  /** The content of all segments of a block in one, cut texts healed. */
  public static List<Inline> join(List<Segment> segments) {
    List<Inline> joined = new ArrayList<>();
    for (Segment segment : segments) {
      List<Inline> content = segment.content();
      boolean heals =
          segment.continued()
              && !joined.isEmpty()
              && joined.getLast() instanceof Text
              && !content.isEmpty()
              && content.getFirst() instanceof Text;
      if (heals) {
        String head = joined.removeLast().visibleText();
        joined.add(new Text(head + content.getFirst().visibleText()));
        joined.addAll(content.subList(1, content.size()));
      } else {
        joined.addAll(content);
      }
    }
    return joined;
  }

  /** What the sentence breaker sees: code and formulas are words, tags are nothing. */
  private static String standIn(Inline inline) {
    return switch (inline) {
      case Text t -> t.value();
      case Markup m when separates(m) -> "";
      case Markup m -> m.visible().isEmpty() ? "" : m.visible().isBlank() ? " " : "Xx";
    };
  }

  /** A closing that shows something: {@code </dt>} before its definition reads as ": ". */
  private static boolean separates(Markup markup) {
    return markup.role() == Role.CLOSE && !markup.visible().isBlank();
  }

  /** How many pairs enclose the whole block: {@code <b><i>…</i></b>} is two. */
  private static int wrappingPairs(List<Inline> content) {
    int pairs = 0;
    while (pairs < content.size() / 2
        && content.get(pairs) instanceof Markup open
        && open.role() == Role.OPEN
        && closeOf(content, pairs) == content.size() - 1 - pairs) {
      pairs++;
    }
    return pairs;
  }

  private static int closeOf(List<Inline> content, int open) {
    Deque<Integer> opened = new ArrayDeque<>();
    for (int i = open; i < content.size(); i++) {
      if (content.get(i) instanceof Markup m && m.role() == Role.OPEN) {
        opened.push(i);
      } else if (content.get(i) instanceof Markup m && m.role() == Role.CLOSE) {
        if (opened.pop() == open) {
          return i;
        }
      }
    }
    return -1;
  }

  /** Collects inlines and starts a new segment where it may. */
  private static final class Cutter {
    private final String block;
    private final int base;
    private final List<Segment> segments = new ArrayList<>();
    private List<Inline> current = new ArrayList<>();
    private boolean continued;
    private int depth;
    private boolean pending;

    Cutter(String block, int base) {
      this.block = block;
      this.base = base;
    }

    void text(String value, int offset, Set<Integer> breaks) {
      if ((pending || breaks.contains(offset)) && depth <= base) {
        cut(false);
      }
      pending = false;
      int from = 0;
      for (int i = 1; i < value.length(); i++) {
        boolean somethingToCut = !blank(current) || !value.substring(from, i).isBlank();
        if (breaks.contains(offset + i) && depth <= base && somethingToCut) {
          current.add(new Text(value.substring(from, i)));
          cut(true);
          from = i;
        }
      }
      current.add(from == 0 ? new Text(value) : new Text(value.substring(from)));
    }

    void markup(Markup markup, boolean breakHere) {
      pending |= breakHere;
      if (pending && markup.role() != Role.CLOSE) {
        if (depth <= base) {
          cut(false);
        }
        pending = false;
      }
      depth += markup.role() == Role.OPEN ? 1 : markup.role() == Role.CLOSE ? -1 : 0;
      current.add(markup);
      pending |= separates(markup);
    }

    private void cut(boolean insideText) {
      if (blank(current)) {
        return;
      }
      segments.add(new Segment(block, segments.size(), current, continued));
      current = new ArrayList<>();
      continued = insideText;
    }

    private static boolean blank(List<Inline> content) {
      return content.stream().allMatch(i -> i.visibleText().isBlank());
    }

    List<Segment> finish() {
      if (!current.isEmpty()) {
        segments.add(new Segment(block, segments.size(), current, continued));
      }
      return List.copyOf(segments);
    }
  }
}
