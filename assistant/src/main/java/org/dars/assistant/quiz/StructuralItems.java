package org.dars.assistant.quiz;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

/**
 * Makes items without a language model: goes round the documents and their sections, a term at a
 * time, and asks of each what is asked least so far, until there are enough.
 */
final class StructuralItems {

  /** How much of each kind makes a good mix; the rest is taken as it comes. */
  private static final Map<TermQuestions.Direction, Double> MIX =
      Map.of(
          TermQuestions.Direction.TERM_OF_MEANING, 0.35,
          TermQuestions.Direction.MEANING_OF_TERM, 0.35,
          TermQuestions.Direction.CLOZE, 0.3);

  private final TermQuestions questions;
  private final Distractors distractors;
  private final Random random;
  private final Map<TermQuestions.Direction, Integer> made =
      new EnumMap<>(TermQuestions.Direction.class);

  StructuralItems(TermQuestions questions, Distractors distractors, long seed) {
    this.questions = questions;
    this.distractors = distractors;
    this.random = new Random(seed);
  }

  /** Offers items until the collector is full or every term has been asked in every way. */
  void fill(ItemCollector collector, List<KeyTerm> terms) {
    List<KeyTerm> turns = roundRobin(terms.stream().filter(KeyTerm::asked).toList());
    for (int round = 0; round < MIX.size() && !collector.full(); round++) {
      for (KeyTerm term : turns) {
        if (collector.full()) {
          return;
        }
        one(collector, term);
      }
    }
  }

  private void one(ItemCollector collector, KeyTerm term) {
    for (TermQuestions.Direction direction : leastMadeFirst()) {
      Optional<TermQuestions.Draft> draft = questions.ask(term, direction);
      if (draft.isPresent() && collector.offer(draft.get().item())) {
        distractors.use(draft.get().distractors());
        made.merge(direction, 1, Integer::sum);
        return;
      }
    }
  }

  private List<TermQuestions.Direction> leastMadeFirst() {
    List<TermQuestions.Direction> directions =
        new ArrayList<>(Arrays.asList(TermQuestions.Direction.values()));
    directions.sort(
        Comparator.comparingDouble(d -> (made.getOrDefault(d, 0) + 1) / MIX.getOrDefault(d, 1.0)));
    return directions;
  }

  /** One term of each document, of each of its sections in turn, then the next. */
  private List<KeyTerm> roundRobin(List<KeyTerm> terms) {
    Map<Integer, Map<String, List<KeyTerm>>> places = new LinkedHashMap<>();
    for (KeyTerm term : terms) {
      places
          .computeIfAbsent(term.document(), d -> new LinkedHashMap<>())
          .computeIfAbsent(term.section(), s -> new ArrayList<>())
          .add(term);
    }
    List<List<KeyTerm>> documents = new ArrayList<>();
    for (Map<String, List<KeyTerm>> sections : places.values()) {
      sections.values().forEach(list -> Collections.shuffle(list, random));
      documents.add(interleave(new ArrayList<>(sections.values())));
    }
    Collections.shuffle(documents, random);
    return interleave(documents);
  }

  private static List<KeyTerm> interleave(List<List<KeyTerm>> lists) {
    List<KeyTerm> all = new ArrayList<>();
    int longest = lists.stream().mapToInt(List::size).max().orElse(0);
    for (int i = 0; i < longest; i++) {
      for (List<KeyTerm> list : lists) {
        if (i < list.size()) {
          all.add(list.get(i));
        }
      }
    }
    return all;
  }
}
