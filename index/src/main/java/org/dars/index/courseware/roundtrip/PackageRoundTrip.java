package org.dars.index.courseware.roundtrip;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.dars.index.courseware.Block;
import org.dars.index.courseware.CoursewareDocument;
import org.dars.index.courseware.CoursewareException;
import org.dars.index.courseware.Inline;
import org.dars.index.courseware.ReadLimits;
import org.dars.index.courseware.SourceFile;
import org.dars.index.courseware.packages.CoursePackage;

/**
 * A course package put to the test: written unchanged it must be the same file; with every document
 * pseudo-translated, opened again, it must hold the same documents with what was meant in them.
 */
public final class PackageRoundTrip implements AutoCloseable {

  private final Codec codec;
  private final SourceFile source;
  private final CoursePackage opened;
  private final Path folder;
  private final List<String> problems = new ArrayList<>();
  private int blocks;

  /**
   * Opens a package.
   *
   * @throws CoursewareException when it is refused
   */
  public PackageRoundTrip(Codec codec, SourceFile source) throws CoursewareException, IOException {
    this.codec = codec;
    this.source = source;
    this.opened = CoursePackage.open(source.file(), ReadLimits.standard());
    this.folder = Files.createTempDirectory("dars-roundtrip");
  }

  /** How many blocks its documents have; after {@link #problems}. */
  public int blocks() {
    return blocks;
  }

  /** Whether it is written back byte for byte when nothing is changed. */
  public boolean isIdentical() throws IOException, CoursewareException {
    Path same = folder.resolve("same");
    write(Map.of(), same);
    return Files.mismatch(source.file(), same) < 0;
  }

  /**
   * What is wrong after every document was pseudo-translated; a document that cannot be read, too.
   */
  public List<String> problems() throws IOException, CoursewareException {
    Map<String, Path> changed = new HashMap<>();
    Map<String, CoursewareDocument> before = new HashMap<>();
    Map<String, Map<String, List<Inline>>> meant = new HashMap<>();
    for (SourceFile file : opened.course().files()) {
      document(file, changed, before, meant);
    }
    Path written = folder.resolve(String.valueOf(source.file().getFileName()));
    write(changed, written);
    try (CoursePackage again = CoursePackage.open(written, ReadLimits.standard())) {
      List<String> paths = again.course().files().stream().map(SourceFile::path).toList();
      if (!paths.equals(opened.course().files().stream().map(SourceFile::path).toList())) {
        problems.add("its documents are not the same");
      }
      for (SourceFile file : again.course().files()) {
        CoursewareDocument document = before.get(file.path());
        if (document != null) {
          compare(document, codec.read(file), meant.getOrDefault(file.path(), Map.of()));
        }
      }
    }
    return problems;
  }

  private void document(
      SourceFile file,
      Map<String, Path> changed,
      Map<String, CoursewareDocument> before,
      Map<String, Map<String, List<Inline>>> meant)
      throws IOException {
    try {
      CoursewareDocument document = codec.read(file);
      before.put(file.path(), document);
      blocks += document.blocks().size();
      if (codec.canSplice(document)) {
        Map<String, List<Inline>> contents = new HashMap<>();
        for (Block b : document.blocks()) {
          if (b.translatable()) {
            contents.put(b.id(), RoundTrip.pseudo(b.content()));
          }
        }
        Path to = folder.resolve("d" + changed.size());
        Files.write(to, codec.splice(Files.readAllBytes(file.file()), document, contents));
        changed.put(file.path(), to);
        meant.put(file.path(), contents);
      }
    } catch (CoursewareException e) {
      problems.add(String.valueOf(e.getMessage()));
    }
  }

  private void compare(
      CoursewareDocument before, CoursewareDocument after, Map<String, List<Inline>> meant) {
    if (before.blocks().size() != after.blocks().size()) {
      problems.add(
          before.path() + ": " + before.blocks().size() + " blocks, then " + after.blocks().size());
      return;
    }
    for (int i = 0; i < before.blocks().size(); i++) {
      Block was = before.blocks().get(i);
      Block is = after.blocks().get(i);
      List<Inline> content = meant.getOrDefault(was.id(), was.content());
      String text =
          new Block(was.id(), was.kind(), was.level(), content, was.anchor(), was.span()).text();
      if (!was.id().equals(is.id()) || !text.equals(is.text())) {
        problems.add(before.path() + ": " + was.id() + " meant " + text + ", read " + is.text());
      }
    }
  }

  private void write(Map<String, Path> changed, Path to) throws IOException, CoursewareException {
    try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(to))) {
      opened.write(changed, true, out);
    }
  }

  @Override
  public void close() throws IOException {
    opened.close();
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
