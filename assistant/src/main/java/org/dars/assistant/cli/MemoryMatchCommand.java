package org.dars.assistant.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.dars.index.courseware.Inline;
import org.dars.translator.guard.Guard;
import org.dars.translator.guard.Guarded;
import org.dars.translator.guard.Restored;
import org.dars.translator.memory.Match;
import org.dars.translator.memory.MemoryEntry;
import org.dars.translator.memory.MemoryQuery;
import org.dars.translator.memory.SegmentContext;
import org.dars.translator.memory.TranslationMemory;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

@Command(
    name = "match",
    mixinStandardHelpOptions = true,
    header = "What the memory would propose for a sentence, with scores.",
    description = {
      "100 is the same text, 50 to 99 a similar one, by words; a machine's that nobody approved has 5",
      "less. Numbers and codes of the sentence are put into the proposal.%n"
    },
    footer = {
      "%nExamples:",
      "  ./dars memory match \"Open the file menu.\" --from en --to es",
      "  ./dars memory match \"Wait 5 minutes.\" --from en --to es --at-least 50 --json"
    })
@SuppressWarnings("NullAway.Init") // picocli sets the fields
final class MemoryMatchCommand implements Callable<Integer> {

  @ParentCommand private MemoryCommand memory;
  @Spec private CommandSpec spec;

  @Parameters(index = "0", paramLabel = "TEXT", description = "a sentence, in quotes")
  private String text;

  @Option(names = "--from", required = true, paramLabel = "LANG", description = "its language")
  private String from;

  @Option(names = "--to", required = true, paramLabel = "LANG", description = "into which")
  private String to;

  @Option(
      names = "--at-least",
      defaultValue = "70",
      paramLabel = "SCORE",
      description = "50 to 100 (default: 70)")
  private int threshold;

  @Option(names = "-n", defaultValue = "5", paramLabel = "N", description = "at most (default: 5)")
  private int limit;

  @Option(names = "--json", description = "print JSON")
  private boolean json;

  /**
   * A proposal.
   *
   * @param score 50–101
   * @param source what is remembered
   * @param proposal its translation, with the numbers and codes of the sentence
   */
  record Proposal(
      int score,
      int penalty,
      String kind,
      String source,
      String proposal,
      boolean approved,
      String by) {}

  @Override
  public Integer call() throws IOException {
    LanguageTag.checked(spec, "--from", from);
    LanguageTag.checked(spec, "--to", to);
    if (text.isBlank()) {
      throw new ParameterException(spec.commandLine(), "the text is empty; give a sentence");
    }
    Guarded guarded = Guard.protect(List.of(new Inline.Text(text)));
    List<Proposal> proposals;
    try (TranslationMemory opened = ZoneMemory.look(memory.settings())) {
      proposals = opened.matches(query(guarded)).stream().map(m -> proposal(m, guarded)).toList();
    }
    PrintWriter out = spec.commandLine().getOut();
    if (json) {
      out.println(Json.of(proposals));
    } else if (proposals.isEmpty()) {
      out.println("Nothing in the memory from " + from + " to " + to + " is like it enough.");
    } else {
      for (Proposal p : proposals) {
        out.printf(Locale.ROOT, "%3d  %s%n     %s%n", p.score(), p.source(), p.proposal());
        out.println(
            "     "
                + (p.approved() ? "approved" : p.kind())
                + (p.by().isEmpty() ? "" : ", " + p.by()));
      }
    }
    out.flush();
    return 0;
  }

  private MemoryQuery query(Guarded guarded) {
    try {
      return new MemoryQuery(guarded.text(), SegmentContext.NONE, from, to, limit, threshold);
    } catch (IllegalArgumentException e) {
      String option = limit < 1 ? "-n: " : "--at-least: ";
      throw new ParameterException(spec.commandLine(), option + e.getMessage(), e);
    }
  }

  private static Proposal proposal(Match match, Guarded guarded) {
    MemoryEntry e = match.entry();
    String target =
        guarded.restore(match.target()) instanceof Restored.Whole whole
            ? whole.content().stream().map(Inline::visibleText).collect(Collectors.joining())
            : match.target();
    return new Proposal(
        match.score(),
        match.penalty(),
        match.kind().name().toLowerCase(Locale.ROOT),
        e.source(),
        target,
        e.details().approved(),
        e.engine().isEmpty() ? e.by() : e.engine());
  }
}
