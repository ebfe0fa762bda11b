package org.dars.assistant.adapt;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.dars.index.courseware.Block;
import org.dars.index.courseware.BlockKind;
import org.dars.index.courseware.Courseware;
import org.dars.index.courseware.CoursewareDocument;
import org.dars.index.courseware.CoursewareException;
import org.dars.index.courseware.SourceFile;
import org.dars.translator.adapt.Adaptation;
import org.dars.translator.adapt.Adapter;
import org.dars.translator.adapt.Rendered;
import org.dars.translator.adapt.State;

/**
 * A document before and after its adaptations: the file is rendered and read again, so that what is
 * shown is what would be written.
 *
 * @param rows its blocks, in reading order
 * @param applied how many records stand in it
 * @param leftOut those that do not, and why
 */
public record AdaptationPreview(List<Row> rows, int applied, List<Rendered.LeftOut> leftOut) {

  /**
   * A block.
   *
   * @param before its text in the course
   * @param after its text in the adapted file
   */
  public record Row(String id, BlockKind kind, List<Piece> before, List<Piece> after) {
    public boolean changed() {
      return before.stream().anyMatch(Piece::changed);
    }
  }

  /** A stretch of text that is the same on both sides, or not. */
  public record Piece(String text, boolean changed) {}

  /**
   * Renders a document.
   *
   * @param records of any document
   * @param standing the states that count
   */
  public static AdaptationPreview of(
      Courseware courseware, SourceFile source, Iterable<Adaptation> records, Set<State> standing)
      throws IOException, CoursewareException {
    List<Adaptation> own = new ArrayList<>();
    records.forEach(a -> {
      if (a.target().document().equals(source.path())) {
        own.add(a);
      }
    });
    Rendered rendered = new Adapter(courseware).render(source, own, standing);
    CoursewareDocument before = courseware.read(source);
    Map<String, Block> after = new HashMap<>();
    read(courseware, source, rendered.bytes()).forEach(b -> after.put(b.id(), b));
    Set<String> applied = new HashSet<>(rendered.applied());
    Map<String, List<Adaptation>> byBlock = new HashMap<>();
    own.stream()
        .filter(a -> applied.contains(a.id()))
        .forEach(a -> byBlock.computeIfAbsent(a.target().block(), _ -> new ArrayList<>()).add(a));
    List<Row> rows = new ArrayList<>();
    for (Block block : before.blocks()) {
      Block now = after.get(block.id());
      if (now != null && !block.text().isEmpty()) {
        rows.add(row(block, now, byBlock.getOrDefault(block.id(), List.of())));
      }
    }
    return new AdaptationPreview(rows, applied.size(), rendered.leftOut());
  }

  private static List<Block> read(Courseware courseware, SourceFile source, byte[] bytes)
      throws IOException, CoursewareException {
    Path file = Files.createTempFile("dars-", ".preview");
    try {
      Files.write(file, bytes);
      return courseware.read(source.at(file)).blocks();
    } finally {
      Files.delete(file);
    }
  }

  private static Row row(Block before, Block after, List<Adaptation> records) {
    List<Piece> old = pieces(before, records, false);
    List<Piece> meant = pieces(before, records, true);
    boolean asMeant = joined(meant).equals(after.text());
    return new Row(
        before.id(),
        before.kind(),
        old,
        asMeant ? meant : List.of(new Piece(after.text(), !records.isEmpty())));
  }

  private static String joined(List<Piece> pieces) {
    StringBuilder all = new StringBuilder();
    pieces.forEach(p -> all.append(p.text()));
    return all.toString().replaceAll("\\s+", " ").strip();
  }

  private static List<Piece> pieces(Block block, List<Adaptation> records, boolean after) {
    List<Piece> pieces = new ArrayList<>();
    for (int i = 0; i < block.content().size(); i++) {
      int index = i;
      String text = block.content().get(i).visibleText();
      List<Adaptation> here =
          records.stream()
              .filter(a -> a.target().place().inline() == index)
              .sorted(Comparator.comparingInt(a -> a.target().place().from()))
              .toList();
      int at = 0;
      for (Adaptation a : here) {
        pieces.add(new Piece(text.substring(at, a.target().place().from()), false));
        pieces.add(new Piece(after ? a.after() : a.before(), true));
        at = a.target().place().to();
      }
      pieces.add(new Piece(text.substring(at), false));
    }
    pieces.removeIf(p -> p.text().isEmpty());
    return pieces;
  }
}
