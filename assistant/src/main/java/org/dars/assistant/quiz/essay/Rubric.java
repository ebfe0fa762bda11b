package org.dars.assistant.quiz.essay;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.dars.assistant.quiz.SourceQuote;
import org.dars.assistant.quiz.Words;
import org.dars.assistant.quiz.exchange.Markup;
import org.dars.assistant.quiz.item.Body;
import org.dars.assistant.quiz.item.Item;
import org.dars.assistant.quiz.item.RichText;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

/**
 * What an essay is marked by, as points to tick.
 *
 * @param lead what stands before the points; "" for nothing
 * @param criteria at most {@value #MOST}; the last one holds what would be more
 */
public record Rubric(String lead, List<Criterion> criteria) {

  private static final int MOST = 40;

  /** A point of the course is one of the rubric when so much of its words stand there. */
  private static final double SAME = 0.7;

  /** What opens a point of a list in plain text. */
  private static final Pattern BULLET =
      Pattern.compile("^(?:[–—•·*+‣▪◦-]|\\(?\\p{Nd}{1,2}[.)]|\\(?\\p{L}[.)])\\s+(?=\\S)");

  /** What a point is worth, at its end: "(2)", "[1.5 points]". */
  private static final Pattern WORTH =
      Pattern.compile(
          "\\s*[(\\[]\\s*(\\d{1,3}(?:[.,]\\d{1,2})?)\\s*\\p{L}{0,10}\\.?\\s*[)\\]]\\s*$");

  public Rubric {
    criteria = List.copyOf(criteria);
  }

  /**
   * A point.
   *
   * @param text plain
   * @param share of the mark that it gives, 0 to 1; those of all points make 1
   * @param source the course's words for it; null for none
   */
  public record Criterion(String text, double share, @Nullable SourceQuote source) {}

  /**
   * The rubric of an item.
   *
   * @param item in its own language, which its sources quote
   * @param shown the same item as the learner read it
   */
  public static Rubric of(Item item, Item shown) {
    if (!(item.body() instanceof Body.Essay own) || !(shown.body() instanceof Body.Essay read)) {
      return new Rubric("", List.of());
    }
    Lines there = lines(own.rubric());
    Lines lines = lines(read.rubric());
    List<Double> shares = shares(lines.points());
    List<Criterion> criteria = new ArrayList<>();
    for (int i = 0; i < lines.points().size(); i++) {
      // A translation has the same points in the same order, or nobody knows which is which.
      boolean same = there.points().size() == lines.points().size();
      SourceQuote source = same ? source(there.points().get(i), item.sources()) : null;
      criteria.add(new Criterion(lines.points().get(i), shares.get(i), source));
    }
    return new Rubric(lines.lead(), criteria);
  }

  /**
   * What ticked points add up to.
   *
   * @param ticks places of points, from 0; those of none count nothing
   * @return share of the mark, 0 to 1
   */
  public double proposed(Collection<Integer> ticks) {
    double sum = 0;
    for (int i = 0; i < criteria.size(); i++) {
      sum += ticks.contains(i) ? criteria.get(i).share() : 0;
    }
    return Math.min(1, sum);
  }

  private record Lines(String lead, List<String> points) {}

  private static Lines lines(RichText rubric) {
    List<String> listed = new ArrayList<>();
    StringBuilder lead = new StringBuilder();
    if (Markup.tagged(rubric.value())) {
      Element body = Jsoup.parseBodyFragment(Markup.html(rubric)).body();
      body.select("li, tr").stream()
          .filter(e -> e.select("li, tr").size() == 1)
          .forEach(e -> listed.add(e.text().strip()));
      body.select("ul, ol, table").remove();
      lead.append(body.text().strip());
    }
    return listed.isEmpty()
        ? plain(Markup.plain(rubric))
        : new Lines(lead.toString(), most(listed));
  }

  private static Lines plain(String text) {
    List<String> lines = text.lines().map(String::strip).filter(l -> !l.isEmpty()).toList();
    boolean bulleted = lines.stream().anyMatch(l -> BULLET.matcher(l).find());
    StringBuilder lead = new StringBuilder();
    List<String> points = new ArrayList<>();
    for (String line : lines) {
      Matcher bullet = BULLET.matcher(line);
      if (bullet.find()) {
        points.add(line.substring(bullet.end()));
      } else if (!bulleted && !(points.isEmpty() && lead.isEmpty() && opens(line, lines))) {
        points.add(line);
      } else if (points.isEmpty()) {
        lead.append(lead.isEmpty() ? "" : " ").append(line);
      } else {
        points.add(points.removeLast() + " " + line);
      }
    }
    return new Lines(lead.toString(), most(points));
  }

  /** Whether a line announces those after it. */
  private static boolean opens(String line, List<String> lines) {
    return lines.size() > 1 && line.matches("(?s).*[:：៖]");
  }

  private static List<String> most(List<String> points) {
    List<String> most = new ArrayList<>(points.stream().filter(p -> !p.isEmpty()).toList());
    while (most.size() > MOST) {
      String last = most.removeLast();
      most.add(most.removeLast() + " " + last);
    }
    return most;
  }

  /** What each point says it is worth, where all of them do; else the same for all. */
  private static List<Double> shares(List<String> points) {
    List<Double> worth = new ArrayList<>();
    for (String point : points) {
      Matcher m = WORTH.matcher(point);
      worth.add(m.find() ? Double.parseDouble(m.group(1).replace(',', '.')) : 0);
    }
    double sum = worth.stream().mapToDouble(w -> w).sum();
    boolean all = worth.stream().allMatch(w -> w > 0);
    return worth.stream().map(w -> all ? w / sum : 1.0 / points.size()).toList();
  }

  private static @Nullable SourceQuote source(String point, List<SourceQuote> sources) {
    Set<String> said = Words.cues(point);
    SourceQuote best = null;
    double most = SAME;
    for (SourceQuote source : sources) {
      Set<String> quoted = Words.cues(source.quote());
      long shared = said.stream().filter(quoted::contains).count();
      double same = said.isEmpty() ? 0 : (double) shared / said.size();
      if (same > most || (best == null && same == most)) {
        best = source;
        most = same;
      }
    }
    return best;
  }
}
