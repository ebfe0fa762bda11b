package org.dars.assistant.quiz.make;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.dars.assistant.quiz.KeyTerm;
import org.dars.assistant.quiz.QuestionWording.Line;
import org.dars.assistant.quiz.SourceQuote;
import org.dars.assistant.quiz.item.Bloom;
import org.dars.assistant.quiz.item.Body;
import org.dars.assistant.quiz.item.Item;
import org.dars.assistant.quiz.item.ItemKind;
import org.dars.assistant.quiz.item.RichText;

/** Terms of one document to match with their meanings; one meaning more than there are terms. */
final class MatchSeeds {

  private static final int PAIRS = 4;
  private static final int LONGEST = 160;

  private final Material material;
  private final Drafts drafts;

  MatchSeeds(Material material) {
    this.material = material;
    this.drafts = material.drafts();
  }

  List<Seed> seeds() {
    Map<String, List<KeyTerm>> alike = new LinkedHashMap<>();
    for (KeyTerm term : material.asked()) {
      if (TermSeeds.tells(term) && term.definition().length() <= LONGEST && !Worth.betrayed(term)) {
        WordClass kind = material.nature().of(term).kind();
        String sort = kind.nominal() ? "NOUN" : kind.name();
        alike.computeIfAbsent(term.document() + " " + sort, d -> new ArrayList<>()).add(term);
      }
    }
    List<Seed> seeds = new ArrayList<>();
    Random random = new Random(material.seed());
    for (List<KeyTerm> terms : alike.values()) {
      Collections.shuffle(terms, random);
      List<KeyTerm> left = new ArrayList<>(terms);
      while (left.size() >= PAIRS) {
        List<KeyTerm> group = group(left);
        if (group.size() < PAIRS) {
          break;
        }
        left.removeAll(group);
        KeyTerm first = group.getFirst();
        seeds.add(
            new Seed(
                ItemKind.MATCHING,
                Bloom.REMEMBER,
                first.document(),
                first.section(),
                "match " + first.term(),
                "match " + first.term(),
                group.stream().mapToDouble(material.worth()::of).average().orElse(0),
                () -> Optional.of(item(group))));
      }
    }
    return seeds;
  }

  /** The first and those that cannot be taken for it or each other. */
  private List<KeyTerm> group(List<KeyTerm> terms) {
    List<KeyTerm> group = new ArrayList<>();
    for (KeyTerm term : terms) {
      if (group.size() < PAIRS + 1
          && group.stream().noneMatch(g -> material.rivals().alsoRight(g, term))) {
        group.add(term);
      }
    }
    return group;
  }

  private Item item(List<KeyTerm> group) {
    List<KeyTerm> asked = group.subList(0, PAIRS);
    List<Body.Pair> pairs = new ArrayList<>();
    List<SourceQuote> sources = new ArrayList<>();
    for (KeyTerm term : asked) {
      pairs.add(
          new Body.Pair(
              RichText.plain(term.term()), RichText.plain(drafts.capital(term.definition()))));
      sources.addAll(term.sources());
    }
    List<RichText> extra =
        group.subList(PAIRS, group.size()).stream()
            .map(t -> RichText.plain(drafts.capital(t.definition())))
            .toList();
    String names = String.join("; ", asked.stream().map(KeyTerm::term).toList());
    Drafts.Asked about =
        new Drafts.Asked(
            "match-terms", names, Bloom.REMEMBER, Difficulty.MATCHED, asked.getFirst().section());
    String why = String.join("; ", asked.stream().map(Drafts::explain).toList());
    return drafts.item(
        about,
        drafts.wording().say(Line.MATCH),
        new Body.Matching(pairs, extra, true),
        why,
        sources);
  }
}
