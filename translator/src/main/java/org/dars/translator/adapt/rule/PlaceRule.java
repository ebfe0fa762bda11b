package org.dars.translator.adapt.rule;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.dars.translator.adapt.Category;

/**
 * Cities in made-up examples: only in a block in which a made-up person's name is proposed, and
 * only where that person lives, goes or comes from. English only.
 */
final class PlaceRule {

  private final Setting setting;
  private final ExampleNames names;
  private final Pattern places;

  PlaceRule(Setting setting, ExampleNames names) {
    this.setting = setting;
    this.names = names;
    String cities = String.join("|", ExampleNames.cities().stream().map(Pattern::quote).toList());
    this.places =
        Pattern.compile(
            "\\b(?:lives? in|living in|moves? to|moving to|travels? to|flies to|drives to|goes to|works? in"
                + "|grew up in|trip to|visits|is from|comes from) (?<city>"
                + cities
                + ")\\b(?!,? \\p{Lu})");
  }

  void find(List<BlockText> document, Findings findings) {
    if (!setting.latin().language().equals("en")) {
      return;
    }
    for (BlockText text : document) {
      Optional<String> person = findings.person(text);
      if (person.isPresent()) {
        one(text, person.get(), findings);
      }
    }
  }

  private void one(BlockText text, String person, Findings findings) {
    Matcher m = places.matcher(text.text());
    while (m.find()) {
      Optional<String> city = names.city(m.group("city"));
      if (city.isPresent()) {
        findings
            .propose(
                text,
                m.start("city"),
                m.end("city"),
                new Findings.Change(
                    Category.PLACES,
                    city.get(),
                    "where a made-up person is; check that nothing else there hangs on the place",
                    setting.pack().evidence("places", "cities"),
                    0.55))
            .ifPresent(id -> findings.depend(id, List.of(person)));
      }
    }
  }
}
