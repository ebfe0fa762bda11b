package org.dars.assistant.quiz.exchange;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.dars.assistant.quiz.exchange.ItemFormat.Loss;

/** Losses as people read them: what happened to many items once, and what matters most first. */
public final class Losses {

  /** What a loss touches, the worst first. */
  public enum Touched {
    /** The item is not in the file at all. */
    ITEM,
    /** What learners read and do, and what it gives. */
    QUESTION,
    /** What learners read afterwards. */
    FEEDBACK,
    /** What is known of the item, which learners do not see. */
    RECORD
  }

  /**
   * What happened to some items.
   *
   * @param what "not in the file: feedback of options, explanation"
   * @param items their ids, in order
   */
  public record Group(Touched touched, String what, List<String> items) {

    public Group {
      items = List.copyOf(items);
    }
  }

  /** What {@link Differences} call a thing, with what became of it. */
  private static final Pattern NAMED =
      Pattern.compile("([A-Za-z]+(?: [0-9]+)?(?: of [A-Za-z]+(?: [0-9]+)?)*): (.+)");

  private static final Pattern NUMBERED = Pattern.compile("([A-Za-z]+) [0-9]+");

  /** Names of fields that are not those of people. */
  private static final Map<String, String> WORDS =
      Map.of(
          "stem", "question",
          "words", "text around gaps",
          "whenTrue", "feedback to true",
          "whenFalse", "feedback to false",
          "caseSensitive", "whether capitals count",
          "shuffle", "whether the order is mixed",
          "bloom", "Bloom level",
          "sources", "quotes from the course",
          "extra", "partners of none",
          "name", "title");

  private static final Set<String> FEEDBACK =
      Set.of("feedback", "explanation", "whenTrue", "whenFalse", "rubric");

  private static final Set<String> RECORD =
      Set.of(
          "id",
          "name",
          "category",
          "tag",
          "tags",
          "objective",
          "bloom",
          "difficulty",
          "language",
          "author",
          "state",
          "sources");

  private Losses() {}

  /** A thing that was lost in one way. */
  private record Thing(Touched touched, String how, String name) {}

  /** Things that were lost in one way by the same items. */
  private record Together(Touched touched, String how, Set<String> items) {}

  /** Losses, what happened to the same items in one group; larger groups go before smaller ones. */
  public static List<Group> grouped(List<Loss> losses) {
    Map<Thing, Set<String>> things = new LinkedHashMap<>();
    for (Loss loss : losses) {
      things.computeIfAbsent(thing(loss), t -> new LinkedHashSet<>()).add(loss.item());
    }
    Map<Together, List<String>> names = new LinkedHashMap<>();
    things.forEach((thing, items) ->
        names
            .computeIfAbsent(
                new Together(thing.touched(), thing.how(), items), t -> new ArrayList<>())
            .add(thing.name()));
    List<Group> groups = new ArrayList<>();
    names.forEach((together, lost) -> {
      String what = String.join(", ", lost.stream().filter(n -> !n.isEmpty()).toList());
      groups.add(
          new Group(
              together.touched(),
              together.how() + (what.isEmpty() ? "" : ": " + what),
              List.copyOf(together.items())));
    });
    groups.sort(
        Comparator.comparing(Group::touched)
            .thenComparing(g -> g.items().size(), Comparator.reverseOrder()));
    return groups;
  }

  private static Thing thing(Loss loss) {
    if (loss.whole()) {
      return new Thing(Touched.ITEM, loss.message(), "");
    }
    Matcher named = NAMED.matcher(loss.message());
    if (!named.matches()) {
      return new Thing(Touched.RECORD, loss.message(), "");
    }
    String name = named.group(1);
    return new Thing(touched(name), named.group(2), people(name));
  }

  /** By the innermost thing: the feedback of an option is feedback. */
  private static Touched touched(String name) {
    String field = name.split(" ", 2)[0];
    if (FEEDBACK.contains(field)) {
      return Touched.FEEDBACK;
    }
    return RECORD.contains(field) ? Touched.RECORD : Touched.QUESTION;
  }

  /** "feedback of options" for "feedback of option 2". */
  private static String people(String name) {
    String all =
        NUMBERED.matcher(name).replaceAll(m -> WORDS.getOrDefault(m.group(1), m.group(1) + "s"));
    StringBuilder out = new StringBuilder();
    for (String step : all.split(" of ", -1)) {
      out.append(out.isEmpty() ? "" : " of ").append(WORDS.getOrDefault(step, step));
    }
    return out.toString();
  }
}
