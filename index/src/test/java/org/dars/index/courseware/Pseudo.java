package org.dars.index.courseware;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Pseudo-translation: every text changed in a way that can be told afterwards. */
final class Pseudo {

  private Pseudo() {}

  static List<Inline> translate(List<Inline> content) {
    return content.stream()
        .map(i -> i instanceof Inline.Text t ? new Inline.Text(accented(t.value())) : i)
        .toList();
  }

  /** "The sea" is "Théŵ séáŵ": marks inside and longer words, punctuation untouched. */
  static String accented(String s) {
    return s.replace("a", "á")
        .replace("e", "é")
        .replace("o", "ö")
        .replaceAll("(\\p{L}{2,})(?![\\p{L}\\p{N}_])", "$1ŵ");
  }

  /**
   * What is wrong after all blocks were translated, written, and read again; empty when nothing.
   */
  static List<String> roundTrip(
      Courseware courseware, SourceFile source, byte[] original, CoursewareDocument document)
      throws CoursewareException {
    Map<String, List<Inline>> changed = new HashMap<>();
    for (Block b : document.blocks()) {
      if (b.translatable()) {
        changed.put(b.id(), translate(b.content()));
      }
    }
    byte[] written = courseware.splice(original, document, changed);
    List<String> problems = new ArrayList<>(outsideDiffers(original, written, document, changed));
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
  static String folded(String s) {
    return text(List.of(new Inline.Text(s)));
  }

  private static String text(List<Inline> content) {
    return new Block("x", BlockKind.PARAGRAPH, 0, content, new Anchor.Section(List.of()), null)
        .text();
  }

  /** The bytes between changed spans must stand in the written file, in order. */
  private static List<String> outsideDiffers(
      byte[] original, byte[] written, CoursewareDocument document, Map<String, ?> changed) {
    List<Span> spans =
        document.blocks().stream()
            .filter(b -> changed.containsKey(b.id()))
            .map(Block::span)
            .sorted(java.util.Comparator.comparingInt(Span::start).thenComparingInt(s -> -s.end()))
            .toList();
    String before = new String(original, java.nio.charset.StandardCharsets.ISO_8859_1);
    String after = new String(written, java.nio.charset.StandardCharsets.ISO_8859_1);
    int at = 0;
    int found = 0;
    for (Span span : spans) {
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
    return after.endsWith(before.substring(at)) ? List.of() : List.of("the last bytes changed");
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
