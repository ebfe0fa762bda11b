package org.dars.index.bench.courseware;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/**
 * What of a zip file of XML parts came out otherwise.
 *
 * @param entries that it had
 * @param changed entries whose unpacked bytes differ, or that are gone
 * @param runs of text lost ({@code w:r}, {@code a:r}, {@code r} of a shared string)
 * @param languages marks of language lost ({@code w:lang}, {@code lang="…"})
 * @param proofing marks of the spelling checker lost
 */
record Losses(int entries, int changed, int runs, int languages, int proofing) {

  static final Losses NONE = new Losses(0, 0, 0, 0, 0);

  private static final Pattern RUN = Pattern.compile("<(?:w:|a:)?r[ >]");
  private static final Pattern LANGUAGE = Pattern.compile("<w:lang |[ \"]lang=\"");
  private static final Pattern PROOFING = Pattern.compile("<w:proofErr |[ \"](?:dirty|err)=\"");

  static Losses of(byte[] before, byte[] after) throws IOException {
    Map<String, byte[]> old = entries(before);
    Map<String, byte[]> now = entries(after);
    int changed = 0;
    for (Map.Entry<String, byte[]> e : old.entrySet()) {
      changed += Arrays.equals(e.getValue(), now.get(e.getKey())) ? 0 : 1;
    }
    return new Losses(
        old.size(),
        changed,
        count(RUN, old) - count(RUN, now),
        count(LANGUAGE, old) - count(LANGUAGE, now),
        count(PROOFING, old) - count(PROOFING, now));
  }

  Losses plus(Losses other) {
    return new Losses(
        entries + other.entries,
        changed + other.changed,
        runs + other.runs,
        languages + other.languages,
        proofing + other.proofing);
  }

  /** In words, "" where there are no entries. */
  String shown() {
    return entries == 0
        ? ""
        : ", %d of %d entries changed, lost: %d runs, %d language marks, %d proofing marks"
            .formatted(changed, entries, runs, languages, proofing);
  }

  private static Map<String, byte[]> entries(byte[] bytes) throws IOException {
    Map<String, byte[]> entries = new HashMap<>();
    try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(bytes))) {
      for (ZipEntry e = zip.getNextEntry(); e != null; e = zip.getNextEntry()) {
        if (!e.isDirectory()) {
          entries.put(e.getName(), zip.readAllBytes());
        }
      }
    }
    return entries;
  }

  private static int count(Pattern pattern, Map<String, byte[]> entries) {
    int n = 0;
    for (Map.Entry<String, byte[]> e : entries.entrySet()) {
      if (e.getKey().endsWith(".xml")) {
        String xml = new String(e.getValue(), StandardCharsets.ISO_8859_1);
        n += (int) pattern.matcher(xml).results().count();
      }
    }
    return n;
  }
}
