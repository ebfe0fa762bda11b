package org.dars.assistant.quiz.make;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.dars.assistant.quiz.ClozeSentences;
import org.dars.assistant.quiz.ClozeSentences.Sentence;
import org.dars.assistant.quiz.KeyTerm;
import org.dars.assistant.quiz.QuestionWording.Line;
import org.dars.assistant.quiz.Words;
import org.dars.assistant.quiz.item.Bloom;
import org.dars.assistant.quiz.item.Body;
import org.dars.assistant.quiz.item.Item;
import org.dars.assistant.quiz.item.ItemKind;
import org.jspecify.annotations.Nullable;

/**
 * Sentences of cause and effect without their last part: what the course says is the reason, or the
 * result. Wrong endings are those of other such sentences near by and near in meaning, about
 * another term, after the same words, so that each fits the grammar.
 */
final class CauseSeeds {

  /** By language, what stands before a reason or a result; the forms that one grammar fits. */
  private static final Map<String, List<Pattern>> RELATIONS =
      Map.of(
          "en",
          List.of(
              links("because(?! of)"),
              links("because of|due to|caused by"),
              links("leads? to|results? in|causes")),
          "es",
          List.of(
              links("porque"), links("debido a|a causa de"), links("provoca|conduce a|da lugar a")),
          "fr",
          List.of(
              links("parce que"),
              links("en raison de|à cause de"),
              links("conduit à|entraîne|provoque")),
          "ru",
          List.of(links("потому что|так как"), links("из-за"), links("приводит к|вызывает")));

  /** An ending that begins so is about the subject of its own sentence only. */
  private static final Pattern LEANS =
      Pattern.compile(
          "(?iu)^(it|he|she|they|this|that|these|those|its|their|his|her|we|you|our|your|there|one|i|él|ella|ellos|esto|il|elle|ils|on|ce"
              + "|cela|or|and|of|to|for|as|de|à|он|она|они|оно|это|его|её|их)(?!\\p{L}).*",
          Pattern.DOTALL);

  private static final int FEWEST_WORDS = 3;
  private static final int MOST_WORDS = 22;
  private static final int FEWEST_BEFORE = 5;

  /** Endings come from documents at most so far away. */
  private static final int NEAR = 25;

  /** Without vectors, sentences that share so many words of meaning are near. */
  private static final int FEW_WORDS = 2;

  /** With vectors, sentences less near are of different worlds. */
  private static final double APART = 0.12;

  /** Their wrong endings are often of another matter: asked last, or when levels are asked for. */
  private static final double CAUSE_WORTH = 0.45;

  /** A sentence parted: "… because", "the threat is stronger". */
  private record Cause(
      Sentence at,
      int form,
      String begins,
      String ending,
      KeyTerm about,
      float @Nullable [] vector) {

    Cause with(float[] made) {
      return new Cause(at, form, begins, ending, about, made);
    }
  }

  private final Material material;
  private final Drafts drafts;

  CauseSeeds(Material material) {
    this.material = material;
    this.drafts = material.drafts();
  }

  private static Pattern links(String words) {
    return Pattern.compile(
        "(?iu)^(?<begins>.*?\\s(?:" + words + "))\\s+(?<ending>[^.;:—?!()]+)\\.$", Pattern.DOTALL);
  }

  List<Seed> seeds() {
    Map<Integer, List<Cause>> byForm = new LinkedHashMap<>();
    for (Sentence sentence : material.sentences()) {
      cause(sentence)
          .ifPresent(c -> byForm.computeIfAbsent(c.form(), f -> new ArrayList<>()).add(c));
    }
    byForm.replaceAll((form, all) -> placed(all));
    List<Seed> seeds = new ArrayList<>();
    byForm.values().forEach(all -> all.forEach(c -> seeds.add(seed(c, all))));
    return seeds;
  }

  /** With their vectors, where an embedder serves the language. */
  private List<Cause> placed(List<Cause> causes) {
    List<float[]> vectors =
        material.vectors(causes.stream().map(c -> c.begins() + " " + c.ending()).toList());
    List<Cause> placed = new ArrayList<>(causes);
    for (int i = 0; i < vectors.size(); i++) {
      placed.set(i, causes.get(i).with(vectors.get(i)));
    }
    return placed;
  }

  private Optional<Cause> cause(Sentence sentence) {
    List<Pattern> forms = RELATIONS.getOrDefault(material.language(), List.of());
    String text = Material.cited(sentence.text());
    for (int form = 0; form < forms.size(); form++) {
      Matcher m = forms.get(form).matcher(text);
      if (m.matches() && stands(m.group("begins"), m.group("ending"))) {
        KeyTerm about = material.mainTerm(text).orElse(null);
        return about == null || Worth.tale(text)
            ? Optional.empty()
            : Optional.of(
                new Cause(sentence, form, m.group("begins"), m.group("ending"), about, null));
      }
    }
    return Optional.empty();
  }

  private static boolean stands(String begins, String ending) {
    int words = Words.count(ending);
    return words >= FEWEST_WORDS
        && words <= MOST_WORDS
        && Words.count(begins) >= FEWEST_BEFORE
        && !LEANS.matcher(ending).matches()
        && !ending.matches("(?i).*\\b(as well|too|also)");
  }

  private Seed seed(Cause c, List<Cause> all) {
    String fact = SentenceSeeds.fact(c.at().at().quote(c.at().text()));
    return new Seed(
        ItemKind.SINGLE_CHOICE,
        Bloom.UNDERSTAND,
        c.at().at().ordinal(),
        c.at().at().section(),
        fact,
        fact,
        CAUSE_WORTH,
        () -> item(c, all));
  }

  private Optional<Item> item(Cause c, List<Cause> all) {
    List<Cause> wrong = wrong(c, all);
    if (wrong.size() < Rivals.COUNT) {
      return Optional.empty();
    }
    String says = drafts.says(c.at().text());
    List<Body.Option> options = new ArrayList<>();
    options.add(Drafts.right(c.ending(), says));
    wrong.forEach(w -> options.add(Drafts.wrong(w.ending(), drafts.says(w.at().text()))));
    Drafts.Asked asked =
        new Drafts.Asked(
            "cause", c.at().text(), Bloom.UNDERSTAND, Difficulty.CHOICE, c.at().at().section());
    return Optional.of(
        drafts.item(
            asked,
            drafts.wording().say(Line.ENDS, c.begins() + " " + ClozeSentences.BLANK + "."),
            new Body.Choice(options, true, true),
            says,
            List.of(c.at().at().quote(c.at().text()))));
  }

  /** Endings near by that are near in meaning, the nearest first. */
  private List<Cause> wrong(Cause c, List<Cause> all) {
    List<Cause> wrong = new ArrayList<>();
    all.stream()
        .filter(w ->
            !w.equals(c) && fits(c, w) && near(c, w) >= (c.vector() == null ? FEW_WORDS : APART))
        .sorted(
            Comparator.comparingDouble((Cause w) -> -near(c, w))
                .thenComparingInt(w -> distance(c, w)))
        .forEach(w -> {
          Set<String> said = Words.cues(w.ending());
          boolean other = wrong.stream().noneMatch(p -> Words.cues(p.ending()).containsAll(said));
          if (other && wrong.size() < Rivals.COUNT) {
            wrong.add(w);
          }
        });
    return wrong;
  }

  /** By vectors the cosine of the sentences; without them the words that they share. */
  private static double near(Cause a, Cause b) {
    if (a.vector() != null && b.vector() != null) {
      return Meanings.dot(a.vector(), b.vector());
    }
    Set<String> said = Words.cues(a.begins() + " " + a.ending());
    return Words.cues(b.begins() + " " + b.ending()).stream().filter(said::contains).count();
  }

  /** Of about the same length, and not said of the same thing: that could be right as well. */
  private static boolean fits(Cause c, Cause w) {
    double ratio = (double) w.ending().length() / c.ending().length();
    return ratio > 0.4
        && ratio < 2.5
        && distance(c, w) <= NEAR
        && !c.about().equals(w.about())
        && Collections.disjoint(Words.cues(w.ending()), Words.cues(c.ending()));
  }

  private static int distance(Cause a, Cause b) {
    return Math.abs(a.at().at().ordinal() - b.at().at().ordinal());
  }
}
