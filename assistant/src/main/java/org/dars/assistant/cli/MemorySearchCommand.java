package org.dars.assistant.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.dars.translator.memory.Concordance;
import org.dars.translator.memory.MemoryEntry;
import org.dars.translator.memory.TranslationMemory;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

@Command(
    name = "search",
    mixinStandardHelpOptions = true,
    header = "Find how words were translated before (a concordance).",
    description = {
      "All words have to stand there; quotes make a phrase, * after a word takes all that begin so.%n"
    },
    footer = {
      "%nExamples:",
      "  ./dars memory search neural network --to es",
      "  ./dars memory search '\"neural network\"' --from en --to es",
      "  ./dars memory search 'entren*' --in target"
    })
@SuppressWarnings("NullAway.Init") // picocli sets the fields
final class MemorySearchCommand implements Callable<Integer> {

  /** With one language named, the index is asked for all, and more of them. */
  private static final int MORE = 50;

  @ParentCommand private MemoryCommand memory;
  @Spec private CommandSpec spec;
  @Mixin private LanguagePairOption languages;

  @Parameters(arity = "1..*", paramLabel = "WORDS", description = "what to look for")
  private List<String> words;

  @Option(
      names = "--in",
      defaultValue = "source",
      paramLabel = "SIDE",
      description = "source or target (default: source)")
  private Concordance.Side side;

  @Option(
      names = "-n",
      defaultValue = "20",
      paramLabel = "N",
      description = "how many at most (default: 20)")
  private int limit;

  @Option(names = "--json", description = "print JSON")
  private boolean json;

  /**
   * A translation that has the words.
   *
   * @param found the stretch with the words, those in {@code [[ ]]}
   */
  record Found(
      String from,
      String to,
      String source,
      String target,
      String quality,
      boolean approved,
      String by,
      String course,
      List<String> found) {

    static Found of(Concordance.Hit hit) {
      MemoryEntry e = hit.entry();
      return new Found(
          e.from(),
          e.to(),
          e.source(),
          e.target(),
          e.quality().name().toLowerCase(Locale.ROOT),
          e.details().approved(),
          e.engine().isEmpty() ? e.by() : e.engine(),
          e.details().course(),
          hit.snippets().stream()
              .map(s -> s.before() + "[[" + s.found() + "]]" + s.after())
              .toList());
    }
  }

  @Override
  public Integer call() throws IOException {
    if (limit < 1) {
      throw new ParameterException(spec.commandLine(), "-n takes 1 or more, not " + limit);
    }
    String from = languages.from(spec);
    String to = languages.to(spec);
    boolean one = from.isEmpty() != to.isEmpty();
    int asked = one ? Math.min(100_000, limit * MORE) : limit;
    List<Found> found;
    try (TranslationMemory opened = ZoneMemory.look(memory.settings())) {
      found =
          opened.concordance(phrase(), side, from, to, asked).stream()
              .filter(h -> languages.takes(h.entry()))
              .limit(limit)
              .map(Found::of)
              .toList();
    }
    PrintWriter out = spec.commandLine().getOut();
    if (json) {
      out.println(Json.of(found));
    } else if (found.isEmpty()) {
      out.println("Nothing in the memory" + languages + " has these words in its " + where() + ".");
    } else {
      found.forEach(f -> print(f, out));
    }
    out.flush();
    return 0;
  }

  /** Words that the shell took the quotes off are a phrase still. */
  private String phrase() {
    return words.stream()
        .map(w -> w.strip().contains(" ") && !w.contains("\"") ? '"' + w + '"' : w)
        .collect(Collectors.joining(" "));
  }

  private String where() {
    return side.name().toLowerCase(Locale.ROOT);
  }

  private static void print(Found f, PrintWriter out) {
    out.println(f.from() + "  " + f.source());
    out.println(f.to() + "  " + f.target());
    out.println(
        "    "
            + (f.approved() ? "approved" : f.quality())
            + (f.by().isEmpty() ? "" : ", " + f.by())
            + (f.course().isEmpty() ? "" : ", " + f.course()));
  }
}
