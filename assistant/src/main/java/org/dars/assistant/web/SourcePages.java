package org.dars.assistant.web;

import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.dars.assistant.course.Course;
import org.dars.assistant.course.CourseDocument;
import org.dars.assistant.course.CourseLibrary;
import org.dars.assistant.tutor.SectionLink;
import org.dars.assistant.web.Highlight.Range;
import org.dars.index.courseware.Block;
import org.dars.index.courseware.BlockKind;

/** Documents to read: the whole text, a quote marked in it, the original to download. */
final class SourcePages {
  /** Characters of text on one page: about 20 KB on the wire. */
  private static final int PART = 40_000;

  /**
   * A document, or a part of a long one.
   *
   * @param titleBlock id of the heading that is the document's title and so not repeated, "" for
   *     none
   * @param at id of the block that was asked for, "" for none
   * @param quote words to mark, "" for none
   * @param found whether they stand in the block
   * @param part from 1
   * @param parts how many there are
   */
  record SourcePage(
      Course course,
      CourseDocument document,
      List<SectionLink> sections,
      List<SourceNode> nodes,
      String titleBlock,
      String at,
      String quote,
      boolean found,
      int part,
      int parts) {}

  private final Pages pages;
  private final CoursePages coursePages;
  private final CourseLibrary library;
  private final Contents contents;
  private final WebSettings settings;

  SourcePages(
      Pages pages,
      CoursePages coursePages,
      CourseLibrary library,
      Contents contents,
      WebSettings settings) {
    this.pages = pages;
    this.coursePages = coursePages;
    this.library = library;
    this.contents = contents;
    this.settings = settings;
  }

  void show(Context ctx) {
    Course course = coursePages.course(ctx);
    CourseDocument document = document(ctx, course);
    String at = Objects.requireNonNullElse(ctx.queryParam("at"), "");
    String quote = Objects.requireNonNullElse(ctx.queryParam("quote"), "");
    List<Block> blocks = library.blocks(settings.zone(), course.id(), document.id());
    Map<String, Range> ranges = quote.isEmpty() ? Map.of() : Highlight.find(blocks, at, quote);
    List<List<Block>> parts = parts(blocks);
    int part = part(ctx, parts, at);
    String titleBlock = part == 0 ? titleBlock(document, blocks) : "";
    List<Block> shown =
        parts.get(part).subList(titleBlock.isEmpty() ? 0 : 1, parts.get(part).size());
    SourcePage page =
        new SourcePage(
            course,
            document,
            document.problem() == null ? contents.sections(document) : List.of(),
            SourceView.of(shown, ranges),
            titleBlock,
            at,
            quote,
            !ranges.isEmpty(),
            part + 1,
            parts.size());
    pages.show(ctx, "source.jte", pages.frame(ctx, document.title(), "courses"), page);
  }

  /** The original, always as a download: a page of a course must not run as a page of ours. */
  void original(Context ctx) {
    Course course = coursePages.course(ctx);
    CourseDocument document = document(ctx, course);
    Path original = library.original(settings.zone(), course.id(), document.id()).orElseThrow();
    String name = document.path().substring(document.path().lastIndexOf('/') + 1);
    String encoded = URLEncoder.encode(name, StandardCharsets.UTF_8).replace("+", "%20");
    try {
      ctx.header("Content-Disposition", "attachment; filename*=UTF-8''" + encoded)
          .contentType("application/octet-stream")
          .result(Files.newInputStream(original));
    } catch (IOException e) {
      throw new IllegalStateException(document.path() + ": its original cannot be read", e);
    }
  }

  private CourseDocument document(Context ctx, Course course) {
    String id = ctx.pathParam("document");
    return library
        .document(settings.zone(), course.id(), id)
        .orElseThrow(
            () -> new PageProblem(HttpStatus.NOT_FOUND, "problem.document", id, course.title()));
  }

  private static String titleBlock(CourseDocument document, List<Block> blocks) {
    boolean repeats =
        !blocks.isEmpty()
            && blocks.getFirst().kind() == BlockKind.HEADING
            && blocks.getFirst().text().equals(document.title());
    return repeats ? blocks.getFirst().id() : "";
  }

  /** The part that is asked for by number, or that holds a block; else the first. */
  private static int part(Context ctx, List<List<Block>> parts, String at) {
    String number = ctx.queryParam("part");
    if (number != null && number.matches("\\d{1,6}")) {
      return Math.clamp(Integer.parseInt(number) - 1, 0, parts.size() - 1);
    }
    for (int i = 0; i < parts.size(); i++) {
      if (parts.get(i).stream().anyMatch(b -> b.id().equals(at))) {
        return i;
      }
    }
    return 0;
  }

  private static List<List<Block>> parts(List<Block> blocks) {
    List<List<Block>> parts = new ArrayList<>();
    List<Block> part = new ArrayList<>();
    int characters = 0;
    for (Block block : blocks) {
      if (characters > PART) {
        parts.add(part);
        part = new ArrayList<>();
        characters = 0;
      }
      part.add(block);
      characters += block.text().length();
    }
    parts.add(part);
    return parts;
  }
}
