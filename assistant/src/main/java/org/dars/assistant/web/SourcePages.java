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
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.dars.assistant.course.Course;
import org.dars.assistant.course.CourseDocument;
import org.dars.assistant.course.CourseLibrary;
import org.dars.assistant.web.Highlight.Range;
import org.dars.index.courseware.Anchor;
import org.dars.index.courseware.Block;
import org.dars.index.courseware.BlockKind;

/** Documents to read: the whole text, a quote marked in it, the original to download. */
final class SourcePages {
  /** Characters of text on one page: about 20 KB on the wire. */
  private static final int PART = 40_000;

  /** Of more places than this, only some are linked: every tenth page of a book is enough. */
  private static final int MOST_JUMPS = 50;

  private static final String PDF = "application/pdf";

  /**
   * Types that no browser runs as a page: their downloads say what they are. All others are just
   * bytes.
   */
  private static final Pattern INERT =
      Pattern.compile(
          "application/(pdf|msword|rtf|epub\\+zip|vnd\\.(ms-|openxmlformats-|oasis\\.).*)");

  /**
   * A document, or a part of a long one.
   *
   * @param titleBlock id of the heading that is the document's title and so not repeated, "" for
   *     none
   * @param at id of the block that was asked for, "" for none
   * @param quote words to mark, "" for none
   * @param found whether they stand in the block
   * @param where the place of the block that was asked for: "Slide 7 (notes)", "" for none
   * @param originalPage the page of the original that holds it, 0 when that cannot be told
   * @param jumps the slides, pages or minutes of the document; empty when headings lead
   * @param part from 1
   * @param parts how many there are
   */
  record SourcePage(
      Course course,
      CourseDocument document,
      List<Places.Entry> sections,
      List<SourceNode> nodes,
      String titleBlock,
      String at,
      String quote,
      boolean found,
      String where,
      int originalPage,
      List<Jump> jumps,
      int part,
      int parts) {}

  /** A link to a place of the document. */
  record Jump(String label, String href) {}

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
    Places places = Places.of(blocks);
    List<List<Block>> parts = parts(blocks, places);
    int part = part(ctx, parts, at);
    String titleBlock = part == 0 ? titleBlock(document, blocks) : "";
    Anchor anchor =
        blocks.stream().filter(b -> b.id().equals(at)).map(Block::anchor).findFirst().orElse(null);
    SourcePage page =
        new SourcePage(
            course,
            document,
            document.problem() == null ? contents.sections(document) : List.of(),
            SourceView.of(parts.get(part), places, titleBlock, ranges),
            titleBlock,
            at,
            quote,
            !ranges.isEmpty(),
            anchor == null ? "" : Place.where(pages.messages(ctx), anchor),
            anchor instanceof Anchor.Page p && document.mediaType().equals(PDF) ? p.number() : 0,
            jumps(course, document, places, parts.get(part)),
            part + 1,
            parts.size());
    pages.show(ctx, "source.jte", pages.frame(ctx, document.title(), "courses", "set.js"), page);
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
          .contentType(
              INERT.matcher(document.mediaType()).matches()
                  ? document.mediaType()
                  : "application/octet-stream")
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

  /** Links to every place, or to every second, fifth, tenth… of many. */
  private static List<Jump> jumps(
      Course course, CourseDocument document, Places places, List<Block> shown) {
    List<Places.Group> groups = places.groups();
    if (groups.size() < 2) {
      return List.of();
    }
    Set<String> here = shown.stream().map(Block::id).collect(Collectors.toSet());
    int step = step(groups.size());
    List<Jump> jumps = new ArrayList<>();
    for (int i = 0; i < groups.size(); i++) {
      Places.Group group = groups.get(i);
      if (step == 1 || i == 0 || (i + 1) % step == 0) {
        String href =
            here.contains(group.block())
                ? "#" + SourceView.opening(group.block())
                : Links.block(course.id(), document.id(), group.block());
        jumps.add(new Jump(group.place().mark(), href));
      }
    }
    return jumps;
  }

  private static int step(int places) {
    return IntStream.of(1, 2, 5, 10, 20, 50, 100)
        .filter(step -> places / step <= MOST_JUMPS)
        .findFirst()
        .orElse(500);
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

  /** Long documents in parts, cut between slides or pages where there are some. */
  private static List<List<Block>> parts(List<Block> blocks, Places places) {
    List<List<Block>> parts = new ArrayList<>();
    List<Block> part = new ArrayList<>();
    int characters = 0;
    Place last = null;
    for (Block block : blocks) {
      Place place = places.of(block);
      boolean between = place == null || !place.equals(last);
      if (characters > PART && (between || characters > PART + PART / 4)) {
        parts.add(part);
        part = new ArrayList<>();
        characters = 0;
      }
      part.add(block);
      characters += block.text().length();
      last = place;
    }
    parts.add(part);
    return parts;
  }
}
