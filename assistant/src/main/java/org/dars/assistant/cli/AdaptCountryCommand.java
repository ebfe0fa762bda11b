package org.dars.assistant.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.dars.translator.adapt.CountryFacts;
import org.dars.translator.adapt.CountryPack;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

@Command(
    name = "country",
    mixinStandardHelpOptions = true,
    header = "What is known of a country, from where, and whether anybody looked it up.",
    description = {
      "CLDR knows money, numbers, dates, measures and the week of every country; a country pack adds names,",
      "towns and holidays. A pack of your own, HOME/zones/ZONE/countries/KZ.json, takes the place of the one",
      "that comes with Dars: begin with the output of --json. With --check, a file is only checked.%n"
    },
    footer = {
      "%nExamples:",
      "  ./dars adapt country MN",
      "  ./dars adapt country KZ --json > KZ.json",
      "  ./dars adapt country --check KZ.json"
    })
@SuppressWarnings("NullAway.Init") // picocli sets the fields
final class AdaptCountryCommand implements Callable<Integer> {

  @ParentCommand private AdaptCommand adapt;
  @Spec private CommandSpec spec;

  @Parameters(
      arity = "0..1",
      paramLabel = "COUNTRY",
      description = "ISO 3166 code (default: list those with a pack)")
  private @Nullable String country;

  @Option(
      names = "--in",
      paramLabel = "LANG",
      description = "as a course in this language (default: the language most used there)")
  private @Nullable String language;

  @Option(names = "--check", paramLabel = "FILE", description = "check a country pack of your own")
  private @Nullable Path check;

  @Option(names = "--json", description = "print the country pack as JSON")
  private boolean json;

  @Override
  public Integer call() throws IOException {
    PrintWriter out = spec.commandLine().getOut();
    if (check != null) {
      CountryPack pack = CountryPack.read(check);
      out.println(
          check + ": a pack of " + pack.country() + " with " + pack.facts().size() + " facts");
    } else if (country == null) {
      out.println(String.join(" ", AdaptCommand.packs(adapt.dars()).named()));
      out.println("Of other countries CLDR alone is known: ./dars adapt country MN");
    } else {
      CountryPack pack = AdaptCommand.packs(adapt.dars()).of(country);
      if (json) {
        out.println(pack.toJson());
      } else {
        print(pack, out);
      }
    }
    out.flush();
    return 0;
  }

  private void print(CountryPack pack, PrintWriter out) {
    String tag = language == null ? CountryFacts.language(pack.country()) : language;
    out.println(pack.name() + " (" + pack.country() + "), " + tag);
    for (CountryFacts.Fact fact : CountryFacts.of(tag, pack.country())) {
      out.printf("  %-18s %s   [%s]%n", fact.name(), fact.value(), fact.source());
    }
    List<String> facts = pack.facts();
    for (String fact : facts) {
      out.printf(
          "  %-18s %s   [%s%s]%n",
          fact,
          pack.shown(fact),
          pack.evidence("", fact).source(),
          pack.confirmed(fact) ? "" : "; NOT CONFIRMED");
    }
    if (facts.isEmpty()) {
      out.println("There is no pack of this country: names and places are left as they are.");
    }
  }
}
