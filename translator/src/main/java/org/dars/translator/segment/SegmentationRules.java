package org.dars.translator.segment;

import com.ibm.icu.util.ULocale;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Deque;
import java.util.Map;
import java.util.NavigableSet;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.regex.PatternSyntaxException;
import net.sf.okapi.common.LocaleId;
import net.sf.okapi.common.exceptions.OkapiException;
import net.sf.okapi.lib.segmentation.SRXDocument;
import net.sf.okapi.lib.segmentation.SRXSegmenter;

/**
 * Where sentences begin, by rules of SRX 2.0 (Segmentation Rules eXchange). Those of Dars stand in
 * {@code dars.srx}; a team may bring its own.
 *
 * <p>For many threads. A language's patterns are compiled once for each thread that cuts at the
 * same time.
 */
final class SegmentationRules {

  private static final SegmentationRules STANDARD = standardRules();

  private final SRXDocument document;

  /**
   * By language. A segmenter of Okapi keeps its last result, so that only one thread may use it.
   */
  private final Map<String, Deque<SRXSegmenter>> idle = new ConcurrentHashMap<>();

  private SegmentationRules(SRXDocument document) {
    this.document = document;
  }

  /** The rules of Dars. */
  static SegmentationRules standard() {
    return STANDARD;
  }

  /**
   * The rules of a file.
   *
   * @throws IOException when it is missing, is no SRX file, or has a rule that cannot be compiled;
   *     the message names the file and says what to do
   */
  static SegmentationRules of(Path file) throws IOException {
    if (!Files.isRegularFile(file)) {
      throw new IOException(file + ": there is no such file; give an SRX 2.0 file");
    }
    return of(file.toString(), Files.readAllBytes(file));
  }

  private static SegmentationRules of(String name, byte[] bytes) throws IOException {
    SRXDocument document = new SRXDocument();
    try {
      document.loadRules(new ByteArrayInputStream(bytes));
    } catch (OkapiException e) {
      throw new IOException(
          name + ": is not a valid SRX 2.0 file (" + cause(e) + "); correct it", e);
    }
    if (document.getAllLanguageRules().isEmpty() || document.getAllLanguagesMaps().isEmpty()) {
      throw new IOException(name + ": holds no segmentation rules; give an SRX 2.0 file");
    }
    for (var map : document.getAllLanguagesMaps()) {
      if (document.getLanguageRules(map.getRuleName()) == null) {
        throw new IOException(
            name
                + ": maps "
                + map.getPattern()
                + " to the rules \""
                + map.getRuleName()
                + "\", which it does not hold; add them or correct the name");
      }
    }
    for (var rules : document.getAllLanguageRules().entrySet()) {
      try {
        document.compileSingleLanguageRule(rules.getKey(), null);
      } catch (PatternSyntaxException e) {
        throw new IOException(
            name
                + ": a rule of \""
                + rules.getKey()
                + "\" is not a regular expression ("
                + e.getDescription()
                + " in "
                + e.getPattern()
                + "); correct it",
            e);
      }
    }
    return new SegmentationRules(document);
  }

  /**
   * Where sentences begin but for the first, as offsets in characters; white space before belongs
   * to the sentence before it.
   *
   * @param language BCP 47 tag; "und" for the rules of all languages
   */
  NavigableSet<Integer> breaks(String text, String language) {
    NavigableSet<Integer> breaks = new TreeSet<>();
    if (text.isBlank()) {
      return breaks;
    }
    String tag = ULocale.forLanguageTag(language).toLanguageTag();
    Deque<SRXSegmenter> pool = idle.computeIfAbsent(tag, t -> new ConcurrentLinkedDeque<>());
    SRXSegmenter segmenter = pool.poll();
    if (segmenter == null) {
      segmenter = compile(tag);
    }
    segmenter.computeSegments(hidden(text));
    for (int at : segmenter.getSplitPositions()) {
      int start = at;
      while (start < text.length() && Character.isWhitespace(text.charAt(start))) {
        start++;
      }
      if (start > 0 && start < text.length()) {
        breaks.add(start);
      }
    }
    pool.push(segmenter);
    return breaks;
  }

  private SRXSegmenter compile(String tag) {
    LocaleId locale = LocaleId.fromBCP47(tag);
    return (SRXSegmenter) document.compileLanguageRules(locale, null);
  }

  /** Okapi takes three private-use characters for its own inline codes: they become letters. */
  private static String hidden(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) >= '\uE101' && text.charAt(i) <= '\uE103') {
        return text.replace('\uE101', 'x').replace('\uE102', 'x').replace('\uE103', 'x');
      }
    }
    return text;
  }

  private static SegmentationRules standardRules() {
    try (InputStream in = SegmentationRules.class.getResourceAsStream("dars.srx")) {
      if (in == null) {
        throw new IllegalStateException("dars.srx is not in the jar");
      }
      return of("dars.srx", in.readAllBytes());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String cause(Throwable e) {
    Throwable root = e;
    while (root.getCause() != null) {
      root = root.getCause();
    }
    return String.valueOf(root.getMessage()).lines().findFirst().orElse("").strip();
  }
}
