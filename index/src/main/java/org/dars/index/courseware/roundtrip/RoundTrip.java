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
import java.util.function.UnaryOperator;
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
import org.jspecify.annotations.Nullable;

/**
 * Proof that a file survives translation: every text is changed in a way that can be told
 * afterwards, written, and read again.
 */
public final class RoundTrip {

  private RoundTrip() {}

  /** Content with its texts pseudo-translated, its markup as it was. */
  public static List<Inline> pseudo(List<Inline> content) {
    return texts(content, PseudoText::of);
  }

  /** What {@link #pseudo} was made from. */
  public static List<Inline> restored(List<Inline> content) {
    return texts(content, PseudoText::source);
  }

  /** Neighbouring texts are one: how a reader cuts them is its own affair. */
  private static List<Inline> texts(List<Inline> content, UnaryOperator<String> change) {
    List<Inline> out = new ArrayList<>();
    StringBuilder text = new StringBuilder();
    for (Inline i : content) {
      switch (i) {
        case Inline.Text t -> text.append(t.value());
        case Inline.Markup m -> {
          flush(text, change, out);
          out.add(m);
        }
      }
    }
    flush(text, change, out);
    return out;
  }

  private static void flush(StringBuilder text, UnaryOperator<String> change, List<Inline> out) {
    if (!text.isEmpty()) {
      out.add(new Inline.Text(change.apply(text.toString())));
      text.setLength(0);
    }
  }

  /**
   * What is wrong after all blocks were translated, written, and read again; empty when nothing.
   */
  public static List<String> problems(
      Courseware courseware, SourceFile source, byte[] original, CoursewareDocument document)
      throws CoursewareException {
    return problems(Codec.of(courseware), source, original, document);
  }

  /** As {@link #problems(Courseware, SourceFile, byte[], CoursewareDocument)}. */
  public static List<String> problems(
      Codec codec, SourceFile source, byte[] original, CoursewareDocument document)
      throws CoursewareException {
    Map<String, List<Inline>> changed = new HashMap<>();
    for (Block b : document.blocks()) {
      if (b.translatable()) {
        changed.put(b.id(), pseudo(b.content()));
      }
    }
    byte[] written = codec.splice(original, document, changed);
    List<String> problems = new ArrayList<>(outside(codec, original, written, document, changed));
    CoursewareDocument again = reread(codec, source, written);
    if (again.blocks().size() != document.blocks().size()) {
      problems.add(document.blocks().size() + " blocks, then " + again.blocks().size());
    }
    for (int i = 0; i < Math.min(again.blocks().size(), document.blocks().size()); i++) {
      Block before = document.blocks().get(i);
      String problem = problem(before, again.blocks().get(i), changed.get(before.id()));
      if (problem != null) {
        problems.add(problem);
      }
    }
    return problems;
  }

  /** Compares a block with what was read again: the pseudo text, and the source made from it. */
  private static @Nullable String problem(
      Block before, Block after, @Nullable List<Inline> pseudo) {
    if (!after.id().equals(before.id())
        || after.kind() != before.kind()
        || after.level() != before.level()) {
      return named(before) + " became " + named(after);
    }
    String expected = text(pseudo == null ? before.content() : pseudo);
    if (!expected.equals(after.text())) {
      return differs(before, expected, after.text());
    }
    String back = pseudo == null ? after.text() : text(restored(after.content()));
    return back.equals(before.text()) ? null : differs(before, before.text(), back);
  }

  private static String named(Block b) {
    return b.id() + " " + b.kind() + (b.level() == 0 ? "" : " " + b.level());
  }

  private static String differs(Block block, String meant, String read) {
    return block.id() + "\n      meant " + meant + "\n      read  " + read;
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
      Codec codec,
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
    codec
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

  private static CoursewareDocument reread(Codec codec, SourceFile source, byte[] bytes)
      throws CoursewareException {
    try {
      String name = source.path().substring(source.path().lastIndexOf('/') + 1);
      Path folder = Files.createTempDirectory("dars-roundtrip");
      Path file = folder.resolve(name);
      Files.write(file, bytes);
      try {
        return codec.read(source.at(file));
      } finally {
        Files.delete(file);
        Files.delete(folder);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
