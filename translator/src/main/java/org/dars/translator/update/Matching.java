package org.dars.translator.update;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.dars.translator.update.Change.Kind;

/** Finds for each segment of a new version its origin in the old one. Used once. */
final class Matching {

  /** How many places of the same text are weighed against each other. */
  private static final int NEAREST = 8;

  private final List<VersionSegment> old;
  private final List<VersionSegment> now;
  private final int[] oldKeys;
  private final int[] nowKeys;

  /** For each new segment its old one, or −1. */
  private final int[] origin;

  private final Kind[] kinds;
  private final double[] scores;
  private final boolean[] used;

  /** For each new document its old one. */
  private final Map<String, String> documents;

  Matching(List<VersionSegment> old, List<VersionSegment> now) {
    this.old = old;
    this.now = now;
    Map<String, Integer> numbers = new HashMap<>();
    this.oldKeys = keys(old, numbers);
    this.nowKeys = keys(now, numbers);
    this.origin = new int[now.size()];
    Arrays.fill(origin, -1);
    this.kinds = new Kind[now.size()];
    this.scores = new double[now.size()];
    this.used = new boolean[old.size()];
    this.documents = DocumentPairs.of(old, now);
  }

  private static int[] keys(List<VersionSegment> segments, Map<String, Integer> numbers) {
    return segments.stream()
        .mapToInt(s -> numbers.computeIfAbsent(s.fingerprint(), k -> numbers.size()))
        .toArray();
  }

  UpdatePlan plan() {
    Map<String, List<Integer>> oldPlaces = places(old);
    Map<String, List<Integer>> nowPlaces = places(now);
    nowPlaces.forEach((document, places) -> {
      List<Integer> before = oldPlaces.get(documents.getOrDefault(document, ""));
      if (before != null) {
        inPlace(before, places);
      }
    });
    moved();
    nowPlaces.forEach((document, places) -> {
      List<Integer> before = oldPlaces.get(documents.getOrDefault(document, ""));
      if (before != null) {
        new Edits(before, places).find();
      }
    });
    new Edits(range(old.size()), range(now.size())).anywhere();
    return result();
  }

  private static List<Integer> range(int size) {
    return IntStream.range(0, size).boxed().toList();
  }

  private static Map<String, List<Integer>> places(List<VersionSegment> segments) {
    Map<String, List<Integer>> places = new LinkedHashMap<>();
    for (int i = 0; i < segments.size(); i++) {
      places.computeIfAbsent(segments.get(i).document(), d -> new ArrayList<>()).add(i);
    }
    return places;
  }

  private void take(int j, int i, Kind kind, double score) {
    origin[j] = i;
    kinds[j] = kind;
    scores[j] = score;
    used[i] = true;
  }

  private void inPlace(List<Integer> before, List<Integer> places) {
    int[] partners =
        Alignment.of(
            before.stream().mapToInt(i -> oldKeys[i]).toArray(),
            places.stream().mapToInt(j -> nowKeys[j]).toArray());
    for (int j = 0; j < partners.length; j++) {
      if (partners[j] >= 0) {
        take(places.get(j), before.get(partners[j]), Kind.UNCHANGED, 1);
      }
    }
  }

  /** The same text elsewhere: first what is free, then what stays where it was. */
  private void moved() {
    Map<Integer, Places> texts = new HashMap<>();
    for (int j = 0; j < origin.length; j++) {
      if (origin[j] < 0) {
        texts.computeIfAbsent(nowKeys[j], key -> new Places(new TreeSet<>(), new TreeSet<>()));
      }
    }
    for (int i = 0; i < oldKeys.length; i++) {
      Places places = texts.get(oldKeys[i]);
      if (places != null) {
        places.all.add(i);
        if (!used[i]) {
          places.free.add(i);
        }
      }
    }
    int near = 0;
    for (int j = 0; j < origin.length; j++) {
      Places places = texts.get(nowKeys[j]);
      if (origin[j] < 0 && places != null) {
        moved(j, places, near);
      }
      near = origin[j] < 0 ? near : origin[j] + 1;
    }
  }

  /** Where one text stands in the old version. */
  private record Places(NavigableSet<Integer> free, NavigableSet<Integer> all) {}

  private void moved(int j, Places places, int near) {
    int i = nearest(places.free, j, near);
    if (i >= 0) {
      places.free.remove(i);
      take(j, i, Kind.MOVED, 1);
      return;
    }
    i = nearest(places.all, j, near);
    if (i >= 0) {
      take(j, i, Kind.REPEATED, 1);
    }
  }

  /** The place with the most of the same around it; of equal ones the nearest; −1 for none. */
  private int nearest(NavigableSet<Integer> places, int j, int near) {
    int best = -1;
    int most = -1;
    Integer below = places.floor(near);
    Integer above = places.higher(near);
    for (int n = 0; n < NEAREST && (below != null || above != null); n++) {
      boolean down = above == null || (below != null && near - below <= above - near);
      int i = down ? below : above;
      int context = context(i, j);
      if (context > most) {
        most = context;
        best = i;
      }
      if (down) {
        below = places.lower(i);
      } else {
        above = places.higher(i);
      }
    }
    return best;
  }

  private int context(int i, int j) {
    boolean before = i > 0 && j > 0 && oldKeys[i - 1] == nowKeys[j - 1];
    boolean after =
        i + 1 < oldKeys.length && j + 1 < nowKeys.length && oldKeys[i + 1] == nowKeys[j + 1];
    boolean same = old.get(i).document().equals(documents.get(now.get(j).document()));
    return (before ? 2 : 0) + (after ? 2 : 0) + (same ? 1 : 0);
  }

  private UpdatePlan result() {
    List<Change> changes = new ArrayList<>(now.size());
    for (int j = 0; j < origin.length; j++) {
      changes.add(
          origin[j] < 0
              ? new Change(Kind.NEW, null, now.get(j), 0)
              : new Change(kinds[j], old.get(origin[j]), now.get(j), scores[j]));
    }
    List<Change> gone = new ArrayList<>();
    for (int i = 0; i < used.length; i++) {
      if (!used[i]) {
        gone.add(new Change(Kind.GONE, old.get(i), null, 0));
      }
    }
    return new UpdatePlan(changes, gone);
  }

  /**
   * The edited segments of a document: first between unchanged neighbours, then nearby. At last
   * those of the course that went from one document to another.
   */
  private final class Edits {

    /** Most pairs that are compared between two unchanged neighbours. */
    private static final int PAIRS = 2_500;

    /** Most pairs that are compared wherever they stand; above, only a band of them. */
    private static final int PAIRS_ANYWHERE = 250_000;

    /** How far to either side of the same relative place is looked at elsewhere, in segments. */
    private static final int BAND = 16;

    private final List<Integer> before;
    private final List<Integer> places;
    private final Likeness likeness = new Likeness();
    private final Map<Integer, Likeness.Text> oldTexts = new HashMap<>();
    private final Map<Integer, Likeness.Text> nowTexts = new HashMap<>();

    Edits(List<Integer> before, List<Integer> places) {
      this.before = before;
      this.places = places;
    }

    void find() {
      Map<Integer, Integer> at = new HashMap<>();
      for (int n = 0; n < before.size(); n++) {
        at.put(before.get(n), n);
      }
      int oldFrom = 0;
      List<Integer> gap = new ArrayList<>();
      for (int j : places) {
        if (kinds[j] == Kind.UNCHANGED) {
          int oldTo = at.getOrDefault(origin[j], oldFrom);
          between(free(oldFrom, oldTo), gap, PAIRS);
          gap.clear();
          oldFrom = oldTo + 1;
        } else if (origin[j] < 0) {
          gap.add(j);
        }
      }
      between(free(oldFrom, before.size()), gap, PAIRS);
      between(free(0, before.size()), left(), PAIRS);
    }

    void anywhere() {
      between(free(0, before.size()), left(), PAIRS_ANYWHERE);
    }

    private List<Integer> left() {
      return places.stream().filter(j -> origin[j] < 0).toList();
    }

    private List<Integer> free(int from, int to) {
      return from >= to
          ? List.of()
          : before.subList(from, to).stream().filter(i -> !used[i]).toList();
    }

    private record Pair(int i, int j, double score, int distance) {}

    private void between(List<Integer> olds, List<Integer> news, long most) {
      if (olds.isEmpty() || news.isEmpty()) {
        return;
      }
      boolean all = (long) olds.size() * news.size() <= most;
      List<Pair> pairs = new ArrayList<>();
      for (int n = 0; n < news.size(); n++) {
        int middle = (int) ((long) n * olds.size() / news.size());
        int from = all ? 0 : Math.max(0, middle - BAND);
        int to = all ? olds.size() : Math.min(olds.size(), middle + BAND + 1);
        for (int o = from; o < to; o++) {
          double score = like(olds.get(o), news.get(n));
          if (score > 0) {
            pairs.add(new Pair(olds.get(o), news.get(n), score, Math.abs(o - middle)));
          }
        }
      }
      Collections.sort(
          pairs,
          (x, y) ->
              x.score != y.score
                  ? Double.compare(y.score, x.score)
                  : x.distance != y.distance
                      ? Integer.compare(x.distance, y.distance)
                      : Integer.compare(x.j, y.j));
      for (Pair pair : pairs) {
        if (!used[pair.i] && origin[pair.j] < 0) {
          take(pair.j, pair.i, Kind.EDITED, pair.score);
        }
      }
    }

    /** Never 1: the texts differ, if only in what is no word. */
    private double like(int i, int j) {
      Likeness.Text a = oldTexts.computeIfAbsent(i, k -> likeness.text(old.get(k).source()));
      Likeness.Text b = nowTexts.computeIfAbsent(j, k -> likeness.text(now.get(k).source()));
      return Math.min(0.99, Likeness.of(a, b, UpdatePlan.LEAST_LIKENESS));
    }
  }
}
