package org.dars.assistant.quiz.make;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.dars.assistant.quiz.ClozeSentences.Sentence;
import org.dars.assistant.quiz.Placed;
import org.dars.assistant.quiz.QuestionWording.Line;
import org.dars.assistant.quiz.SourceQuote;
import org.dars.assistant.quiz.Words;
import org.dars.assistant.quiz.item.Bloom;
import org.dars.assistant.quiz.item.Body;
import org.dars.assistant.quiz.item.Item;
import org.dars.assistant.quiz.item.ItemKind;
import org.dars.assistant.quiz.item.RichText;
import org.dars.index.courseware.BlockKind;

/**
 * Things that have an order: lists that are announced as steps, numbered headings, sentences that
 * begin "first", "then", "finally", and dated events.
 */
final class OrderSeeds {

  private static final int FEWEST = 3;
  private static final int MOST = 6;
  private static final int EVENTS = 4;

  /** Orders are rare, and ask for more than a word. */
  private static final double ORDERED = 0.8;

  /** What announces a list as ordered. */
  private static final Pattern STEPS =
      Pattern.compile(
          "(?iu)(?<!\\p{L})(steps?|stages|phases|in (this|the following) order|procedure|sequence|how to|pasos|etapas|fases|étapes|phases|schritte"
              + "|passos|шаги|этапы|қадамдар|кезеңдер|adımlar|aşamalar|خطوات|مراحل|步骤|阶段|алхам|үе шат|ជំហាន|hatua|مراحل|qadamlar|bosqichlar|langkah|tahap)(?!\\p{L})");

  private static final Pattern NUMBERED =
      Pattern.compile(
          "(?iu)^(?:(?:step|stage|phase|paso|étape|schritt|passo|шаг|этап|қадам|adım|алхам|hatua|qadam|langkah|步骤|ជំហានទី|خطوة|مرحلہ)\\s*)?(?<n>\\d{1,2})\\s*[.):：—–-]\\s*(?<text>\\S.*)$");

  private static final Pattern FIRST =
      marks(
          "first|firstly|first of all|primero|d['’]abord|premièrement|zuerst|primeiro|сначала|во-первых|алдымен|önce|kwanza|avval|pertama|эхлээд");
  private static final Pattern NEXT =
      marks(
          "second|secondly|third|fourth|then|next|after that|afterwards|subsequently|luego|después|segundo|ensuite|puis|dann|danach|depois|затем|потом|содан кейін|sonra|kisha|keyin|kemudian|lalu|дараа нь");
  private static final Pattern LAST =
      marks(
          "finally|lastly|in the end|por último|finalmente|enfin|schließlich|por fim|наконец|соңында|ең соңында|son olarak|mwishowe|nihoyat|akhirnya|эцэст нь");

  /** "Next steps", "first aid", "second opinion": the word is part of a name. */
  private static final Pattern NAMES =
      Pattern.compile("(?iu)(steps?|aid|opinion|names?|pass|person|order|lines?|time)\\b.*");

  private static final Pattern QUESTION = Pattern.compile("[?؟？]\\s*$");

  /** What a list leaves at the end of its items. */
  private static final Pattern LIST_END = Pattern.compile("\\s*[,;]\\s*(and|y|et|и|und|e)?\\s*$");

  private static final Pattern DATED =
      Pattern.compile(
          "^(?:In|En|Im Jahr|Em|В)\\s+(?<year>1[5-9]\\d\\d|20\\d\\d)(?:\\s+году)?,\\s+(?<text>.{20,})$");

  private static final Pattern LEANS =
      Pattern.compile(
          "(?i)^(he|she|they|it|his|her|their|this|these|that|another|however|él|ella|il|elle|er|sie|он|она|они)\\b.*");

  private final Material material;
  private final Drafts drafts;

  OrderSeeds(Material material) {
    this.material = material;
    this.drafts = material.drafts();
  }

  private static Pattern marks(String words) {
    return Pattern.compile("(?iu)^(?:" + words + ")(?:,\\s*|\\s+)(?<text>\\S.*)$");
  }

  /** A step with the block that it stands in. */
  private record Step(Placed at, String text, String quote) {}

  List<Seed> seeds() {
    List<Seed> seeds = new ArrayList<>();
    List<Placed> course = material.course();
    for (int i = 0; i < course.size(); i++) {
      Placed at = course.get(i);
      if (at.asked() && at.part() == Placed.Part.TEACHING) {
        if (at.block().kind() == BlockKind.LIST_ITEM && !listGoesOn(course, i)) {
          steps(seeds, listed(course, i), leadIn(course, i), "steps-of-list");
        } else if (at.block().kind() == BlockKind.HEADING && number(at.text()) == 1) {
          steps(seeds, headings(course, i), at.section(), "steps-of-headings");
        } else if (at.block().kind() == BlockKind.PARAGRAPH) {
          steps(seeds, told(at), at.section(), "steps-told");
        }
      }
    }
    events(seeds);
    return seeds;
  }

  private void steps(List<Seed> seeds, List<Step> steps, String what, String how) {
    boolean fit =
        steps.size() >= FEWEST
            && steps.size() <= MOST
            && !what.isBlank()
            && steps.stream().map(s -> Words.normal(s.text())).distinct().count() == steps.size()
            && steps.stream().allMatch(s -> s.text().length() <= 250 && Words.count(s.text()) >= 2);
    if (fit) {
      Placed at = steps.getFirst().at();
      String fact = how + " " + at.document().id() + " " + at.block().id();
      seeds.add(
          new Seed(
              ItemKind.ORDERING,
              Bloom.REMEMBER,
              at.ordinal(),
              at.section(),
              fact,
              fact,
              ORDERED,
              () -> Optional.of(item(how, steps, drafts.wording().say(Line.ORDER, what), what))));
    }
  }

  private Item item(String how, List<Step> steps, String stem, String what) {
    List<SourceQuote> sources =
        steps.stream().map(s -> s.at().quote(s.quote())).distinct().toList();
    Drafts.Asked asked =
        new Drafts.Asked(
            how,
            steps.getFirst().text(),
            Bloom.REMEMBER,
            Difficulty.ORDERED,
            steps.getFirst().at().section(),
            what);
    String why = String.join(" → ", steps.stream().map(Step::text).toList());
    List<RichText> texts = steps.stream().map(s -> RichText.plain(s.text())).toList();
    return drafts.item(asked, stem, new Body.Ordering(texts), why, sources);
  }

  private static boolean listGoesOn(List<Placed> course, int i) {
    return i > 0
        && course.get(i - 1).ordinal() == course.get(i).ordinal()
        && course.get(i - 1).block().kind() == BlockKind.LIST_ITEM;
  }

  /** What announces the list, "" when it is not announced as ordered. */
  private static String leadIn(List<Placed> course, int i) {
    Placed at = course.get(i);
    String before =
        i > 0 && course.get(i - 1).ordinal() == at.ordinal() ? course.get(i - 1).text() : "";
    List<String> sentences = Words.sentences(before, "en");
    String last = sentences.isEmpty() ? "" : sentences.getLast();
    if (last.length() <= 160 && STEPS.matcher(last).find()) {
      return last;
    }
    return number(at.text()) == 1 || STEPS.matcher(at.section()).find() ? at.section() : "";
  }

  private List<Step> listed(List<Placed> course, int from) {
    List<Step> steps = new ArrayList<>();
    for (int i = from; i < course.size(); i++) {
      Placed at = course.get(i);
      if (at.block().kind() != BlockKind.LIST_ITEM || at.ordinal() != course.get(from).ordinal()) {
        break;
      }
      if (at.block().level() <= course.get(from).block().level()) {
        steps.add(new Step(at, unmarked(unnumbered(at.text())), at.text()));
      }
    }
    return steps;
  }

  /** A step without the "first", "then" or "finally" that would tell its place. */
  private String unmarked(String text) {
    for (Pattern marks : List.of(FIRST, NEXT, LAST)) {
      Matcher m = marks.matcher(text);
      if (m.matches() && !NAMES.matcher(m.group("text")).matches()) {
        return drafts.capital(LIST_END.matcher(m.group("text")).replaceFirst(""));
      }
    }
    Matcher end = LIST_END.matcher(text);
    return end.find() ? drafts.capital(text.substring(0, end.start())) : text;
  }

  /** The headings 1, 2, 3 … of one level. */
  private static List<Step> headings(List<Placed> course, int from) {
    List<Step> steps = new ArrayList<>();
    Placed first = course.get(from);
    for (int i = from; i < course.size() && course.get(i).ordinal() == first.ordinal(); i++) {
      Placed at = course.get(i);
      if (at.block().kind() == BlockKind.HEADING && at.block().level() <= first.block().level()) {
        boolean goesOn =
            at.block().level() == first.block().level()
                && number(at.text()) == steps.size() + 1
                && !QUESTION.matcher(at.text()).find();
        if (!goesOn) {
          break;
        }
        steps.add(new Step(at, unnumbered(at.text()), at.text()));
      }
    }
    return steps;
  }

  private static int number(String text) {
    Matcher m = NUMBERED.matcher(text);
    return m.matches() ? Integer.parseInt(m.group("n")) : 0;
  }

  private static String unnumbered(String text) {
    Matcher m = NUMBERED.matcher(text);
    return m.matches() ? m.group("text") : text;
  }

  /** Sentences in a row from "first" to "finally". */
  private List<Step> told(Placed at) {
    List<Step> steps = new ArrayList<>();
    for (String sentence : Words.sentences(at.text(), material.language())) {
      Matcher first = FIRST.matcher(sentence);
      Matcher next = NEXT.matcher(sentence);
      Matcher last = LAST.matcher(sentence);
      if (steps.isEmpty() ? first.matches() : next.matches()) {
        Matcher m = steps.isEmpty() ? first : next;
        steps.add(new Step(at, drafts.capital(m.group("text")), sentence));
      } else if (!steps.isEmpty() && last.matches()) {
        steps.add(new Step(at, drafts.capital(last.group("text")), sentence));
        return steps.stream().anyMatch(s -> LEANS.matcher(s.text()).matches()) ? List.of() : steps;
      } else if (!steps.isEmpty()) {
        return List.of();
      }
    }
    return List.of();
  }

  /** Events of one document, each with another year. */
  private void events(List<Seed> seeds) {
    Map<Integer, TreeMap<Integer, Step>> byDocument = new TreeMap<>();
    for (Sentence sentence : material.sentences()) {
      Matcher m = DATED.matcher(Material.cited(sentence.text()));
      if (m.matches()
          && !LEANS.matcher(m.group("text")).matches()
          && !Worth.tale(m.group("text"))
          && !m.group("text").matches(".*\\b(1[5-9]|20)\\d\\d\\b.*")) {
        byDocument
            .computeIfAbsent(sentence.at().ordinal(), d -> new TreeMap<>())
            .putIfAbsent(
                Integer.valueOf(m.group("year")),
                new Step(sentence.at(), drafts.capital(m.group("text")), sentence.text()));
      }
    }
    for (TreeMap<Integer, Step> years : byDocument.values()) {
      List<Step> all = new ArrayList<>(years.values());
      for (int i = 0; i + FEWEST <= all.size(); i += EVENTS) {
        List<Step> steps = all.subList(i, Math.min(all.size(), i + EVENTS));
        if (steps.size() >= FEWEST) {
          Placed at = steps.getFirst().at();
          String fact = "events " + SentenceSeeds.fact(at.quote(steps.getFirst().quote()));
          seeds.add(
              new Seed(
                  ItemKind.ORDERING,
                  Bloom.REMEMBER,
                  at.ordinal(),
                  at.section(),
                  fact,
                  fact,
                  ORDERED,
                  () ->
                      Optional.of(
                          item("events", steps, drafts.wording().say(Line.EVENTS), at.section()))));
        }
      }
    }
  }
}
