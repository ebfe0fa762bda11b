package org.dars.assistant.quiz.examine;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Collectors;
import org.dars.assistant.quiz.exchange.Markup;
import org.dars.assistant.quiz.item.Body;
import org.dars.assistant.quiz.item.RichText;
import org.dars.assistant.quiz.practice.Marking;
import org.dars.assistant.quiz.practice.Response;
import org.jspecify.annotations.Nullable;

/**
 * A question as a language model reads it, and its answers as {@link Marking} marks them. What can
 * be picked stands under letters, and moves on by one place each time that it is asked.
 */
final class Exam {

  private static final int LETTERS = 26;

  /** Characters of one text that it is shown. */
  private static final int LONGEST = 6_000;

  private final Body body;

  /** What stands under letters, in the item's own order; empty where words are to be written. */
  private final List<String> texts;

  /** What a letter is to be given to: the prompts of a matching. */
  private final List<String> prompts;

  private final List<Integer> order = new ArrayList<>();

  /**
   * An answer that can be read.
   *
   * @param text as people would say it
   * @param right whether it gets the whole mark
   */
  record Answer(String text, boolean right) {}

  private Exam(Body body, List<String> texts, List<String> prompts, String seed) {
    this.body = body;
    this.texts = texts;
    this.prompts = prompts;
    for (int i = 0; i < texts.size(); i++) {
      order.add(i);
    }
    Collections.shuffle(order, new Random(seed.hashCode()));
  }

  /** Null for what only people can mark, and for more options than there are letters. */
  static @Nullable Exam of(Ask ask) {
    String seed = ask.stem().text();
    Exam exam =
        switch (ask.body()) {
          case Body.Choice c ->
              ask.keys().isEmpty() ? null : new Exam(c, texts(options(c)), List.of(), seed);
          case Body.TrueFalse t -> new Exam(t, List.of("true", "false"), List.of(), seed);
          case Body.Matching m ->
              new Exam(
                  m,
                  texts(Marking.partners(m)),
                  texts(m.pairs().stream().map(Body.Pair::prompt).toList()),
                  seed);
          case Body.Ordering o -> new Exam(o, texts(o.steps()), List.of(), seed);
          case Body.Numeric n -> new Exam(n, List.of(), List.of(), seed);
          case Body.ShortAnswer s -> new Exam(s, List.of(), List.of(), seed);
          case Body.Essay e -> null;
          case Body.Cloze c -> null;
          case Body.Description d -> null;
        };
    return exam == null || exam.texts.size() > LETTERS ? null : exam;
  }

  private static List<RichText> options(Body.Choice choice) {
    return choice.options().stream().map(Body.Option::text).toList();
  }

  private static List<String> texts(List<RichText> texts) {
    return texts.stream().map(Markup::plain).toList();
  }

  /** What the answer has to look like. */
  String rule() {
    return switch (body) {
      case Body.Choice c when c.single() ->
          "Answer with one JSON object and nothing else: {\"answer\":\"B\"}, the letter of the one right option.";
      case Body.Choice c ->
          "Answer with one JSON object and nothing else: {\"answer\":[\"A\",\"C\"]}, the letters of all options that are right, and of no other.";
      case Body.TrueFalse t ->
          "Answer with one JSON object and nothing else: {\"answer\":\"B\"}, the letter that says whether the statement in \"question\" is true or false.";
      case Body.Matching m ->
          "Answer with one JSON object and nothing else: {\"answer\":[\"C\",\"A\"]}, for each of \"prompts\", in their order, the letter of the option that belongs to it.";
      case Body.Ordering o ->
          "Answer with one JSON object and nothing else: {\"answer\":[\"C\",\"A\",\"B\"]}, the letters of all options in the right order, the first one first.";
      case Body.Numeric n ->
          "Answer with one JSON object and nothing else: {\"answer\":\"12.5\"}, the number that is asked for.";
      default ->
          "Answer with one JSON object and nothing else: {\"answer\":\"…\"}, the word or few words that are asked for or that fill the gap.";
    };
  }

  /** Puts what can be picked into a message. */
  void put(ObjectNode user) {
    if (!prompts.isEmpty()) {
      ArrayNode list = user.putArray("prompts");
      prompts.forEach(p -> list.add(cut(p)));
    }
    if (!texts.isEmpty()) {
      ArrayNode list = user.putArray("options");
      for (int i = 0; i < order.size(); i++) {
        list.addObject()
            .put("letter", String.valueOf((char) ('A' + i)))
            .put("text", cut(texts.get(order.get(i))));
      }
    }
  }

  static String cut(String text) {
    return text.length() <= LONGEST ? text : text.substring(0, LONGEST) + " …";
  }

  /** Moves all options on by one place. */
  void next() {
    Collections.rotate(order, 1);
  }

  /** What an answer says; empty unless it is just what was asked for. */
  Optional<Answer> read(JsonNode answer) {
    if (texts.isEmpty()) {
      String words = answer.isTextual() || answer.isNumber() ? answer.asText().strip() : "";
      return words.isEmpty() ? Optional.empty() : Optional.of(marked(words, Response.of(words)));
    }
    boolean one = body instanceof Body.TrueFalse || (body instanceof Body.Choice c && c.single());
    List<JsonNode> letters = new ArrayList<>();
    if (answer.isTextual() && one) {
      letters.add(answer);
    } else if (answer.isArray() && !one) {
      answer.forEach(letters::add);
    }
    List<Integer> picked = new ArrayList<>();
    for (JsonNode letter : letters) {
      int place = letter.asText().length() == 1 ? letter.asText().charAt(0) - 'A' : -1;
      if (place < 0 || place >= order.size()) {
        return Optional.empty();
      }
      picked.add(order.get(place));
    }
    return complete(picked.size()) ? Optional.of(picked(picked)) : Optional.empty();
  }

  private boolean complete(int letters) {
    return switch (body) {
      case Body.Matching m -> letters == prompts.size();
      case Body.Ordering o -> letters == texts.size();
      default -> letters > 0;
    };
  }

  private Answer picked(List<Integer> picked) {
    boolean inOrder = body instanceof Body.Matching || body instanceof Body.Ordering;
    List<Integer> listed = inOrder ? picked : picked.stream().distinct().sorted().toList();
    String text = listed.stream().map(texts::get).collect(Collectors.joining("; "));
    List<String> values =
        body instanceof Body.TrueFalse
            ? List.of(texts.get(listed.getFirst()))
            : listed.stream().map(String::valueOf).toList();
    return marked(text, new Response(values));
  }

  private Answer marked(String text, Response response) {
    return new Answer(text, Marking.mark(body, response).right());
  }
}
