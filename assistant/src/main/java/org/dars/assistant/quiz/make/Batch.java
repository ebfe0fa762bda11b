package org.dars.assistant.quiz.make;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.dars.assistant.quiz.SourceDocument;
import org.dars.assistant.quiz.examine.Examination;
import org.dars.assistant.quiz.examine.Examiner;
import org.dars.assistant.quiz.examine.Finding;
import org.dars.assistant.quiz.examine.ItemCheck;
import org.dars.assistant.quiz.examine.Why;
import org.dars.assistant.quiz.item.Item;
import org.dars.assistant.quiz.make.written.ItemSink;
import org.dars.index.courseware.Block;

/** Takes in items that are sound and ask nothing that was asked before. For one thread. */
final class Batch implements ItemSink {

  /** An item with what the examiner says of it. */
  private record Kept(Item item, Examination examination) {}

  private final ItemRequest request;
  private final Examiner examiner;
  private final ItemListener listener;
  private final OptionOrder order;
  private final Asked asked = new Asked();
  private final List<Kept> kept = new ArrayList<>();
  private final List<String> notes = new ArrayList<>();
  private final Map<ItemCheck, Integer> dropped = new EnumMap<>(ItemCheck.class);
  private boolean stopped;

  Batch(ItemRequest request, Examiner examiner, ItemListener listener) {
    this.request = request;
    this.examiner = examiner;
    this.listener = listener;
    this.order = new OptionOrder(request.seed());
    request.known().forEach(asked::add);
  }

  /** Whether more items are wanted. */
  boolean open() {
    return !stopped && kept.size() < request.count();
  }

  @Override
  public boolean full() {
    return !open();
  }

  int size() {
    return kept.size();
  }

  void note(List<String> more) {
    notes.addAll(more);
  }

  /** Makes an item of a seed and takes it in, unless its fact was used or it fails. */
  boolean offer(Seed seed) {
    if (asked.knows(seed.fact())) {
      return false;
    }
    Optional<Item> item = seed.item().get();
    boolean taken = item.isPresent() && offer(item.get());
    if (taken) {
      asked.addFact(seed.fact());
    }
    return taken;
  }

  /** Takes an item in, or counts why not. */
  @Override
  public boolean offer(Item candidate) {
    if (!open()) {
      return false;
    }
    if (asked.repeats(candidate)) {
      dropped.merge(ItemCheck.NOT_A_DUPLICATE, 1, Integer::sum);
      return false;
    }
    Optional<ItemCheck> guarded = Guard.fails(candidate);
    guarded.ifPresent(check -> dropped.merge(check, 1, Integer::sum));
    if (guarded.isPresent()) {
      return false;
    }
    Examination first = examiner.examine(candidate);
    for (Finding failed : first.failed()) {
      dropped.merge(failed.check(), 1, Integer::sum);
    }
    List<Finding> unsolved = first.findings().stream().filter(Batch::unsolved).toList();
    unsolved.forEach(f -> dropped.merge(f.check(), 1, Integer::sum));
    if (!first.sound() || !unsolved.isEmpty()) {
      return false;
    }
    Item item = order.place(candidate);
    asked.add(item);
    kept.add(new Kept(item, first));
    stopped = !listener.made(item, first);
    return true;
  }

  /**
   * What a language model guesses, or mostly misses with the passage, a person would only be warned
   * of; it is not worth making, since others are at hand.
   */
  private static boolean unsolved(Finding finding) {
    Why why = finding.because().why();
    return why == Why.MODEL_GUESSED || why == Why.MODEL_UNSURE;
  }

  /** What was made, in course order. */
  Made made(List<SourceDocument> documents) {
    Map<String, Integer> places = new HashMap<>();
    for (SourceDocument document : documents) {
      for (Block block : document.blocks()) {
        places.putIfAbsent(document.id() + "\n" + block.id(), places.size());
      }
    }
    List<Kept> ordered =
        kept.stream()
            .sorted(
                Comparator.comparingInt((Kept k) -> place(places, k.item()))
                    .thenComparing(k -> k.item().id()))
            .toList();
    return new Made(
        ordered.stream().map(Kept::item).toList(),
        ordered.stream().map(Kept::examination).toList(),
        notes,
        dropped);
  }

  private static int place(Map<String, Integer> places, Item item) {
    return item.sources().isEmpty()
        ? Integer.MAX_VALUE
        : places.getOrDefault(
            item.sources().getFirst().document() + "\n" + item.sources().getFirst().block(),
            Integer.MAX_VALUE);
  }
}
