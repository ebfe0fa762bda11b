package org.dars.assistant.quiz.make;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.dars.assistant.quiz.ClozeSentences;
import org.dars.assistant.quiz.ClozeSentences.Sentence;
import org.dars.assistant.quiz.Form;
import org.dars.assistant.quiz.KeyTerm;
import org.dars.assistant.quiz.QuestionWording.Line;
import org.dars.assistant.quiz.SourceQuote;
import org.dars.assistant.quiz.Words;
import org.dars.assistant.quiz.item.Bloom;
import org.dars.assistant.quiz.item.Body;
import org.dars.assistant.quiz.item.Item;
import org.dars.assistant.quiz.item.ItemKind;
import org.dars.assistant.quiz.item.RichText;
import org.dars.assistant.quiz.item.Weights;
import org.dars.assistant.quiz.make.Rivals.Shown;

/**
 * Questions with several right answers: the members of a list that says how many it has, and terms
 * that are defined as the same kind of thing.
 */
final class MemberSeeds {

  /** Number words 2 to 6 by language. */
  private static final Map<String, List<String>> NUMBERS =
      Map.ofEntries(
          Map.entry("en", List.of("two", "three", "four", "five", "six")),
          Map.entry("es", List.of("dos", "tres", "cuatro", "cinco", "seis")),
          Map.entry("fr", List.of("deux", "trois", "quatre", "cinq", "six")),
          Map.entry("de", List.of("zwei", "drei", "vier", "fünf", "sechs")),
          Map.entry("pt", List.of("dois|duas", "três", "quatro", "cinco", "seis")),
          Map.entry("ru", List.of("два|две|двух", "три|трёх|трех", "четыре", "пять", "шесть")),
          Map.entry("kk", List.of("екі", "үш", "төрт", "бес", "алты")),
          Map.entry("tr", List.of("iki", "üç", "dört", "beş", "altı")),
          Map.entry("id", List.of("dua", "tiga", "empat", "lima", "enam")),
          Map.entry(
              "sw", List.of("mbili|wawili", "tatu|watatu", "nne|wanne", "tano|watano", "sita")),
          Map.entry("uz", List.of("ikki", "uch", "toʻrt|to'rt", "besh", "olti")),
          Map.entry("mn", List.of("хоёр", "гурван", "дөрвөн", "таван", "зургаан")));

  private static final Pattern LIST = Pattern.compile(":\\s+(?<list>[^:;.]+)[.]$");
  private static final Pattern AND =
      Pattern.compile(
          "\\s*[,،，、]\\s*(?:(?:and|y|e|et|und|и|және|ve|va|dan|na|болон|و)\\s+)?|\\s+(?:and|y|e|et|und|и|және|ve|va|dan|na|болон)\\s+",
          Pattern.UNICODE_CHARACTER_CLASS);

  private static final int LONGEST = 6;
  private static final double LIST_WORTH = 0.7;
  private static final int WRONG = 3;

  /** Wrong members come from lists of documents at most so far away: of the same one. */
  private static final int NEAR = 0;

  private final Material material;
  private final Drafts drafts;
  private final Map<Sentence, List<String>> lists = new LinkedHashMap<>();

  MemberSeeds(Material material) {
    this.material = material;
    this.drafts = material.drafts();
  }

  List<Seed> seeds() {
    List<Seed> seeds = new ArrayList<>();
    for (Sentence sentence : material.sentences()) {
      String text = Material.cited(sentence.text());
      Matcher list = LIST.matcher(text);
      if (list.find()) {
        List<String> members = members(list.group("list"));
        if (announced(text.substring(0, list.start()), members.size()) && !shared(members)) {
          lists.put(sentence, members);
          String key = SentenceSeeds.fact(sentence.at().quote(sentence.text()));
          String stem = text.substring(0, list.start("list")) + ClozeSentences.BLANK + ".";
          seeds.add(
              new Seed(
                  ItemKind.MULTIPLE_CHOICE,
                  Bloom.REMEMBER,
                  sentence.at().ordinal(),
                  sentence.at().section(),
                  key,
                  key,
                  LIST_WORTH,
                  () -> listed(sentence, stem, members)));
        }
      }
    }
    seeds.addAll(kinds());
    return seeds;
  }

  /** "primary and secondary appraisals": members that are no wholes. */
  private static boolean shared(List<String> members) {
    return Words.count(members.getLast()) > 1
        && members.subList(0, members.size() - 1).stream().allMatch(m -> Words.count(m) == 1);
  }

  private static List<String> members(String list) {
    List<String> members = new ArrayList<>();
    for (String part : AND.split(list.strip())) {
      String member = part.strip().replaceAll("^\\(?\\d\\)\\s*|^(?:the|an?)\\s+", "");
      if (member.isEmpty()
          || Words.count(member) > LONGEST
          || member.matches(".*[()_#{}<>=`].*")
          || members.contains(member)) {
        return List.of();
      }
      members.add(member);
    }
    return members;
  }

  /** Whether a lead-in says that there are so many. */
  private boolean announced(String leadIn, int count) {
    List<String> numbers = NUMBERS.getOrDefault(material.language(), List.of());
    if (count < 2 || count > 6) {
      return false;
    }
    String word = numbers.isEmpty() ? "" : numbers.get(count - 2) + "|";
    return Pattern.compile("(?iu)(?<![\\p{L}\\p{N}])(?:" + word + count + ")(?![\\p{L}\\p{N}])")
        .matcher(leadIn)
        .find();
  }

  private Optional<Item> listed(Sentence sentence, String stem, List<String> members) {
    List<String> wrong = strangers(sentence, members);
    if (wrong.size() < WRONG - 1) {
      return Optional.empty();
    }
    String says = drafts.says(sentence.text());
    List<Body.Option> options = new ArrayList<>();
    String member = drafts.wording().say(Line.MEMBER);
    String stranger = drafts.wording().say(Line.STRANGER);
    members.forEach(m -> options.add(option(m, Weights.right(members.size()), member)));
    wrong.forEach(w -> options.add(option(w, Weights.wrong(wrong.size()), stranger)));
    Drafts.Asked asked =
        new Drafts.Asked(
            "members-of-list",
            sentence.text(),
            Bloom.REMEMBER,
            Difficulty.SEVERAL,
            sentence.at().section());
    return Optional.of(
        drafts.item(
            asked,
            drafts.wording().say(Line.ALL, stem),
            new Body.Choice(options, false, true),
            says,
            List.of(sentence.at().quote(sentence.text()))));
  }

  /** Members of other lists near by, and terms where the members are terms; not in the block. */
  private List<String> strangers(Sentence sentence, List<String> members) {
    List<String> strangers = new ArrayList<>();
    int most = Math.max(2, Math.min(WRONG, 6 - members.size()));
    List<KeyTerm> terms = new ArrayList<>();
    for (String member : members) {
      material.named(member).stream()
          .filter(t -> Form.of(t.term()).words() == Form.of(member).words())
          .findFirst()
          .ifPresent(terms::add);
    }
    if (terms.size() == members.size()) {
      terms.forEach(term ->
          material
              .rivals()
              .pick(
                  term,
                  Shown.AS_TERM,
                  sentence.text(),
                  t ->
                      t.names().stream().noneMatch(n -> Words.mentions(sentence.text(), n))
                          && terms.stream().noneMatch(m -> material.likeness().confusable(m, t)),
                  1)
              .forEach(t -> stranger(strangers, t.term(), sentence, members)));
    }
    lists.entrySet().stream()
        .filter(e -> Math.abs(e.getKey().at().ordinal() - sentence.at().ordinal()) <= NEAR)
        .sorted(
            Comparator.comparingInt(
                e -> Math.abs(e.getKey().at().ordinal() - sentence.at().ordinal())))
        .flatMap(e -> e.getValue().stream())
        .filter(m -> alike(m, members))
        .forEach(m -> stranger(strangers, m, sentence, members));
    return strangers.size() > most ? strangers.subList(0, most) : strangers;
  }

  /** Of as many words as some member, and in the same case. */
  private static boolean alike(String other, List<String> members) {
    boolean capital = Character.isUpperCase(other.codePointAt(0));
    return members.stream()
        .anyMatch(m ->
            Words.count(m) == Words.count(other)
                && Character.isUpperCase(m.codePointAt(0)) == capital);
  }

  private static void stranger(
      List<String> strangers, String text, Sentence sentence, List<String> members) {
    String block = sentence.at().text().toLowerCase(Locale.ROOT);
    boolean fits =
        !block.contains(text.toLowerCase(Locale.ROOT))
            && !strangers.contains(text)
            && members.stream().noneMatch(m -> Words.mentions(m, text) || Words.mentions(text, m));
    if (fits) {
      strangers.add(text);
    }
  }

  /** Terms whose definitions begin with the same kind of thing, of two words or more. */
  private List<Seed> kinds() {
    Map<String, List<KeyTerm>> byGenus = new LinkedHashMap<>();
    for (KeyTerm term : material.asked()) {
      String genus = material.nature().of(term).genus();
      if (genus.indexOf(' ') > 0
          && term.fullDefinition().toLowerCase(Locale.ROOT).contains(genus)
          && !Words.mentions(term.term(), genus)) {
        byGenus.computeIfAbsent(genus, g -> new ArrayList<>()).add(term);
      }
    }
    List<Seed> seeds = new ArrayList<>();
    byGenus.forEach((genus, all) -> {
      for (int from = 0; from + 2 <= all.size(); from += 3) {
        List<KeyTerm> members = all.subList(from, Math.min(all.size(), from + 3));
        KeyTerm first = members.getFirst();
        if (members.size() >= 2) {
          seeds.add(
              new Seed(
                  ItemKind.MULTIPLE_CHOICE,
                  Bloom.UNDERSTAND,
                  first.document(),
                  first.section(),
                  "kind " + genus,
                  "kind " + genus + from,
                  members.stream().mapToDouble(material.worth()::of).average().orElse(0),
                  () -> classified(genus, members)));
        }
      }
    });
    return seeds;
  }

  private Optional<Item> classified(String genus, List<KeyTerm> members) {
    Set<String> words = Words.cues(genus);
    KeyTerm first = members.getFirst();
    List<KeyTerm> wrong =
        material
            .rivals()
            .pick(
                first,
                Shown.AS_TERM,
                genus,
                t ->
                    Words.cues(t.fullDefinition()).stream().noneMatch(words::contains)
                        && t.names().stream().noneMatch(n -> material.classes().puts(n, genus))
                        && Words.cues(t.term()).stream().noneMatch(words::contains)
                        && !material.nature().of(t).genus().isEmpty()
                        && members.stream().noneMatch(m -> material.likeness().confusable(m, t)),
                5 - members.size());
    if (wrong.size() < 2) {
      return Optional.empty();
    }
    material.rivals().use(wrong);
    List<Body.Option> options = new ArrayList<>();
    List<SourceQuote> sources = new ArrayList<>();
    for (KeyTerm m : members) {
      options.add(option(m.term(), Weights.right(members.size()), Drafts.explain(m)));
      sources.addAll(m.sources());
    }
    wrong.forEach(
        w -> options.add(option(w.term(), Weights.wrong(wrong.size()), Drafts.explain(w))));
    Drafts.Asked asked =
        new Drafts.Asked(
            "members-of-kind",
            genus + members.getFirst().term(),
            Bloom.UNDERSTAND,
            Difficulty.SEVERAL,
            first.section());
    String why = String.join("; ", members.stream().map(Drafts::explain).toList());
    return Optional.of(
        drafts.item(
            asked,
            drafts.wording().say(Line.ARE, genus),
            new Body.Choice(drafts.alike(options), false, true),
            why,
            sources));
  }

  private static Body.Option option(String text, BigDecimal weight, String feedback) {
    return new Body.Option(RichText.plain(text), weight, RichText.plain(feedback));
  }
}
