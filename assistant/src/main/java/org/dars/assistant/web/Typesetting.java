package org.dars.assistant.web;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.dars.assistant.course.Course;
import org.dars.assistant.course.CourseLibrary;
import org.dars.assistant.tutor.Answer;
import org.dars.assistant.tutor.Citation;
import org.dars.assistant.web.Highlight.Range;
import org.dars.index.courseware.Block;

/**
 * Tells code and formulas from prose in what the tutor says. Words of the course are looked up in
 * the block that they are from, which knows; in written sentences the marks of Markdown and TeX
 * tell.
 */
final class Typesetting {
  private static final int MOST_CACHED = 300;

  /** {@code $…$} with no digit after it and no space inside the marks: "$5 and $6" is money. */
  private static final Pattern MARKS =
      Pattern.compile(
          "\\$\\$(.+?)\\$\\$|\\\\\\((.+?)\\\\\\)|\\\\\\[(.+?)\\\\]"
              + "|(?<![\\\\$\\w])\\$(?=[^\\s\\d$])([^$]*[^\\s$\\\\])\\$(?![\\w$])|`([^`]+)`");

  private static final int CODE_GROUP = 5;

  private record Key(String course, String document, String sha256) {}

  private final CourseLibrary library;
  private final String zone;

  /** Of each document, the blocks that hold code or formulas. */
  private final Map<Key, Map<String, List<Run>>> cache = new LinkedHashMap<>(64, 0.75f, true);

  Typesetting(CourseLibrary library, String zone) {
    this.library = library;
    this.zone = zone;
  }

  /**
   * The runs of a text; joined they are the text, without marks that told code and formulas.
   *
   * @param citations where its words may be from
   */
  List<Run> runs(String course, String text, List<Citation> citations) {
    for (Citation citation : citations) {
      String from = citation.course().isEmpty() ? course : citation.course();
      List<Run> block = special(from, citation.document()).get(citation.block());
      if (block != null) {
        StringBuilder joined = new StringBuilder();
        block.forEach(run -> joined.append(run.text()));
        int at = joined.indexOf(text);
        if (at >= 0) {
          return cut(block, new Range(at, at + text.length()));
        }
      }
    }
    return byMarks(text);
  }

  /** The runs of a sentence, the words that answer marked where nothing else was taken out. */
  List<Run> runs(String course, Answer.Sentence sentence, List<Citation> citations) {
    List<Run> runs = runs(course, sentence.text(), citations);
    StringBuilder joined = new StringBuilder();
    runs.forEach(run -> joined.append(run.text()));
    return joined.toString().equals(sentence.text()) ? marked(runs, sentence.marks()) : runs;
  }

  private static List<Run> marked(List<Run> runs, List<Answer.Mark> marks) {
    List<Run> all = new ArrayList<>();
    int end = 0;
    for (Answer.Mark mark : marks) {
      all.addAll(cut(runs, new Range(end, mark.from())));
      cut(runs, new Range(mark.from(), mark.to()))
          .forEach(run -> all.add(new Run(run.text(), run.style(), true)));
      end = mark.to();
    }
    all.addAll(cut(runs, new Range(end, Integer.MAX_VALUE)));
    return all;
  }

  private static List<Run> cut(List<Run> runs, Range range) {
    List<Run> cut = new ArrayList<>();
    int start = 0;
    for (Run run : runs) {
      int end = start + run.text().length();
      int from = Math.max(start, range.start());
      int to = Math.min(end, range.end());
      if (from < to) {
        cut.add(new Run(run.text().substring(from - start, to - start), run.style(), false));
      }
      start = end;
    }
    return cut;
  }

  /** The runs of a text whose marks tell what is code and what a formula. */
  static List<Run> byMarks(String text) {
    List<Run> runs = new ArrayList<>();
    Matcher m = MARKS.matcher(text);
    int done = 0;
    while (m.find()) {
      if (m.start() > done) {
        runs.add(new Run(text.substring(done, m.start()), Run.Style.PLAIN, false));
      }
      for (int g = 1; g <= CODE_GROUP; g++) {
        String inside = m.group(g);
        if (inside != null) {
          runs.add(new Run(inside, g == CODE_GROUP ? Run.Style.CODE : Run.Style.MATH, false));
        }
      }
      done = m.end();
    }
    if (done < text.length()) {
      runs.add(new Run(text.substring(done), Run.Style.PLAIN, false));
    }
    return runs;
  }

  /** What people call a course of the zone; "" for "", and for one that is gone. */
  String course(String id) {
    return id.isEmpty() ? "" : library.course(zone, id).map(Course::title).orElse("");
  }

  private Map<String, List<Run>> special(String course, String document) {
    return library
        .document(zone, course, document)
        .map(d -> special(new Key(course, document, d.sha256())))
        .orElse(Map.of());
  }

  private Map<String, List<Run>> special(Key key) {
    synchronized (cache) {
      Map<String, List<Run>> held = cache.get(key);
      if (held != null) {
        return held;
      }
    }
    Map<String, List<Run>> made = new LinkedHashMap<>();
    for (Block block : library.blocks(zone, key.course(), key.document())) {
      List<Run> runs = Run.of(block, null);
      if (runs.stream().anyMatch(r -> r.style() != Run.Style.PLAIN)) {
        made.put(block.id(), runs);
      }
    }
    synchronized (cache) {
      cache.put(key, made);
      if (cache.size() > MOST_CACHED) {
        cache.remove(cache.keySet().iterator().next());
      }
    }
    return made;
  }
}
