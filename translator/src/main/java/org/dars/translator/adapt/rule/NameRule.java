package org.dars.translator.adapt.rule;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.dars.translator.adapt.Category;
import org.jspecify.annotations.Nullable;

/**
 * Names of made-up persons: "Mary has three apples." A name counts as made up only when it stands
 * alone (no surname, title, citation or year near it, nor anywhere in its folder), and some
 * sentence says so: it begins an example, or tells in the present what the person does. Only
 * languages that do not decline names.
 */
final class NameRule {

  private static final int FLAGS = Pattern.UNICODE_CHARACTER_CLASS;

  private static final Pattern WORD =
      Pattern.compile("(?<![\\p{L}\\p{N}])\\p{Lu}\\p{Ll}+(?![\\p{L}\\p{N}-])");

  private static final Pattern YEAR = Pattern.compile("\\b(?:1[5-9]|20)\\d\\d\\b");

  private static final Pattern SHE =
      Pattern.compile("\\b(?:she|her|herself|elle)\\b", Pattern.CASE_INSENSITIVE);

  private static final Pattern HE =
      Pattern.compile("\\b(?:he|his|him|himself|il|lui)\\b", Pattern.CASE_INSENSITIVE);

  /** By language: what begins an example, and what made-up persons do after their name. */
  private record Cues(Pattern example, Pattern verb) {}

  private static final Map<String, Cues> CUES =
      Map.of(
          "en",
          new Cues(
              Pattern.compile(
                  "\\b(?:imagine|suppose|consider|let[’']s say|for example|for instance|say that|pretend"
                      + "|scenario|picture this|what if)\\b",
                  FLAGS | Pattern.CASE_INSENSITIVE),
              Pattern.compile(
                  "\\A(?: (?:also|always|never|often|now|then|still|only|just|really))? (?:has|is|wants"
                      + "|needs|decides|goes|walks|runs|buys|sells|gives|gets|takes|makes|thinks|feels|says"
                      + "|tells|asks|likes|loves|hates|works|lives|plays|drives|studies|notices|sees|hears"
                      + "|believes|visits|meets|expresses|starts|stops|tries|eats|drinks|sits|shops|knows"
                      + "|wonders|receives|comes|does|enjoys|learns|spends|leaves|finds|remembers|forgets"
                      + "|becomes|wins|loses|earns|saves|pays|owns|prefers|expects|hopes|wakes|sleeps)\\b",
                  FLAGS)),
          "fr",
          new Cues(
              Pattern.compile(
                  "\\b(?:imagine[zr]?|imaginons|supposons|supposez|considérons|par exemple)\\b",
                  FLAGS | Pattern.CASE_INSENSITIVE),
              Pattern.compile(
                  "\\A (?:a|est|veut|achète|vend|donne|prend|pense|va|travaille|habite|joue|conduit|étudie)\\b",
                  FLAGS)),
          "sw",
          new Cues(
              Pattern.compile(
                  "\\b(?:fikiria|tuseme|chukulia|kwa mfano)\\b", FLAGS | Pattern.CASE_INSENSITIVE),
              Pattern.compile("\\A (?:ana\\w*|yuko|ni)\\b", FLAGS)));

  /** For a name in the same block as a made-up person's. */
  private static final double BESIDE = 0.7;

  /** For a name of which only another document says that it is made up. */
  private static final double ELSEWHERE = 0.6;

  private record Occurrence(BlockText text, int from, int to) {}

  private final Setting setting;
  private final ExampleNames names;
  private final RealNames real;
  private final @Nullable Cues cues;

  /** Of the persons in a block. */
  private final Map<BlockText, Set<ExampleNames.Gender>> genders = new HashMap<>();

  NameRule(Setting setting, ExampleNames names, RealNames real) {
    this.setting = setting;
    this.names = names;
    this.real = real;
    this.cues = CUES.get(setting.latin().language());
  }

  /**
   * Looks at the documents of one folder, in which a name is one person.
   *
   * @param folder in course order
   */
  void find(List<BlockText> folder, Findings findings) {
    if (cues == null) {
      return;
    }
    Map<String, List<Occurrence>> all = occurrences(folder);
    Map<String, Double> sure = new LinkedHashMap<>();
    all.forEach((name, places) ->
        places.stream()
            .mapToDouble(o -> confidence(o, cues))
            .filter(c -> c > 0)
            .max()
            .ifPresent(c -> sure.put(name, c)));
    Set<BlockText> examples = new HashSet<>();
    all.forEach((name, places) -> {
      if (sure.containsKey(name)) {
        places.forEach(o -> examples.add(o.text()));
      }
    });
    genders.clear();
    all.forEach((name, places) ->
        names
            .gender(name)
            .ifPresent(gender ->
                places.forEach(o ->
                    genders
                        .computeIfAbsent(o.text(), _ -> EnumSet.noneOf(ExampleNames.Gender.class))
                        .add(gender))));
    all.forEach((name, places) -> {
      boolean beside = places.stream().anyMatch(o -> examples.contains(o.text()));
      if (sure.containsKey(name)) {
        one(name, places, sure.get(name), "a made-up person of an example", findings);
      } else if (beside) {
        one(name, places, BESIDE, "it stands beside a made-up person", findings);
      }
    });
  }

  private Map<String, List<Occurrence>> occurrences(List<BlockText> folder) {
    Map<String, List<Occurrence>> all = new LinkedHashMap<>();
    for (BlockText text : folder) {
      Matcher m = WORD.matcher(text.text());
      while (m.find()) {
        boolean free =
            names.gender(m.group()).isPresent()
                && !text.fixed(m.start(), m.end())
                && !real.contains(text.document(), m.group());
        if (free) {
          all.computeIfAbsent(m.group(), _ -> new ArrayList<>())
              .add(new Occurrence(text, m.start(), m.end()));
        }
      }
    }
    return all;
  }

  private void one(
      String name, List<Occurrence> places, double sure, String why, Findings findings) {
    Occurrence first = places.getFirst();
    ExampleNames.Gender gender = names.gender(name).orElseThrow();
    Optional<String> doubt = doubt(gender, places);
    Optional<String> after = doubt.isPresent() ? Optional.empty() : names.replacement(name);
    if (after.isEmpty()) {
      String reason =
          doubt.orElse(
              setting.pack().list(gender.fact()).isEmpty()
                  ? "the country pack has no names: choose one, and change it by hand"
                  : "the country pack has no more names of that gender");
      findings.flag(first.text(), first.from(), first.to(), Category.NAMES, reason);
      return;
    }
    Map<String, List<String>> ids = new LinkedHashMap<>();
    for (Occurrence o : places) {
      boolean elsewhere = confidence(o, cues) == 0 && !o.text().document().equals(where(places));
      Findings.Change change =
          new Findings.Change(
              Category.NAMES,
              after.get(),
              why
                  + (elsewhere ? " in another document: check that it is the same" : "")
                  + "; the same name through the course",
              setting.pack().evidence("names", gender.fact()),
              elsewhere ? Math.min(sure, ELSEWHERE) : sure);
      findings
          .propose(o.text(), o.from(), o.to(), change)
          .ifPresent(
              id -> ids.computeIfAbsent(o.text().document(), _ -> new ArrayList<>()).add(id));
    }
    for (List<String> own : ids.values()) {
      own.stream().skip(1).forEach(id -> findings.depend(id, List.of(own.getFirst())));
    }
  }

  /** The document in which the surest sign stands. */
  private String where(List<Occurrence> places) {
    Occurrence surest = places.getFirst();
    for (Occurrence o : places) {
      surest = confidence(o, cues) > confidence(surest, cues) ? o : surest;
    }
    return surest.text().document();
  }

  /** How sure one place makes that the person is made up; 0 when it says nothing. */
  private static double confidence(Occurrence o, @Nullable Cues cues) {
    if (cues == null) {
      return 0;
    }
    String sentence = o.text().sentence(o.from());
    if (YEAR.matcher(sentence).find() || o.text().quoted(o.from(), o.to())) {
      return 0;
    }
    String rest = o.text().text().substring(o.to());
    boolean does = cues.verb().matcher(rest).find();
    boolean example = cues.example().matcher(sentence).find();
    return does && example ? 0.9 : example ? 0.8 : does ? 0.75 : 0;
  }

  /** Why the name had better be left: it is another gender's here, or French elides before it. */
  private Optional<String> doubt(ExampleNames.Gender gender, List<Occurrence> places) {
    boolean she = false;
    boolean he = false;
    for (Occurrence o : places) {
      String text = o.text().text();
      Set<ExampleNames.Gender> persons = genders.getOrDefault(o.text(), Set.of());
      boolean alone = persons.size() == 1; // else the pronoun may be another person's
      she |= alone && SHE.matcher(text).find();
      he |= alone && HE.matcher(text).find();
      boolean elided =
          o.from() > 1
              && "'’".indexOf(text.charAt(o.from() - 1)) >= 0
              && Character.isLetter(text.charAt(o.from() - 2));
      if (elided) {
        return Optional.of("an elided word stands before it: change it by hand");
      }
    }
    boolean other = gender == ExampleNames.Gender.FEMALE ? he && !she : she && !he;
    return other ? Optional.of("the pronouns around it are of the other gender") : Optional.empty();
  }
}
