package org.dars.assistant.cli;

import java.io.PrintWriter;
import java.math.BigDecimal;
import java.util.List;
import java.util.concurrent.Callable;
import org.dars.assistant.App;
import org.dars.assistant.quiz.practice.Essays;
import org.dars.assistant.store.EssayRows.Outcome;
import org.dars.assistant.store.EssayRows.Query;
import org.dars.models.LanguageModelException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

@Command(
    name = "mark",
    mixinStandardHelpOptions = true,
    header = "Give an essay of a test its mark, or change it.",
    description = {
      "A mark may be changed until a certificate was issued for the attempt; all marks are kept.%n"
    },
    footer = {
      "%nExamples:",
      "  ./dars bank mark my-course 7fk2m9q4 2.5 --by Amina",
      "  ./dars bank mark my-course 7fk2m9q4 3 --comment \"Well argued.\" --by Amina",
      "  ./dars bank mark my-course 7fk2m9q4 2 --change --by Amina   although it has a mark"
    })
@SuppressWarnings("NullAway.Init") // picocli sets the fields
final class BankMarkCommand implements Callable<Integer> {

  @ParentCommand private BankCommand bank;
  @Spec private CommandSpec spec;

  @Parameters(index = "0", paramLabel = "COURSE", description = "id of the course")
  private String course;

  @Parameters(index = "1", paramLabel = "ID", description = "id as bank essays gives it")
  private String id;

  @Parameters(index = "2", paramLabel = "SCORE", description = "0 to the mark of the item")
  private BigDecimal score;

  @Option(
      names = "--comment",
      defaultValue = "",
      paramLabel = "TEXT",
      description = "for the learner, who sees it with the mark")
  private String comment;

  @Option(names = "--by", required = true, paramLabel = "NAME", description = "who marks")
  private String by;

  @Option(names = "--change", description = "change a mark that it has")
  private boolean change;

  @Option(names = "--json", description = "print JSON")
  private boolean json;

  /** What became of it. */
  record Marked(String id, BigDecimal score, BigDecimal of, int waiting) {}

  @Override
  public Integer call() throws LanguageModelException {
    if (by.isBlank()) {
      throw new ParameterException(spec.commandLine(), "--by takes a name");
    }
    Marked marked;
    try (App app = bank.dars().open()) {
      Essays essays = app.quizzes().essays(app.zone(), Courses.required(app, course));
      Essays.Essay essay = essays.find(id).orElseThrow(() -> new CommandException(unknown()));
      if (essay.row().marked() && !change) {
        throw new CommandException(
            "\"%s\" has a mark already: %s of %s; --change changes it"
                .formatted(
                    id,
                    essay.points().map(BigDecimal::toPlainString).orElse("none"),
                    essay.scale().mark().toPlainString()));
      }
      mark(essays, essay);
      marked = new Marked(id, score, essay.scale().mark(), essays.count(Query.WAITING));
    }
    PrintWriter out = spec.commandLine().getOut();
    out.println(
        json
            ? Json.of(marked)
            : "%s: %s of %s, kept; %d wait"
                .formatted(
                    id, score.toPlainString(), marked.of().toPlainString(), marked.waiting()));
    out.flush();
    return 0;
  }

  private void mark(Essays essays, Essays.Essay essay) {
    Outcome outcome;
    try {
      outcome =
          essays.mark(
              essay,
              essay.row().revision(),
              new Essays.Mark(score, comment.strip(), List.of(), by.strip()));
    } catch (IllegalArgumentException e) {
      throw new CommandException(String.valueOf(e.getMessage()));
    }
    switch (outcome) {
      case KEPT -> {}
      case OVERTAKEN ->
          throw new CommandException(
              "somebody marked \"%s\" meanwhile; see ./dars bank essays %s --marked"
                  .formatted(id, course));
      case CERTIFIED ->
          throw new CommandException(
              "a certificate was issued for the attempt of \"%s\", so its marks stay; revoke it first: ./dars certificate revoke"
                  .formatted(id));
      case GONE -> throw new CommandException(unknown());
    }
  }

  private String unknown() {
    return "there is no essay \"%s\" in %s; ./dars bank essays %s names them"
        .formatted(id, course, course);
  }
}
