package org.dars.translator.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** With the real program. */
class ApertiumEngineTest extends TranslationEngineContract {

  private Optional<ApertiumEngine> installed = Optional.empty();

  @BeforeEach
  void apertiumWithEnglishAndSpanish() throws InterruptedException {
    installed = ApertiumEngine.installed();
    assumeTrue(
        installed.isPresent() && installed.get().supports("en", "es"),
        "needs: apt install apertium apertium-eng-spa");
  }

  @AfterEach
  void end() {
    installed.ifPresent(ApertiumEngine::close);
  }

  @Override
  TranslationEngine engine() {
    return installed.orElseThrow();
  }

  @Test
  void sentencesAreTranslatedWithoutMarksForUnknownWords() throws Exception {
    assertThat(spanish("Psychology is the scientific study of the mind."))
        .isEqualTo("La psicología es el estudio científico de la mente.");
    assertThat(spanish("The zzyzx is big.")).contains("zzyzx").doesNotContain("*");
  }

  @Test
  void aPairGoesWithItsWordsWhenTheyChangePlaces() throws Exception {
    assertThat(spanish("The ⟦1⟧red⟦/1⟧ house is big.")).isEqualTo("La casa ⟦1⟧roja⟦/1⟧ es grande.");
  }

  @Test
  void headingsKeepTheirCapitalsAndQuestionsAreOpened() throws Exception {
    assertThat(spanish("THE SCIENTIFIC METHOD")).isEqualTo("EL MÉTODO CIENTÍFICO");
    assertThat(spanish("1.1 What is psychology?")).startsWith("1.1 ¿").endsWith("?");
    assertThat(spanish("scientific study")).isEqualTo("estudio científico");
  }

  @Test
  void itsPipeIsKeptAndReplacedWhenItDies() throws Exception {
    assertThat(spanish("Cells grow.")).isNotBlank();
    List<ProcessHandle> pipes = ProcessHandle.current().children().filter(this::isPipe).toList();
    assertThat(pipes).isNotEmpty();
    spanish("Plants grow.");
    assertThat(ProcessHandle.current().children().filter(this::isPipe).toList())
        .containsExactlyInAnyOrderElementsOf(pipes);
    pipes.forEach(pipe -> {
      pipe.descendants().forEach(ProcessHandle::destroyForcibly);
      pipe.destroyForcibly();
      pipe.onExit().join();
    });
    assertThat(spanish("The cells divide.")).isEqualTo("Las celdas dividen.");
    engine().close();
    assertThat(spanish("The cells divide.")).isEqualTo("Las celdas dividen.");
  }

  private boolean isPipe(ProcessHandle process) {
    return process
        .descendants()
        .anyMatch(stage -> stage.info().command().orElse("").contains("apertium"));
  }

  @Test
  void manyThreadsAskAtOnce() throws Exception {
    TranslationEngine engine = engine();
    List<Callable<String>> tasks =
        IntStream.range(0, 24)
            .<Callable<String>>mapToObj(i ->
                () -> text(engine.translate(List.of(segment("Cell " + i + ".")), EN_ES).getFirst()))
            .toList();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<String>> answers = threads.invokeAll(tasks);
      for (int i = 0; i < answers.size(); i++) {
        assertThat(answers.get(i).get()).contains(Integer.toString(i));
      }
    }
  }

  @Test
  void aPairWithoutDataNamesThePackage() throws Exception {
    assertThat(engine().supports("en", "kk")).isFalse();
    EngineContext kazakh = new EngineContext("en", "kk", "Cells");
    assertThatThrownBy(() -> engine().translate(List.of(segment("Cells.")), kazakh))
        .isInstanceOf(EngineException.class)
        .hasMessage(
            "Apertium has no data for eng-kaz; where it is packaged, install it with: apt install"
                + " apertium-eng-kaz (or apertium-kaz-eng)");
  }

  private String spanish(String english) throws Exception {
    return text(engine().translate(List.of(segment(english)), EN_ES).getFirst());
  }
}
