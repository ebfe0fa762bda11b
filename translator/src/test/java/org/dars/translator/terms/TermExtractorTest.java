package org.dars.translator.terms;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.dars.index.courseware.CourseFolder;
import org.dars.index.courseware.Courseware;
import org.dars.index.courseware.CoursewareDocument;
import org.dars.index.courseware.ReadLimits;
import org.dars.index.courseware.SourceFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TermExtractorTest {

  @Test
  void theCoursesOwnGlossaryComesFirstThenItsPhrases(@TempDir Path folder) throws Exception {
    List<TermCandidate> found =
        extract(
            folder,
            "en",
            """
            # Cells

            The **plasma membrane** surrounds the cell. A plasma membrane is thin.

            Each mitochondrial matrix holds enzymes. The mitochondrial matrix is dense, and without
            the mitochondrial matrix nothing works.

            ## Key Terms

            **osmosis**: movement of water through a membrane
            """);
    assertThat(found).first().extracting(TermCandidate::text).isEqualTo("osmosis");
    assertThat(found.getFirst().definition()).isEqualTo("movement of water through a membrane");
    assertThat(found.subList(1, 3))
        .extracting(TermCandidate::text)
        .containsExactly("plasma membrane", "mitochondrial matrix");
    TermCandidate matrix = found.get(2);
    assertThat(matrix.frequency()).isEqualTo(3);
    assertThat(matrix.documents()).isEqualTo(1);
    assertThat(matrix.contexts()).isNotEmpty().allMatch(c -> c.contains("mitochondrial matrix"));
    assertThat(found).extracting(TermCandidate::text).noneMatch(t -> t.startsWith("the "));
  }

  @Test
  void anyLanguageWillDo(@TempDir Path folder) throws Exception {
    String text =
        "Нейрондық желі үйренеді. Терең нейрондық желі көп қабатты. Ол нейрондық желіні көрсетті.\n";
    assertThat(extract(folder, "kk", text))
        .extracting(t -> t.text().toLowerCase(java.util.Locale.ROOT))
        .contains("нейрондық желі");
  }

  private static List<TermCandidate> extract(Path folder, String language, String markdown)
      throws Exception {
    Files.write(folder.resolve("a.md"), markdown.getBytes(StandardCharsets.UTF_8));
    List<CoursewareDocument> documents = new ArrayList<>();
    try (Courseware courseware = Courseware.open(ReadLimits.standard())) {
      for (SourceFile file : CourseFolder.of(folder).files()) {
        documents.add(courseware.read(file));
      }
    }
    return TermExtractor.extract(documents, language, 50);
  }
}
