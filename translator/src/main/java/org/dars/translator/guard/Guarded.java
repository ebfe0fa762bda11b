package org.dars.translator.guard;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.dars.index.courseware.Inline;
import org.dars.index.courseware.Inline.Text;

/**
 * A segment as an engine sees it.
 *
 * @param text the words, with {@code ⟦n⟧} and {@code ⟦n⟧…⟦/n⟧} for what must not change
 * @param placeholders by number: the first is number 1
 * @param before what stands before the text and never reaches an engine
 * @param after what stands after it
 */
public record Guarded(
    String text, List<Placeholder> placeholders, List<Inline> before, List<Inline> after) {

  /** A placeholder as {@link Guard} writes it. */
  static final Pattern MARK = Pattern.compile("⟦(/?)(\\d+)⟧");

  public Guarded {
    placeholders = List.copyOf(placeholders);
    before = List.copyOf(before);
    after = List.copyOf(after);
  }

  /** The text without its placeholders. */
  public String words() {
    return words(text);
  }

  /** A guarded text, or a translation of one, without its placeholders. */
  public static String words(String text) {
    return MARK.matcher(text).replaceAll("");
  }

  /**
   * A guarded text whose markup is not at hand, to try translations of it: {@link #restore} proves
   * the same, and writes each placeholder back as itself.
   *
   * @param text as {@link Guard} writes it
   */
  public static Guarded of(String text) {
    Map<Integer, Placeholder> placeholders = new TreeMap<>();
    Set<String> closed =
        MARK.matcher(text)
            .results()
            .filter(m -> !m.group(1).isEmpty())
            .map(m -> m.group(2))
            .collect(Collectors.toSet());
    MARK.matcher(text)
        .results()
        .filter(m -> m.group(1).isEmpty() && m.group(2).length() < 5)
        .forEach(m -> {
          int number = Integer.parseInt(m.group(2));
          boolean pair = closed.contains(m.group(2));
          Placeholder.Kind kind = pair ? Placeholder.Kind.PAIR : Placeholder.Kind.MARKUP;
          List<Inline> opening = List.of(new Text("⟦" + number + "⟧"));
          List<Inline> closing = pair ? List.of(new Text("⟦/" + number + "⟧")) : List.of();
          placeholders.put(number, new Placeholder(number, kind, opening, closing));
        });
    return new Guarded(text, new ArrayList<>(placeholders.values()), List.of(), List.of());
  }

  /** Whether there is anything to translate: a letter outside all placeholders. */
  public boolean hasWords() {
    return words().codePoints().anyMatch(Character::isLetter);
  }

  /** Writes a translation of {@link #text} back, mending what can be mended safely. */
  public Restored restore(String translation) {
    List<String> repairs = new ArrayList<>();
    String mended = Repair.mend(this, translation, repairs);
    String damage = Damage.find(this, mended);
    return damage.isEmpty()
        ? new Restored.Whole(content(mended), mended, repairs)
        : new Restored.Damaged(damage);
  }

  private List<Inline> content(String mended) {
    List<Inline> content = new ArrayList<>(before);
    Matcher mark = MARK.matcher(mended);
    int from = 0;
    while (mark.find()) {
      add(content, new Text(mended.substring(from, mark.start())));
      Placeholder p = placeholders.get(Integer.parseInt(mark.group(2)) - 1);
      (mark.group(1).isEmpty() ? p.opening() : p.closing()).forEach(i -> add(content, i));
      from = mark.end();
    }
    add(content, new Text(mended.substring(from)));
    after.forEach(i -> add(content, i));
    return merged(content);
  }

  private static void add(List<Inline> content, Inline inline) {
    if (!(inline instanceof Text t && t.value().isEmpty())) {
      content.add(inline);
    }
  }

  private static List<Inline> merged(List<Inline> content) {
    List<Inline> merged = new ArrayList<>();
    for (Inline inline : content) {
      if (inline instanceof Text t && !merged.isEmpty() && merged.getLast() instanceof Text) {
        merged.add(new Text(merged.removeLast().visibleText() + t.value()));
      } else {
        merged.add(inline);
      }
    }
    return merged;
  }
}
