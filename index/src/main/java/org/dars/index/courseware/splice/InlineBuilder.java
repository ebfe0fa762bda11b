package org.dars.index.courseware.splice;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.dars.index.courseware.Inline;

/** Collects a block's inlines: neighbouring text joined, edges trimmed, tags paired. */
public final class InlineBuilder {

  private static final Pattern TAG = Pattern.compile("<(/?)([A-Za-z][\\w.:-]*)");

  private final List<Inline> inlines = new ArrayList<>();

  public void text(String value) {
    if (value.isEmpty()) {
      return;
    }
    if (!inlines.isEmpty() && inlines.getLast() instanceof Inline.Text last) {
      inlines.removeLast();
      inlines.add(new Inline.Text(last.value() + value));
    } else {
      inlines.add(new Inline.Text(value));
    }
  }

  public void markup(String source, Inline.Role role, String visible) {
    inlines.add(new Inline.Markup(source, role, visible));
  }

  /** The inlines; white space at both ends is gone, a tag without partner stands alone. */
  public List<Inline> build() {
    return paired(trimmed(inlines));
  }

  /** The same content in its plainest form, to compare what was meant with what was read. */
  public static List<Inline> plain(List<Inline> content) {
    InlineBuilder b = new InlineBuilder();
    for (Inline inline : content) {
      switch (inline) {
        case Inline.Text t -> b.text(t.value().replaceAll("[ \\t\\r\\n]+", " "));
        case Inline.Markup m -> b.markup(m.source(), Inline.Role.ALONE, "");
      }
    }
    return trimmed(b.inlines);
  }

  private static List<Inline> trimmed(List<Inline> inlines) {
    List<Inline> out = new ArrayList<>(inlines);
    while (!out.isEmpty() && out.getFirst() instanceof Inline.Text t) {
      String s = t.value().replaceFirst("^[ \\t\\r\\n\\f]+", "");
      out.removeFirst();
      if (!s.isEmpty()) {
        out.addFirst(new Inline.Text(s));
        break;
      }
    }
    while (!out.isEmpty() && out.getLast() instanceof Inline.Text t) {
      String s = t.value().replaceFirst("[ \\t\\r\\n\\f]+$", "");
      out.removeLast();
      if (!s.isEmpty()) {
        out.addLast(new Inline.Text(s));
        break;
      }
    }
    return out;
  }

  private static List<Inline> paired(List<Inline> inlines) {
    List<Inline> out = new ArrayList<>(inlines);
    Deque<Integer> open = new ArrayDeque<>();
    for (int i = 0; i < out.size(); i++) {
      if (!(out.get(i) instanceof Inline.Markup m) || tagName(m).isEmpty()) {
        continue;
      }
      if (m.role() == Inline.Role.OPEN) {
        open.push(i);
      } else if (m.role() == Inline.Role.CLOSE) {
        boolean partner = open.stream().anyMatch(j -> closes(tagName(m), name(out, j)));
        while (partner && !closes(tagName(m), name(out, open.getFirst()))) {
          alone(out, open.pop());
        }
        if (partner) {
          open.pop();
        } else {
          alone(out, i);
        }
      }
    }
    open.forEach(i -> alone(out, i));
    return out;
  }

  /** {@code </c>} of WebVTT closes {@code <c.loud>} too. */
  private static boolean closes(String close, String open) {
    return open.equals(close) || open.startsWith(close + ".");
  }

  private static String name(List<Inline> inlines, int i) {
    return inlines.get(i) instanceof Inline.Markup m ? tagName(m) : "";
  }

  private static void alone(List<Inline> inlines, int i) {
    if (inlines.get(i) instanceof Inline.Markup m) {
      inlines.set(i, new Inline.Markup(m.source(), Inline.Role.ALONE, m.visible()));
    }
  }

  private static String tagName(Inline.Markup m) {
    Matcher tag = TAG.matcher(m.source());
    return tag.lookingAt() ? tag.group(2).toLowerCase(Locale.ROOT) : "";
  }
}
