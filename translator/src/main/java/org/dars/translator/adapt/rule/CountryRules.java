package org.dars.translator.adapt.rule;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.dars.index.courseware.CoursewareDocument;
import org.dars.translator.adapt.CountryPack;

/**
 * All rules over a course: quizzes, units, money, dates, numbers, quotation marks, names, places.
 * The same course, pack and names give the same findings.
 */
public final class CountryRules {

  private final Setting setting;
  private final String language;

  /**
   * Rules for a country.
   *
   * @param language BCP 47 tag of the translation
   * @param nativeDigits whether all numbers shall take the country's own digits
   * @param keepOriginal whether a converted quantity keeps the original in brackets
   */
  public CountryRules(
      CountryPack pack, String language, boolean nativeDigits, boolean keepOriginal) {
    this.setting = Setting.of(language, pack, nativeDigits, keepOriginal);
    this.language = language;
  }

  /**
   * What the rules would change, and what they leave.
   *
   * @param documents the translation, all of it: a name is one name through the course
   * @param names replacements that earlier runs or people settled, by name
   * @param time when the proposals are made
   */
  public Findings find(
      List<CoursewareDocument> documents, Map<String, String> names, Instant time) {
    Map<String, List<BlockText>> course = new LinkedHashMap<>();
    RealNames real = new RealNames();
    for (CoursewareDocument document : documents) {
      List<BlockText> texts =
          document.blocks().stream()
              .filter(block -> block.translatable())
              .map(block -> new BlockText(document.path(), block, language))
              .toList();
      course.put(document.path(), texts);
      real.add(document.path(), texts);
    }
    ExampleNames examples = new ExampleNames(setting, names, real.capitalised());
    Findings findings = new Findings(time);
    QuizOptions quizzes = new QuizOptions(setting);
    List<Rule> rules =
        List.of(
            new HeightRule(setting),
            new UnitRule(setting),
            new CurrencyRule(setting),
            new DateRule(setting),
            new NumberRule(setting),
            new QuoteRule(setting));
    NameRule people = new NameRule(setting, examples, real);
    PlaceRule places = new PlaceRule(setting, examples);
    for (List<BlockText> document : course.values()) {
      quizzes.find(document, findings);
      document.forEach(text -> rules.forEach(rule -> rule.find(text, findings)));
    }
    Map<String, List<BlockText>> folders = new LinkedHashMap<>();
    course.forEach((path, texts) ->
        folders.computeIfAbsent(RealNames.folder(path), _ -> new ArrayList<>()).addAll(texts));
    for (List<BlockText> folder : folders.values()) {
      people.find(folder, findings);
      places.find(folder, findings);
    }
    return findings;
  }
}
