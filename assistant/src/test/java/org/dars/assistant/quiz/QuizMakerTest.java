package org.dars.assistant.quiz;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class QuizMakerTest {

  private static Quiz make(List<SourceDocument> documents, String section, int count, long seed)
      throws Exception {
    return new QuizMaker()
        .make(new QuizRequest("course", section, count, seed, "en"), documents, null);
  }

  private static Quiz make(List<SourceDocument> documents, int count, long seed) throws Exception {
    return new QuizMaker()
        .make(new QuizRequest("course", null, count, seed, "en"), documents, null);
  }

  private static void holdsUp(Quiz quiz, List<SourceDocument> documents) {
    ItemExaminer examiner = new ItemExaminer(documents, new QuizMaker().keyTerms(documents, "en"));
    Set<String> ids = new HashSet<>();
    Set<String> stems = new HashSet<>();
    int[] positions = new int[4];
    for (QuizItem item : quiz.items()) {
      assertThat(examiner.examine(item)).allMatch(Verdict::passed);
      assertThat(item.options()).hasSize(4);
      assertThat(ids.add(item.id())).as(item.id()).isTrue();
      assertThat(stems.add(Words.normal(item.stem()))).as(item.stem()).isTrue();
      positions[item.key()]++;
    }
    for (int position : positions) {
      assertThat(position).isBetween(quiz.items().size() / 4, quiz.items().size() / 4 + 1);
    }
  }

  @Test
  void theSampleCourseGivesSoundItemsOfEveryDocumentWithKeyTerms() throws Exception {
    List<SourceDocument> documents = RealCourses.sample();
    Quiz quiz = make(documents, 24, 1);
    assertThat(quiz.items()).hasSize(24);
    assertThat(quiz.notes()).isEmpty();
    holdsUp(quiz, documents);
    Set<String> asked =
        quiz.items().stream()
            .flatMap(i -> i.sources().stream())
            .map(SourceQuote::document)
            .collect(Collectors.toSet());
    assertThat(asked)
        .containsAll(
            new QuizMaker()
                .keyTerms(documents, "en").stream()
                    .map(t -> t.sources().getFirst().document())
                    .toList());
    assertThat(quiz.items().stream().map(QuizItem::type).distinct()).hasSize(2);
  }

  @Test
  void theSameSeedGivesTheSameQuizAndAnotherSeedAnother() throws Exception {
    List<SourceDocument> documents = RealCourses.sample();
    assertThat(make(documents, 12, 5)).isEqualTo(make(documents, 12, 5));
    assertThat(make(documents, 12, 6).items()).isNotEqualTo(make(documents, 12, 5).items());
  }

  @Test
  void moreThanTheCourseGivesIsFewerItemsAndSaysSo() throws Exception {
    List<SourceDocument> documents = RealCourses.sample();
    Quiz quiz = make(documents, 1_000, 1);
    assertThat(quiz.items()).hasSizeBetween(50, 999);
    assertThat(quiz.notes())
        .singleElement()
        .asString()
        .startsWith("1000 items were asked for and " + quiz.items().size() + " are sound");
    holdsUp(quiz, documents);
  }

  @Test
  void oneSectionIsAskedAboutWithWrongAnswersFromTheWholeCourse() throws Exception {
    List<SourceDocument> documents = RealCourses.sample();
    Quiz quiz = make(documents, "bias and accessibility", 4, 1);
    assertThat(quiz.items()).hasSize(4);
    assertThat(quiz.items())
        .allMatch(i -> i.source().document().contains("bias-and-accessibility"));
  }

  @Test
  void aSectionThatIsNotThereIsNamedWithSomeThatAre() {
    assertThatThrownBy(() -> make(RealCourses.sample(), "Astrology", 4, 1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("no section is called \"Astrology\"; there are, among others: ");
  }

  @Test
  void aCourseWithoutKeyTermsGivesNoItemsAndSaysWhatToDo() throws Exception {
    Quiz quiz =
        make(List.of(CourseText.document("d", "Doc", "# A\n\nNothing is defined here.")), 5, 1);
    assertThat(quiz.items()).isEmpty();
    assertThat(quiz.notes())
        .singleElement()
        .asString()
        .contains("No key terms with definitions were found");
  }

  @Test
  void threeTermsAreTooFewForFourOptions() throws Exception {
    Quiz quiz =
        make(
            List.of(
                CourseText.document(
                    "d",
                    "Doc",
                    "## Key Terms\n\n**a1**: first thing of all\n\n**b2**: second kind of stuff\n\n**c3**: third sort of item")),
            5,
            1);
    assertThat(quiz.items()).isEmpty();
    assertThat(quiz.notes().getFirst())
        .startsWith("5 items were asked for and 0 are sound: 3 key terms");
  }

  @Test
  void aLanguageWithoutWordingGetsBareStemsAndSaysSo() throws Exception {
    String mongolian =
        "## Гол ойлголтууд\n\n**ой санамж**: мэдээллийг хадгалах чадвар\n\n**анхаарал**: нэг зүйлд төвлөрөх үйл явц\n\n"
            + "**сэтгэхүй**: асуудлыг шийдвэрлэх оюун ухааны үйл\n\n**төсөөлөл**: байхгүй юмыг дотроо дүрслэх";
    Quiz quiz =
        new QuizMaker()
            .make(
                new QuizRequest("c", null, 2, 1, "tg"),
                List.of(CourseText.document("d", "Сэтгэл", mongolian)),
                null);
    assertThat(quiz.items()).hasSize(2);
    assertThat(quiz.items())
        .allSatisfy(i -> assertThat(i.stem()).doesNotContainPattern("[A-Za-z]"));
    assertThat(quiz.notes())
        .contains(
            "There is no question wording for Tajik yet; the stems show the definition, term or sentence alone.");
  }

  @Test
  void aKazakhCourseIsAskedInKazakh() throws Exception {
    String kazakh =
        "## Негізгі терминдер\n\n**жады**: ақпаратты сақтау қабілеті\n\n**зейін**: бір нәрсеге шоғырлану үдерісі\n\n"
            + "**ойлау**: мәселені шешуге бағытталған әрекет\n\n**қиял**: жоқ нәрсені көз алдына елестету";
    Quiz quiz =
        new QuizMaker()
            .make(
                new QuizRequest("c", null, 4, 1, "kk"),
                List.of(CourseText.document("d", "Психология", kazakh)),
                null);
    assertThat(quiz.items()).hasSize(4);
    assertThat(quiz.notes()).isEmpty();
    assertThat(quiz.items()).allSatisfy(i -> assertThat(i.stem()).containsPattern("термин"));
  }

  @Test
  void aTextbookGivesThreeHundredItemsWithoutDuplicates() throws Exception {
    Path folder = Path.of(System.getProperty("dars.textbook", ""));
    assumeTrue(
        !folder.toString().isEmpty() && Files.isDirectory(folder),
        "set -Ddars.textbook=FOLDER to a folder of Markdown with key terms to run this");
    List<SourceDocument> documents = RealCourses.read(folder);
    Quiz quiz = make(documents, 300, 1);
    System.out.printf(
        "%d items, dropped by check %s, types %s%n",
        quiz.items().size(),
        quiz.dropped(),
        quiz.items().stream()
            .collect(Collectors.groupingBy(QuizItem::type, Collectors.counting())));
    assertThat(quiz.items()).hasSize(300);
    holdsUp(quiz, documents);
  }
}
