package org.dars.index.courseware.roundtrip;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.dars.index.courseware.Anchor;
import org.dars.index.courseware.Block;
import org.dars.index.courseware.BlockKind;
import org.dars.index.courseware.Courseware;
import org.dars.index.courseware.CoursewareDocument;
import org.dars.index.courseware.CoursewareException;
import org.dars.index.courseware.Inline;
import org.dars.index.courseware.ReadLimits;
import org.dars.index.courseware.SourceFile;
import org.dars.index.courseware.Span;
import org.dars.index.courseware.zip.ZipEntries;

/**
 * Proof that a file survives translation: every text is changed in a way that can be told
 * afterwards, written, and read again.
 */
public final class RoundTrip {

  private RoundTrip() {}

  /** Content with its texts pseudo-translated, its markup as it was. */
  public static List<Inline> pseudo(List<Inline> content) {
    return content.stream()
        .map(i -> i instanceof Inline.Text t ? new Inline.Text(accented(t.value())) : i)
        .toList();
  }

  /** "The sea" is "Théŵ séáŵ": marks inside and longer words, punctuation untouched. */
  public static String accented(String s) {
    return s.replace("a", "á")
        .replace("e", "é")
        .replace("o", "ö")
        .replaceAll("(\\p{L}{2,})(?![\\p{L}\\p{N}_])", "$1ŵ");
  }

  /**
   * What is wrong after all blocks were translated, written, and read again; empty when nothing.
   */
  public static List<String> problems(
      Courseware courseware, SourceFile source, byte[] original, CoursewareDocument document)
      throws CoursewareException {
    Map<String, List<Inline>> changed = new HashMap<>();
    for (Block b : document.blocks()) {
      if (b.translatable()) {
        changed.put(b.id(), pseudo(b.content()));
      }
    }
    byte[] written = courseware.splice(original, document, changed);
    List<String> problems =
        new ArrayList<>(outside(courseware, original, written, document, changed));
    CoursewareDocument again = reread(courseware, source, written);
    if (again.blocks().size() != document.blocks().size()) {
      problems.add(document.blocks().size() + " blocks, then " + again.blocks().size());
    }
    for (int i = 0; i < Math.min(again.blocks().size(), document.blocks().size()); i++) {
      Block before = document.blocks().get(i);
      Block after = again.blocks().get(i);
      List<Inline> expected = changed.getOrDefault(before.id(), before.content());
      if (!after.id().equals(before.id()) || after.kind() != before.kind()) {
        problems.add(
            before.id() + " " + before.kind() + " became " + after.id() + " " + after.kind());
      } else if (!text(expected).equals(after.text())) {
        problems.add(
            before.id() + "\n      meant " + text(expected) + "\n      read  " + after.text());
      }
    }
    return problems;
  }

  /** As a block shows text: white space folded. */
  public static String folded(String s) {
    return text(List.of(new Inline.Text(s)));
  }

  private static String text(List<Inline> content) {
    return new Block("x", BlockKind.PARAGRAPH, 0, content, new Anchor.Section(List.of()), null)
        .text();
  }

  /** The bytes between changed spans must stand in the written file, in order. */
  private static List<String> outside(
      Courseware courseware,
      byte[] original,
      byte[] written,
      CoursewareDocument document,
      Map<String, List<Inline>> changed)
      throws CoursewareException {
    Map<String, List<Span>> spans = new HashMap<>();
    for (Block b : document.blocks()) {
      if (b.span() != null && changed.containsKey(b.id())) {
        spans.computeIfAbsent(b.span().part(), _ -> new ArrayList<>()).add(b.span());
      }
    }
    courseware
        .copies(original, document)
        .forEach((id, copies) -> {
          for (Span copy : changed.containsKey(id) ? copies : List.<Span>of()) {
            spans.computeIfAbsent(copy.part(), _ -> new ArrayList<>()).add(copy);
          }
        });
    if (spans.isEmpty()) {
      return Arrays.equals(original, written) ? List.of() : List.of("it changed without a change");
    }
    if (spans.keySet().equals(Set.of(""))) {
      return outside("", original, written, spans.getOrDefault("", List.of()));
    }
    List<String> problems = new ArrayList<>();
    ReadLimits limits = ReadLimits.standard();
    try (ZipEntries before = ZipEntries.of(document.path(), original, limits);
        ZipEntries after = ZipEntries.of(document.path(), written, limits)) {
      if (!before.names().equals(after.names())) {
        return List.of("its entries are not the same");
      }
      for (String name : before.names()) {
        problems.addAll(
            outside(
                name, before.read(name), after.read(name), spans.getOrDefault(name, List.of())));
      }
    }
    return problems;
  }

  private static List<String> outside(
      String part, byte[] original, byte[] written, List<Span> spans) {
    if (spans.isEmpty()) {
      return Arrays.equals(original, written) ? List.of() : List.of(part + " changed");
    }
    String before = new String(original, StandardCharsets.ISO_8859_1);
    String after = new String(written, StandardCharsets.ISO_8859_1);
    int at = 0;
    int found = 0;
    for (Span span :
        spans.stream()
            .sorted(Comparator.comparingInt(Span::start).thenComparingInt(s -> -s.end()))
            .toList()) {
      if (span.start() < at) {
        continue;
      }
      String gap = before.substring(at, span.start());
      int next = after.indexOf(gap, found);
      if (next < 0 || (at == 0 && next != 0)) {
        return List.of("bytes before " + span + " changed");
      }
      found = next + gap.length();
      at = span.end();
    }
    return after.endsWith(before.substring(at))
        ? List.of()
        : List.of((part + " changed in its last bytes").strip());
  }

  private static CoursewareDocument reread(Courseware courseware, SourceFile source, byte[] bytes)
      throws CoursewareException {
    try {
      String name = source.path().substring(source.path().lastIndexOf('/') + 1);
      Path folder = Files.createTempDirectory("dars-roundtrip");
      Path file = folder.resolve(name);
      Files.write(file, bytes);
      try {
        return courseware.read(new SourceFile(source.path(), file));
      } finally {
        Files.delete(file);
        Files.delete(folder);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
