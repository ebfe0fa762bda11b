package org.dars.assistant.quiz.translated;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.dars.assistant.quiz.SourceDocument;
import org.dars.assistant.quiz.SourceQuote;
import org.dars.assistant.quiz.item.Item;
import org.dars.index.courseware.Block;
import org.dars.translator.segment.Segment;
import org.dars.translator.segment.Segmenter;
import org.jspecify.annotations.Nullable;

/**
 * Quotes of a course in the words of its translation: both have the same documents and blocks. Of a
 * block with as many sentences on both sides, the same sentences; else the whole block.
 */
final class AlignedQuotes {

  private final Map<String, Block> source = new HashMap<>();
  private final Map<String, Block> target = new HashMap<>();
  private final Map<String, String> titles = new HashMap<>();
  private final String from;
  private final String to;

  AlignedQuotes(List<SourceDocument> source, List<SourceDocument> target, String from, String to) {
    this.from = from;
    this.to = to;
    put(source, this.source);
    put(target, this.target);
    target.forEach(d -> titles.put(d.id(), d.title()));
  }

  private static void put(List<SourceDocument> documents, Map<String, Block> blocks) {
    for (SourceDocument document : documents) {
      for (Block block : document.blocks()) {
        blocks.put(key(document.id(), block.id()), block);
      }
    }
  }

  private static String key(String document, String block) {
    return document + "\n" + block;
  }

  /** The quote in the translation's words; empty where the translation does not have the block. */
  Optional<SourceQuote> of(SourceQuote quote) {
    String key = key(quote.document(), quote.block());
    Block before = source.get(key);
    Block after = target.get(key);
    if (before == null || after == null || after.text().isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new SourceQuote(
            quote.document(),
            titles.getOrDefault(quote.document(), quote.documentTitle()),
            quote.block(),
            after.anchor().label(),
            words(before, after, Plain.folded(quote.quote()))));
  }

  private String words(Block before, Block after, String quote) {
    List<String> there = sentences(before, from);
    List<String> here = sentences(after, to);
    if (there.size() != here.size()) {
      return after.text();
    }
    int first = -1;
    int last = -1;
    for (int i = 0; i < there.size(); i++) {
      boolean shared = quote.contains(there.get(i)) || there.get(i).contains(quote);
      if (shared || overlaps(there.get(i), quote)) {
        first = first < 0 ? i : first;
        last = i;
      }
    }
    if (first < 0) {
      return after.text();
    }
    String words = String.join(" ", here.subList(first, last + 1));
    return after.text().contains(words) ? words : after.text();
  }

  /** Whether the quote ends in the sentence or begins in it. */
  private static boolean overlaps(String sentence, String quote) {
    int most = Math.min(sentence.length(), quote.length());
    for (int n = Math.min(most, 12); n <= most; n++) {
      if (sentence.regionMatches(0, quote, quote.length() - n, n)
          || quote.regionMatches(0, sentence, sentence.length() - n, n)) {
        return true;
      }
    }
    return false;
  }

  private static List<String> sentences(Block block, String language) {
    List<String> sentences = new ArrayList<>();
    for (Segment segment : Segmenter.segments(block, language)) {
      String text = Plain.folded(segment.text());
      if (!text.isEmpty()) {
        sentences.add(text);
      }
    }
    return sentences;
  }

  /**
   * Changes whenever a block that proves the item does, in the source or in the translation; "" for
   * an item without sources.
   */
  String fingerprint(Item item) {
    if (item.sources().isEmpty()) {
      return "";
    }
    try {
      MessageDigest sha = MessageDigest.getInstance("SHA-256");
      for (SourceQuote quote : item.sources()) {
        String key = key(quote.document(), quote.block());
        sha.update(
            (key + "\n" + print(source.get(key)) + print(target.get(key)))
                .getBytes(StandardCharsets.UTF_8));
      }
      return HexFormat.of().formatHex(sha.digest(), 0, 16);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }

  private static String print(@Nullable Block block) {
    return block == null ? "-" : block.fingerprint();
  }
}
