package org.dars.assistant.quiz.make;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.dars.assistant.quiz.KeyTerm;
import org.dars.assistant.quiz.QuestionWording;
import org.dars.assistant.quiz.QuestionWording.Line;
import org.dars.assistant.quiz.SourceDocument;
import org.dars.assistant.quiz.SourceQuote;
import org.dars.assistant.quiz.item.Bloom;
import org.dars.assistant.quiz.item.Body;
import org.dars.assistant.quiz.item.Item;
import org.dars.assistant.quiz.item.ItemState;
import org.dars.assistant.quiz.item.RichText;

/** Puts items together: ids, categories, what is known of them. */
final class Drafts {

  /** The author of what is made without a language model. */
  static final String AUTHOR = "the course's own words";

  private static final Pattern EMPTY = Pattern.compile("\\s*\\([\\s,;]*\\)");

  /**
   * How something is asked.
   *
   * @param how the pattern, "term-of-meaning"; a tag of the item
   * @param about what, with the pattern and the block unique in the course
   * @param bloom by the pattern: what it asks of the mind
   * @param difficulty expected share of right answers, 0 to 1
   * @param section title of the section
   * @param objective what it is to show; "" to take the nearest of the course's objectives
   */
  record Asked(
      String how, String about, Bloom bloom, double difficulty, String section, String objective) {

    /** To show the nearest of the course's objectives. */
    Asked(String how, String about, Bloom bloom, double difficulty, String section) {
      this(how, about, bloom, difficulty, section, "");
    }
  }

  private final QuestionWording wording;
  private final String language;
  private final Aims aims;
  private final Map<String, String> titles = new HashMap<>();

  Drafts(QuestionWording wording, String language, List<SourceDocument> documents, Aims aims) {
    this.wording = wording;
    this.aims = aims;
    this.language = language;
    documents.forEach(d -> titles.put(d.id(), d.title()));
  }

  QuestionWording wording() {
    return wording;
  }

  /** An item, whose first source is the one to show. */
  Item item(Asked asked, String stem, Body body, String explanation, List<SourceQuote> sources) {
    SourceQuote first = sources.getFirst();
    String title = titles.getOrDefault(first.document(), first.documentTitle());
    String objective =
        asked.objective().isEmpty()
            ? aims.of(first.document(), title, asked.section(), stem + " " + explanation)
            : asked.objective();
    Item.About about =
        new Item.About(
            asked.section().equals(title) ? List.of(title) : List.of(title, asked.section()),
            objective,
            asked.bloom(),
            asked.difficulty(),
            language,
            AUTHOR,
            ItemState.DRAFT,
            List.of(asked.how()));
    String id = id(asked.how(), first, asked.about());
    return new Item(
        id,
        id,
        RichText.plain(stem),
        body,
        RichText.plain(explanation),
        BigDecimal.ONE,
        about,
        sources);
  }

  /** An item about a term. */
  Item item(
      String how,
      KeyTerm term,
      Bloom bloom,
      double difficulty,
      String stem,
      Body body,
      List<SourceQuote> sources) {
    Asked asked = new Asked(how, term.term(), bloom, difficulty, term.section());
    return item(asked, stem, body, explain(term), sources);
  }

  /** A term with its meaning, as a glossary has it. */
  static String explain(KeyTerm term) {
    return bare(term.term() + ": " + term.definition());
  }

  static Body.Option right(String text, String feedback) {
    return new Body.Option(RichText.plain(text), BigDecimal.ONE, RichText.plain(feedback));
  }

  static Body.Option wrong(String text, String feedback) {
    return new Body.Option(RichText.plain(text), BigDecimal.ZERO, RichText.plain(feedback));
  }

  /** Options that begin alike: where one has a capital, all have. */
  List<Body.Option> alike(List<Body.Option> options) {
    boolean capital =
        options.stream().anyMatch(o -> capital(o.text().value()).equals(o.text().value()));
    return capital
        ? options.stream()
            .map(o ->
                new Body.Option(
                    RichText.plain(capital(o.text().value())), o.weight(), o.feedback()))
            .toList()
        : options;
  }

  /** A text as a sentence begins. */
  String capital(String text) {
    int first = text.offsetByCodePoints(0, 1);
    return text.substring(0, first).toUpperCase(Locale.forLanguageTag(language))
        + text.substring(first);
  }

  /** What the course says instead. */
  String says(String quote) {
    return wording.say(Line.SAYS, bare(quote));
  }

  /** A text without brackets that a link or a picture left empty. */
  static String bare(String text) {
    return text.indexOf('(') < 0 ? text : EMPTY.matcher(text).replaceAll("");
  }

  /** The same for the same question about the same block: {@code q-} and 12 hex digits. */
  private static String id(String how, SourceQuote source, String about) {
    try {
      MessageDigest sha = MessageDigest.getInstance("SHA-256");
      String place = String.join("\n", how, source.document(), source.block(), about);
      sha.update(place.getBytes(StandardCharsets.UTF_8));
      return "q-" + HexFormat.of().formatHex(sha.digest(), 0, 6);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
