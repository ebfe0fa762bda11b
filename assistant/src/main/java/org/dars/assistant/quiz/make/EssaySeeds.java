package org.dars.assistant.quiz.make;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.dars.assistant.quiz.ClozeSentences.Sentence;
import org.dars.assistant.quiz.Placed;
import org.dars.assistant.quiz.QuestionWording.Line;
import org.dars.assistant.quiz.SourceQuote;
import org.dars.assistant.quiz.Words;
import org.dars.assistant.quiz.item.Body;
import org.dars.assistant.quiz.item.Item;
import org.dars.assistant.quiz.item.ItemKind;
import org.dars.assistant.quiz.item.RichText;
import org.dars.index.courseware.BlockKind;

/**
 * Essays: on a learning objective that the course states, and on the headings of its sections. The
 * rubric is what the course says: its sentences that name most of the course's terms.
 */
final class EssaySeeds {

  private static final int FEWEST = 3;
  private static final int MOST = 5;
  private static final double ESSAY_WORTH = 0.7;

  /** Captions of several pictures. */
  private static final Pattern CAPTION = Pattern.compile("^\\([a-z]\\)");

  private final Material material;
  private final Drafts drafts;
  private final Map<String, List<Sentence>> bySection = new LinkedHashMap<>();

  EssaySeeds(Material material) {
    this.material = material;
    this.drafts = material.drafts();
    for (Sentence sentence : material.sentences()) {
      String key = sentence.at().ordinal() + "\n" + sentence.at().section();
      if (CAPTION.matcher(sentence.text()).find() || Worth.tale(sentence.text())) {
        continue;
      }
      bySection.computeIfAbsent(key, k -> new ArrayList<>()).add(sentence);
    }
  }

  List<Seed> seeds() {
    List<Seed> seeds = new ArrayList<>();
    String before = "";
    for (Placed at : material.course()) {
      if (at.asked() && material.aims().states(at)) {
        seeds.add(seed("objective", at, at.text(), () -> objective(at)));
      }
      String section = at.ordinal() + "\n" + at.section();
      boolean begins =
          !section.equals(before)
              && at.block().kind() == BlockKind.HEADING
              && at.part() == Placed.Part.TEACHING
              && !Aims.generic(at.section())
              && !Aims.generic(at.text());
      before = section;
      if (begins && at.asked() && bySection.getOrDefault(section, List.of()).size() >= FEWEST) {
        seeds.add(seed("section", at, at.section(), () -> section(at, section)));
      }
    }
    return seeds;
  }

  private Seed seed(String how, Placed at, String text, Supplier<Optional<Item>> item) {
    String fact = how + " " + Words.normal(text);
    return new Seed(
        ItemKind.ESSAY,
        Objectives.bloom(text),
        at.ordinal(),
        at.section(),
        fact,
        fact,
        ESSAY_WORTH,
        item);
  }

  /** An objective, judged by the sentences of its document that share most words with it. */
  private Optional<Item> objective(Placed at) {
    Set<String> words = Words.meaningful(at.text());
    List<Sentence> said =
        material.sentences().stream()
            .filter(s -> s.at().ordinal() == at.ordinal() && !Worth.tale(s.text()))
            .filter(s -> shared(words, s) > 0)
            .sorted(Comparator.comparingLong((Sentence s) -> -shared(words, s)))
            .limit(MOST)
            .toList();
    List<SourceQuote> sources = new ArrayList<>();
    said.forEach(s -> sources.add(s.at().quote(s.text())));
    sources.add(at.quote(at.text()));
    return said.size() < FEWEST
        ? Optional.empty()
        : Optional.of(item("essay-objective", at, at.text(), said, sources));
  }

  private static long shared(Set<String> words, Sentence sentence) {
    return Words.meaningful(sentence.text()).stream().filter(words::contains).count();
  }

  /** A section, judged by its sentences that name most terms, in its order. */
  private Optional<Item> section(Placed at, String section) {
    List<Sentence> all = bySection.getOrDefault(section, List.of());
    List<Sentence> best =
        all.stream()
            .sorted(Comparator.comparingInt((Sentence s) -> -material.named(s.text()).size()))
            .limit(MOST)
            .toList();
    List<Sentence> said = all.stream().filter(best::contains).toList();
    boolean names = said.stream().filter(s -> !material.named(s.text()).isEmpty()).count() >= 2;
    if (said.size() < FEWEST || !names) {
      return Optional.empty();
    }
    List<SourceQuote> sources = said.stream().map(s -> s.at().quote(s.text())).toList();
    String title = at.section().replaceFirst("^[\\d.]+\\s+", "");
    return Optional.of(item("essay-section", at, title, said, sources));
  }

  private Item item(
      String how, Placed at, String about, List<Sentence> said, List<SourceQuote> sources) {
    StringBuilder rubric = new StringBuilder(drafts.wording().say(Line.RUBRIC));
    said.forEach(s -> rubric.append("\n– ").append(Material.cited(s.text())));
    Drafts.Asked asked =
        new Drafts.Asked(
            how, about, Objectives.bloom(about), Difficulty.ESSAY, at.section(), about);
    return drafts.item(
        asked,
        drafts.wording().say(Line.ESSAY, about),
        new Body.Essay(RichText.plain(rubric.toString().strip()), RichText.EMPTY),
        said.getFirst().text(),
        sources);
  }
}
