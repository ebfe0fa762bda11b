package org.dars.assistant.quiz.examine;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.dars.assistant.quiz.SourceDocument;
import org.dars.assistant.quiz.SourceQuote;
import org.dars.assistant.quiz.examine.Wording.Said;
import org.dars.index.courseware.Block;
import org.dars.index.courseware.BlockKind;
import org.dars.index.courseware.Definition;
import org.dars.index.courseware.Sentences;
import org.jspecify.annotations.Nullable;

/**
 * A course's words: which blocks and sentences hold a term, and how rare it is. Made once, never
 * changed; safe for use by several threads. Blocks go by their number in course order. Quiz stems,
 * options and feedback of the course are no passages: they prove nothing.
 */
final class CourseIndex {

  /** BM25's usual parameters (Robertson and Zaragoza, 2009). */
  private static final double K1 = 1.2;

  private static final double B = 0.75;
  private static final Pattern TAG = Pattern.compile("</?[A-Za-z][^<>]{0,60}>");

  /**
   * A sentence of a block.
   *
   * @param said as the checks compare it
   */
  record Sentence(int block, Said said) {}

  /**
   * A block that is a passage.
   *
   * @param said all of it
   */
  record Place(SourceDocument document, Block block, Said said, List<Sentence> sentences) {

    SourceQuote quote(String words) {
      return new SourceQuote(
          document.id(), document.title(), block.id(), block.anchor().label(), words);
    }
  }

  private record Posting(int[] blocks, int[] counts, double rarity) {}

  private final Wording wording;
  private final List<Place> places = new ArrayList<>();
  private final Map<String, Integer> byId = new HashMap<>();
  private final Map<String, String> texts = new HashMap<>();
  private final Map<String, Posting> postings = new HashMap<>();
  private final Map<String, Set<String>> meanings = new HashMap<>();
  private final Set<String> tags = new HashSet<>();
  private final double unseen;

  /** What BM25 adds to a term's count, by the block's length. */
  private final double[] norms;

  CourseIndex(List<SourceDocument> documents, Wording wording) {
    this.wording = wording;
    for (SourceDocument document : documents) {
      for (Block block : document.blocks()) {
        add(document, block);
      }
    }
    Map<String, List<int[]>> found = new HashMap<>();
    long terms = 0;
    for (int b = 0; b < places.size(); b++) {
      terms += places.get(b).said().terms().size();
      Map<String, Integer> counts = new HashMap<>();
      places.get(b).said().terms().forEach(t -> counts.merge(t, 1, Integer::sum));
      for (Map.Entry<String, Integer> e : counts.entrySet()) {
        found.computeIfAbsent(e.getKey(), t -> new ArrayList<>()).add(new int[] {b, e.getValue()});
      }
    }
    found.forEach((term, list) ->
        postings.put(
            term,
            new Posting(
                list.stream().mapToInt(p -> p[0]).toArray(),
                list.stream().mapToInt(p -> p[1]).toArray(),
                rarity(list.size()))));
    unseen = rarity(0);
    double meanLength = places.isEmpty() ? 1 : Math.max(1, (double) terms / places.size());
    norms = new double[places.size()];
    for (int b = 0; b < norms.length; b++) {
      norms[b] = K1 * (1 - B + B * places.get(b).said().terms().size() / meanLength);
    }
  }

  private void add(SourceDocument document, Block block) {
    String text = block.text();
    String id = document.id() + "\n" + block.id();
    texts.put(id, text);
    Matcher tag = TAG.matcher(text);
    while (tag.find()) {
      tags.add(tag.group());
    }
    switch (block.kind()) {
      case STEM, OPTION, FEEDBACK -> {
        return;
      }
      default -> {}
    }
    int number = places.size();
    List<Sentence> sentences = new ArrayList<>();
    boolean whole = block.kind() == BlockKind.CODE || block.kind() == BlockKind.FORMULA;
    for (String s : whole ? List.of(text) : Sentences.of(text, wording.language())) {
      sentences.add(new Sentence(number, wording.said(s)));
    }
    byId.put(id, number);
    places.add(new Place(document, block, wording.said(text), sentences));
    Definition.of(block).ifPresent(this::define);
  }

  /** A term and its definition mean the same to who answers with them. */
  private void define(Definition definition) {
    String term = wording.said(definition.term()).normal();
    String means = wording.said(definition.definition()).normal();
    meanings.computeIfAbsent(term, t -> new LinkedHashSet<>()).add(means);
    meanings.computeIfAbsent(means, t -> new LinkedHashSet<>()).add(term);
  }

  boolean isEmpty() {
    return places.isEmpty();
  }

  List<Place> places() {
    return places;
  }

  Place place(int block) {
    return places.get(block);
  }

  /** The number of a block; −1 for one that is not there or no passage. */
  int number(String document, String block) {
    return byId.getOrDefault(document + "\n" + block, -1);
  }

  /** The text of any block; null for one that is not there. */
  @Nullable String text(String document, String block) {
    return texts.get(document + "\n" + block);
  }

  /** Whether the course itself speaks of a tag. */
  boolean speaksOf(String tag) {
    return tags.contains(tag);
  }

  /** Whether the course defines one as the other. */
  boolean sameMeaning(Said a, Said b) {
    return meanings.getOrDefault(a.normal(), Set.of()).contains(b.normal());
  }

  /** How much a term says: 0.01 where every block holds it, most where none does. */
  double rarity(String term) {
    Posting p = postings.get(term);
    return p == null ? unseen : p.rarity();
  }

  private double rarity(int held) {
    return Math.max(0.01, Math.log(1 + (places.size() - held + 0.5) / (held + 0.5)));
  }

  double rarity(Collection<String> terms) {
    double sum = 0;
    for (String term : terms) {
      sum += rarity(term);
    }
    return sum;
  }

  /** Terms with how much each says. */
  record Weighted(String[] terms, double[] rarities, double all) {

    /** The share that others hold, rare terms counting more: 0 to 1. */
    double in(Set<String> others) {
      double held = 0;
      for (int i = 0; i < terms.length; i++) {
        held += others.contains(terms[i]) ? rarities[i] : 0;
      }
      return all == 0 ? 0 : held == all ? 1 : held / all;
    }
  }

  Weighted weighted(Set<String> terms) {
    String[] list = terms.toArray(String[]::new);
    Arrays.sort(list);
    double[] rarities = new double[list.length];
    double all = 0;
    for (int i = 0; i < list.length; i++) {
      rarities[i] = rarity(list[i]);
      all += rarities[i];
    }
    return new Weighted(list, rarities, all);
  }

  /** The share of some terms that others hold, rare ones counting more: 0 to 1. */
  double coverage(Set<String> terms, Set<String> in) {
    return weighted(terms).in(in);
  }

  /** A block with its score. */
  record Found(int block, double score) {}

  /** The best blocks for some terms by BM25, best first; the earlier of two equal ones first. */
  List<Found> search(Set<String> terms, int most) {
    double[] scores = new double[places.size()];
    for (String term : terms) {
      Posting p = postings.get(term);
      if (p == null) {
        continue;
      }
      for (int i = 0; i < p.blocks().length; i++) {
        int b = p.blocks()[i];
        int n = p.counts()[i];
        scores[b] += p.rarity() * n * (K1 + 1) / (n + norms[b]);
      }
    }
    List<Found> best = new ArrayList<>();
    double least = 0;
    for (int b = 0; b < scores.length; b++) {
      if (scores[b] > least) {
        int at = best.size();
        while (at > 0 && best.get(at - 1).score() < scores[b]) {
          at--;
        }
        best.add(at, new Found(b, scores[b]));
        if (best.size() > most) {
          best.removeLast();
        }
        least = best.size() < most ? 0 : best.getLast().score();
      }
    }
    return best;
  }

  /** How many blocks hold both terms, and how many either: {both, first, second}. */
  int[] together(String a, String b) {
    Posting x = postings.get(a);
    Posting y = postings.get(b);
    if (x == null || y == null) {
      return new int[] {0, x == null ? 0 : x.blocks().length, y == null ? 0 : y.blocks().length};
    }
    int both = 0;
    boolean fewer = x.blocks().length < y.blocks().length;
    int[] small = fewer ? x.blocks() : y.blocks();
    int[] large = fewer ? y.blocks() : x.blocks();
    for (int block : small) {
      both += Arrays.binarySearch(large, block) >= 0 ? 1 : 0;
    }
    return new int[] {both, x.blocks().length, y.blocks().length};
  }

  Wording wording() {
    return wording;
  }
}
