package org.dars.assistant.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.dars.translator.memory.LanguagePair;
import org.dars.translator.memory.TranslationMemory;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

@Command(
    name = "list",
    mixinStandardHelpOptions = true,
    header = "How many translations the memory holds, by language pair.",
    footer = {"%nExample:", "  ./dars memory list"})
@SuppressWarnings("NullAway.Init") // picocli sets the fields
final class MemoryListCommand implements Callable<Integer> {

  @ParentCommand private MemoryCommand memory;
  @Spec private CommandSpec spec;

  @Option(names = "--json", description = "print JSON")
  private boolean json;

  /** What is remembered of two languages. */
  record Pair(String from, String to, int units) {}

  @Override
  public Integer call() throws IOException {
    List<Pair> pairs = new ArrayList<>();
    if (ZoneMemory.exists(memory.settings())) {
      try (TranslationMemory opened = ZoneMemory.look(memory.settings())) {
        SortedMap<LanguagePair, Integer> counts = new TreeMap<>();
        opened
            .counts()
            .forEach((pair, n) ->
                counts.merge(new LanguagePair(tag(pair.from()), tag(pair.to())), n, Integer::sum));
        counts.forEach((pair, n) -> pairs.add(new Pair(pair.from(), pair.to(), n)));
      }
    }
    PrintWriter out = spec.commandLine().getOut();
    if (json) {
      out.println(Json.of(pairs));
    } else if (pairs.isEmpty()) {
      out.println(
          "The memory is empty: ./dars memory import FILE.tmx fills it, and so does every"
              + " localisation.");
    } else {
      for (Pair pair : pairs) {
        out.printf(Locale.ROOT, "%-10s %-10s %,12d units%n", pair.from(), pair.to(), pair.units());
      }
    }
    out.flush();
    return 0;
  }

  /** Tools write EN-US, en_us and en-US. */
  private static String tag(String written) {
    String canonical = Locale.forLanguageTag(written.replace('_', '-')).toLanguageTag();
    return canonical.equals("und") ? written : canonical;
  }
}
