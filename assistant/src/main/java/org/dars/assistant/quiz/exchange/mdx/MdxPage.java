package org.dars.assistant.quiz.exchange.mdx;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.dars.assistant.quiz.item.RichText;
import org.dars.assistant.quiz.item.RichText.Format;

/** Where questions stand in a page of MDX, and what stands above them. Used once. */
final class MdxPage {

  private static final Pattern FENCE = Pattern.compile("\\A {0,3}(`{3,}|~{3,})");

  private static final Pattern HEADING =
      Pattern.compile("\\A {0,3}(#{1,6})[ \\t]+(.*?)(?:\\s*\\[\\[[^\\]\\s]*\\]\\])?[ \\t#]*\\z");

  private static final Pattern QUESTION = Pattern.compile("\\A[ \\t]*<Question\\b");

  /** What a heading begins with that counts questions, and how it ends if it asks. */
  private static final Pattern NUMBER = Pattern.compile("\\A\\p{Nd}{1,3}[.):]\\s+");

  private static final Pattern ASKS = Pattern.compile("[?？؟\u037E]\\z");

  /** Ends the tag of a component: what stands behind it is the page again. */
  private static final Pattern END = Pattern.compile("/>\\s*\\z|</Question>\\s*\\z");

  /** Begins and ends words that only some readers get: {@code {#if fw === 'pt'}}. */
  private static final Pattern BRANCH = Pattern.compile("\\A\\s*\\{([#:/])[a-z][^{}]*\\}\\z");

  /** More characters are no question; what goes beyond is left out. */
  private static final int LONGEST = 20_000;

  /** More of them within each other is no page. */
  private static final int DEEPEST = 100;

  /**
   * A question.
   *
   * @param start of its tag in the page
   * @param line from 1
   * @param stem what is asked, in Markdown; empty where nothing is
   * @param category headings around it, outermost first
   */
  record Place(int start, int line, RichText stem, List<String> category) {}

  private record Heading(int level, String text) {}

  /** What stood above a branch: its other half begins there again. */
  private record Before(List<Heading> headings, String text, boolean underHeading) {}

  private final Deque<Before> branches = new ArrayDeque<>();
  private final List<Place> places = new ArrayList<>();
  private final List<Heading> headings = new ArrayList<>();
  private final StringBuilder text = new StringBuilder();

  /** Whether no other question stands between the last heading and the text. */
  private boolean underHeading;

  private String fence = "";
  private boolean inTag;

  private MdxPage() {}

  /** The questions of a page in order. */
  static List<Place> questions(String mdx) {
    MdxPage page = new MdxPage();
    int line = 0;
    int start = 0;
    while (start < mdx.length()) {
      int end = mdx.indexOf('\n', start);
      end = end < 0 ? mdx.length() : end;
      page.line(mdx.substring(start, end).stripTrailing(), start, ++line);
      start = end + 1;
    }
    return page.places;
  }

  private void line(String line, int start, int number) {
    Matcher mark = FENCE.matcher(line);
    if (!fence.isEmpty()) {
      boolean ends =
          mark.find() && mark.group(1).startsWith(fence) && line.strip().equals(mark.group(1));
      fence = ends ? "" : fence;
      keep(line);
    } else if (inTag) {
      inTag = !END.matcher(line).find();
    } else if (mark.find()) {
      fence = mark.group(1);
      keep(line);
    } else if (QUESTION.matcher(line).find()) {
      places.add(place(start + line.indexOf('<'), number));
      text.setLength(0);
      underHeading = false;
      inTag = !END.matcher(line).find();
    } else if (!branch(line) && !heading(line)) {
      keep(line);
    }
  }

  private void keep(String line) {
    if (text.length() + line.length() < LONGEST) {
      text.append(line).append('\n');
    }
  }

  private boolean heading(String line) {
    Matcher heading = HEADING.matcher(line);
    if (!heading.matches()) {
      return false;
    }
    int level = heading.group(1).length();
    headings.removeIf(h -> h.level() >= level);
    headings.add(new Heading(level, heading.group(2).strip()));
    text.setLength(0);
    underHeading = true;
    return true;
  }

  private boolean branch(String line) {
    Matcher mark = BRANCH.matcher(line);
    if (!mark.matches()) {
      return false;
    }
    if (mark.group(1).equals("#") && branches.size() < DEEPEST) {
      branches.push(new Before(List.copyOf(headings), text.toString(), underHeading));
    } else if (mark.group(1).equals("/")) {
      branches.poll();
    } else if (!branches.isEmpty()) {
      Before before = branches.getFirst();
      headings.clear();
      headings.addAll(before.headings());
      text.setLength(0);
      text.append(before.text());
      underHeading = before.underHeading();
    }
    return true;
  }

  /** A heading is the question where it counts, asks, or has no words under it. */
  private Place place(int start, int line) {
    String below = text.toString().strip();
    String above = underHeading && !headings.isEmpty() ? headings.getLast().text() : "";
    boolean asks =
        !above.isEmpty()
            && (below.isEmpty() || NUMBER.matcher(above).find() || ASKS.matcher(above).find());
    List<String> category =
        headings.stream().limit(headings.size() - (asks ? 1 : 0)).map(Heading::text).toList();
    String asked = asks ? NUMBER.matcher(above).replaceFirst("") : "";
    String stem = asked.isEmpty() || below.isEmpty() ? asked + below : asked + "\n\n" + below;
    return new Place(
        start,
        line,
        stem.isEmpty() ? RichText.EMPTY : new RichText(stem, Format.MARKDOWN),
        category);
  }
}
