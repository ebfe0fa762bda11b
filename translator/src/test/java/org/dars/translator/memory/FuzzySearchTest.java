package org.dars.translator.memory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.dars.translator.memory.Entries.entry;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.apache.lucene.document.Document;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.store.FSDirectory;
import org.dars.translator.memory.FuzzySearch.Found;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FuzzySearchTest {

  @TempDir Path folder;

  /** The filter is exact: what a scan of all entries finds, it finds, for every threshold. */
  @Test
  void whatAScanFindsIsFound() throws IOException {
    long seed = new Random().nextLong();
    Random random = new Random(seed);
    List<String> sources = new ArrayList<>();
    for (int i = 0; i < 3_000; i++) {
      boolean varied = i > 50 && random.nextInt(3) > 0;
      sources.add(varied ? varied(sources.get(random.nextInt(i)), random) : sentence(random));
    }
    try (FSDirectory directory = FSDirectory.open(folder)) {
      try (IndexWriter writer = new IndexWriter(directory, new IndexWriterConfig(null))) {
        for (String source : sources) {
          Document document = EntryDocument.of(source, entry(source, "x"), "");
          writer.addDocument(document);
        }
      }
      try (DirectoryReader reader = DirectoryReader.open(directory)) {
        IndexSearcher searcher = new IndexSearcher(reader);
        int total = 0;
        for (int round = 0; round < 300; round++) {
          String asked = varied(sources.get(random.nextInt(sources.size())), random);
          int threshold = 50 + random.nextInt(50);
          Set<String> expected = scan(sources, asked, threshold);
          total += expected.size();
          assertThat(found(searcher, asked, threshold))
              .as("seed %d round %d: %s at %d", seed, round, asked, threshold)
              .isEqualTo(expected);
        }
        assertThat(total).isGreaterThan(300);
      }
    }
  }

  @Test
  void bothDistancesAgree() {
    long seed = new Random().nextLong();
    Random random = new Random(seed);
    for (int round = 0; round < 2_000; round++) {
      int[] a = random.ints(random.nextInt(64) + 1, 0, 9).toArray();
      int[] b = random.ints(random.nextInt(100) + 1, 0, 9).toArray();
      int[] longer = Arrays.copyOf(a, 70);
      Arrays.fill(longer, a.length, 70, 77);
      int[] longerB = Arrays.copyOf(b, b.length + 70 - a.length);
      Arrays.fill(longerB, b.length, longerB.length, 77);
      assertThat(new WordDistance(a).to(b, b.length))
          .as("seed %d round %d", seed, round)
          .isEqualTo(slow(a, b));
      assertThat(new WordDistance(longer).to(longerB, longerB.length))
          .isEqualTo(slow(longer, longerB));
    }
  }

  private static Set<String> found(IndexSearcher searcher, String asked, int threshold)
      throws IOException {
    Set<String> found = new HashSet<>();
    for (Found f : new FuzzySearch(searcher, Words.of(asked), "en>es", threshold).find()) {
      found.add(searcher.storedFields().document(f.doc()).get("source"));
    }
    return found;
  }

  private static Set<String> scan(List<String> sources, String asked, int threshold) {
    int[] query = Words.hashes(Words.of(asked));
    Set<String> found = new HashSet<>();
    for (String source : sources) {
      int[] other = Words.hashes(Words.of(source));
      if (Scores.similarity(slow(query, other), query.length, other.length) >= threshold) {
        found.add(source);
      }
    }
    return found;
  }

  private static int slow(int[] a, int[] b) {
    int[][] cost = new int[a.length + 1][b.length + 1];
    for (int i = 0; i <= a.length; i++) {
      for (int j = 0; j <= b.length; j++) {
        cost[i][j] =
            i == 0 || j == 0
                ? i + j
                : Math.min(
                    cost[i - 1][j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1),
                    1 + Math.min(cost[i - 1][j], cost[i][j - 1]));
      }
    }
    return cost[a.length][b.length];
  }

  private static String sentence(Random random) {
    List<String> words = new ArrayList<>();
    int length = 1 + random.nextInt(random.nextInt(20) == 0 ? 80 : 18);
    for (int i = 0; i < length; i++) {
      words.add(word(random));
    }
    return String.join(" ", words);
  }

  /** Some words are frequent, most are rare; some are numbers and placeholders. */
  private static String word(Random random) {
    int which = (int) Math.pow(300, random.nextDouble());
    return random.nextInt(12) == 0 ? String.valueOf(random.nextInt(9)) : "w" + which;
  }

  private static String varied(String sentence, Random random) {
    List<String> words = new ArrayList<>(List.of(sentence.split(" ")));
    for (int edits = random.nextInt(4); edits > 0; edits--) {
      int at = random.nextInt(words.size());
      switch (random.nextInt(3)) {
        case 0 -> words.set(at, word(random));
        case 1 -> words.add(at, word(random));
        default -> words.add(words.remove(at));
      }
    }
    return String.join(" ", words);
  }
}
