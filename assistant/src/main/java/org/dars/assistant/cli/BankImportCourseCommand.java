package org.dars.assistant.cli;

import java.util.concurrent.Callable;
import org.dars.assistant.App;
import org.dars.assistant.course.Course;
import org.dars.assistant.quiz.bank.CourseItems;
import org.dars.models.LanguageModelException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

@Command(
    name = "import-course",
    mixinStandardHelpOptions = true,
    header = "Add the items of quizzes that a course brought along, as drafts.",
    description = {
      "Read from their files where a format fits, else from the course's text: such items have no",
      "key yet and the tag \"no-key\". A second run adds only what is new.%n"
    },
    footer = {"%nExample:", "  ./dars bank import-course my-course --by Amina"})
@SuppressWarnings("NullAway.Init") // picocli sets the fields
final class BankImportCourseCommand implements Callable<Integer> {

  @ParentCommand private BankCommand bank;
  @Spec private CommandSpec spec;
  @Mixin private BankIntake intake;

  @Parameters(index = "0", paramLabel = "COURSE", description = "id of the course")
  private String course;

  @Override
  public Integer call() throws LanguageModelException {
    try (App app = bank.dars().open()) {
      Course known = Courses.required(app, course);
      return intake.take(
          app,
          known,
          new CourseItems(app.library(), app.zone(), known).read(),
          spec.commandLine().getOut());
    }
  }
}
