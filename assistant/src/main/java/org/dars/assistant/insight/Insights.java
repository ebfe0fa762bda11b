package org.dars.assistant.insight;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.IsoFields;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.dars.assistant.course.Course;
import org.dars.assistant.course.CourseLibrary;
import org.dars.assistant.insight.InsightReport.Row;
import org.dars.assistant.insight.InsightReport.Topic;
import org.dars.assistant.store.ConversationStore;
import org.dars.assistant.store.ConversationStore.AnsweredTurn;
import org.dars.assistant.store.ConversationStore.Reason;
import org.dars.assistant.tutor.Answer;
import org.dars.assistant.tutor.AnswerJson;
import org.dars.assistant.tutor.SectionLink;
import org.dars.index.search.Terms;
import org.jspecify.annotations.Nullable;

/**
 * Counts what was asked of a course. Only answered questions count, and none that was no question
 * about the course ({@link Answer.Outcome#SERVED}): greetings, and what somebody in distress wrote.
 */
public final class Insights {

  private static final int MOST_TOPICS = 25;
  private static final int MOST_TERMS = 6;

  /** Share of two questions' terms that both have, from which the second says the first anew. */
  private static final double SAID_ANEW = 0.5;

  private final ConversationStore store;
  private final CourseLibrary library;

  public Insights(ConversationStore store, CourseLibrary library) {
    this.store = store;
    this.library = library;
  }

  /** What may be told of a course; nothing for one that is not there. */
  public InsightReport of(String zone, String course) {
    Course known = library.course(zone, course).orElse(null);
    String language = known == null ? "und" : known.language();
    Map<String, String> words = new HashMap<>();
    List<AskedQuestion> questions = questions(store.answeredTurns(zone, course), language, words);
    Map<String, SectionLink> sections = new LinkedHashMap<>();
    questions.forEach(q -> {
      SectionLink section = q.section();
      if (section != null) {
        sections.putIfAbsent(key(section), section);
      }
    });
    return new InsightReport(
        course,
        known == null ? course : known.title(),
        Anonymity.PEOPLE,
        topics(questions.stream().filter(AskedQuestion::gap).toList(), words),
        topics(questions, words),
        rows(grouped(questions, q -> section(q)), sections),
        rows(grouped(questions, q -> week(q.asked())), sections),
        rows(
            grouped(questions, q -> q.section() == null ? "" : week(q.asked()) + " " + section(q)),
            sections));
  }

  private static List<AskedQuestion> questions(
      List<AnsweredTurn> turns, String language, Map<String, String> words) {
    List<AskedQuestion> questions = new ArrayList<>();
    Map<String, Integer> last = new HashMap<>();
    for (AnsweredTurn turn : turns) {
      Answer answer = AnswerJson.read(turn.answerJson());
      // Of other courses, and asked of this one before.
      if (answer.library() || answer.outcome() == Answer.Outcome.SERVED) {
        last.remove(turn.conversation());
        continue;
      }
      String text = answer.question().isBlank() ? turn.question() : answer.question();
      Map<String, List<String>> wordTerms = terms(text, language, words);
      Set<String> terms = new LinkedHashSet<>();
      wordTerms.values().forEach(terms::addAll);
      Integer before = last.put(turn.conversation(), questions.size());
      if (before != null && alike(questions.get(before).terms(), terms)) {
        questions.set(before, weak(questions.get(before)));
      }
      Reason reason = turn.reason();
      questions.add(
          new AskedQuestion(
              turn.visitor(),
              text,
              turn.asked(),
              terms,
              wordTerms,
              answer.nearest().isEmpty() ? null : answer.nearest().getFirst(),
              answer.outcome() == Answer.Outcome.NOT_COVERED,
              answer.outcome() == Answer.Outcome.PARTLY,
              reason != null && reason.dislikes()));
    }
    return questions;
  }

  private static AskedQuestion weak(AskedQuestion q) {
    return new AskedQuestion(
        q.person(),
        q.text(),
        q.asked(),
        q.terms(),
        q.words(),
        q.section(),
        q.gap(),
        true,
        q.disliked());
  }

  private static boolean alike(Set<String> one, Set<String> other) {
    Set<String> both = new HashSet<>(one);
    both.retainAll(other);
    Set<String> any = new HashSet<>(one);
    any.addAll(other);
    return !any.isEmpty() && (double) both.size() / any.size() >= SAID_ANEW;
  }

  /** The terms of every word of a text; notes a word that each term was made of. */
  private static Map<String, List<String>> terms(
      String text, String language, Map<String, String> words) {
    Map<String, List<String>> terms = new LinkedHashMap<>();
    Matcher m = Anonymity.WORD.matcher(text);
    while (m.find()) {
      List<String> made = Terms.of(m.group(), language);
      terms.put(m.group(), made);
      if (made.size() == 1) {
        // The shortest form, to name the term the same however the questions are ordered.
        words.merge(made.getFirst(), m.group(), Insights::shorter);
      }
    }
    return terms;
  }

  private static String shorter(String a, String b) {
    int order = Integer.compare(a.length(), b.length());
    return order < 0 || (order == 0 && a.compareTo(b) <= 0) ? a : b;
  }

  private static List<Topic> topics(List<AskedQuestion> questions, Map<String, String> words) {
    List<Topic> topics = new ArrayList<>();
    for (List<AskedQuestion> group : Topics.of(questions)) {
      Integer people = Anonymity.people(group);
      Integer times = Anonymity.questions(group);
      if (people != null && times != null) {
        List<String> terms =
            Anonymity.terms(group).stream()
                .limit(MOST_TERMS)
                .map(t -> words.getOrDefault(t, t))
                .toList();
        topics.add(new Topic(terms, Anonymity.example(group), usual(group), people, times));
      }
    }
    topics.removeIf(t -> t.name().isEmpty());
    topics.sort(
        Comparator.comparingInt((Topic t) -> -t.people())
            .thenComparingInt(t -> -t.questions())
            .thenComparing(Topic::name));
    return topics.subList(0, Math.min(MOST_TOPICS, topics.size()));
  }

  /** The section that enough people of a group were led to, and most of them, or null. */
  private static @Nullable SectionLink usual(List<AskedQuestion> group) {
    SectionLink usual = null;
    int most = 0;
    for (List<AskedQuestion> same : grouped(group, q -> section(q)).values()) {
      Integer people = Anonymity.people(same);
      if (people != null && same.size() > most) {
        most = same.size();
        usual = same.getFirst().section();
      }
    }
    return usual;
  }

  /** By key, "" left out. */
  private static Map<String, List<AskedQuestion>> grouped(
      Collection<AskedQuestion> questions, Function<AskedQuestion, String> key) {
    Map<String, List<AskedQuestion>> groups = new LinkedHashMap<>();
    for (AskedQuestion q : questions) {
      String k = key.apply(q);
      if (!k.isEmpty()) {
        groups.computeIfAbsent(k, n -> new ArrayList<>()).add(q);
      }
    }
    return groups;
  }

  private static List<Row> rows(
      Map<String, List<AskedQuestion>> groups, Map<String, SectionLink> sections) {
    List<Row> rows = new ArrayList<>();
    groups.forEach((key, group) -> {
      Integer people = Anonymity.people(group);
      if (people != null) {
        boolean weekly = WEEK.matcher(key).lookingAt();
        String week = weekly ? key.split(" ", 2)[0] : "";
        String section = weekly ? key.substring(week.length()).strip() : key;
        rows.add(
            new Row(
                section.isEmpty() ? null : sections.get(section),
                week,
                people,
                among(group, AskedQuestion::gap),
                among(group, AskedQuestion::weak),
                among(group, AskedQuestion::disliked)));
      }
    });
    rows.sort(
        Comparator.comparing(Row::week, Comparator.reverseOrder())
            .thenComparingInt(r -> -r.people())
            .thenComparing(r -> title(r.section())));
    return rows;
  }

  private static final Pattern WEEK = Pattern.compile("\\d{4}-W\\d\\d(?: |$)");

  private static @Nullable Integer among(
      List<AskedQuestion> group, Predicate<AskedQuestion> which) {
    return Anonymity.people(group.stream().filter(which).toList());
  }

  private static String title(@Nullable SectionLink section) {
    return section == null ? "" : section.documentTitle() + " " + section.title();
  }

  private static String section(AskedQuestion q) {
    SectionLink section = q.section();
    return section == null ? "" : key(section);
  }

  private static String key(SectionLink section) {
    return section.document() + "#" + section.block();
  }

  /** "2026-W47". */
  static String week(Instant time) {
    LocalDate day = time.atZone(ZoneOffset.UTC).toLocalDate();
    return "%d-W%02d"
        .formatted(day.get(IsoFields.WEEK_BASED_YEAR), day.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR));
  }
}
