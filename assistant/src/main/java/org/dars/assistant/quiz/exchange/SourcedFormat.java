package org.dars.assistant.quiz.exchange;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.dars.assistant.quiz.item.Item;
import org.dars.assistant.quiz.item.ItemKind;

/**
 * A format for learning platforms, which has no place for sources: where in the course an item
 * stands is the {@linkplain SourceLine last line} of what learners read afterwards, and is taken
 * off again when it is read. Quotes are lost.
 */
public final class SourcedFormat implements ItemFormat {

  private final ItemFormat format;
  private final boolean verdicts;
  private final boolean written;

  private SourcedFormat(ItemFormat format, boolean verdicts, boolean written) {
    this.format = format;
    this.verdicts = verdicts;
    this.written = written;
  }

  /** Sources in explanations. */
  static SourcedFormat of(ItemFormat format) {
    return new SourcedFormat(format, false, true);
  }

  /** The same where true/false items have no explanation, but feedback to either answer. */
  static SourcedFormat withVerdicts(ItemFormat format) {
    return new SourcedFormat(format, true, true);
  }

  /** The same format that writes no sources. */
  public SourcedFormat withoutSources() {
    return new SourcedFormat(format, verdicts, false);
  }

  @Override
  public String id() {
    return format.id();
  }

  @Override
  public List<String> extensions() {
    return format.extensions();
  }

  @Override
  public boolean reads() {
    return format.reads();
  }

  @Override
  public Set<ItemKind> kinds() {
    return format.kinds();
  }

  @Override
  public Reading read(Path file) throws ItemFileException, IOException {
    Reading reading = format.read(file);
    return new Reading(
        reading.items().stream().map(SourceLine::outOf).toList(),
        reading.problems(),
        reading.variant(),
        reading.places());
  }

  @Override
  public List<Loss> write(List<Item> items, Path file) throws IOException {
    if (!written || items.stream().allMatch(i -> i.sources().isEmpty())) {
      return format.write(items, file);
    }
    List<Loss> losses =
        new ArrayList<>(
            format.write(items.stream().map(i -> SourceLine.into(i, verdicts)).toList(), file));
    looked(items, losses, file);
    return List.copyOf(losses);
  }

  /** Adds what became of sources, as the file reads, and takes off what only the line changed. */
  private void looked(List<Item> items, List<Loss> losses, Path file) throws IOException {
    Set<String> out = new HashSet<>();
    losses.stream().filter(Loss::whole).map(Loss::item).forEach(out::add);
    List<Item> in = items.stream().filter(i -> !out.contains(i.id())).toList();
    List<Item> back = in.isEmpty() ? List.of() : back(file);
    Map<String, Item> byId = new HashMap<>();
    back.forEach(item -> byId.putIfAbsent(item.id(), item));
    for (int i = 0; i < in.size(); i++) {
      Item before = in.get(i);
      Item after = back.size() == in.size() ? back.get(i) : byId.get(before.id());
      if (!before.sources().isEmpty()) {
        boolean kept = after != null && SourceLine.places(after).equals(SourceLine.places(before));
        String what = kept ? "only where they stand is in the file" : "not in the file";
        losses.add(new Loss(before.id(), "sources: " + what, false));
        if (after != null && Markup.same(before.explanation(), after.explanation())) {
          losses.remove(new Loss(before.id(), "explanation: changed", false));
        }
      }
    }
  }

  private List<Item> back(Path file) throws IOException {
    try {
      return read(file).items();
    } catch (ItemFileException e) {
      throw new IOException("the items make no readable %s: %s".formatted(id(), e.getMessage()), e);
    }
  }
}
