package org.dars.assistant.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.dars.assistant.cli.Ran.dars;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.nio.file.Path;
import org.dars.models.testing.ToyTranslator;
import org.dars.models.testing.ToyTranslator.Family;
import org.dars.models.testing.ToyTranslator.Layout;
import org.dars.models.testing.ToyTranslator.Numbers;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A real translation model, installed, used, measured and taken away by its user. */
class TranslationCommandTest {

  @TempDir Path folder;
  private Path home;
  private Path pairs;

  @BeforeEach
  void pairs() throws Exception {
    home = folder.resolve("home");
    pairs = folder.resolve("pairs.tsv");
    Files.writeString(
        pairs,
        "the red cat reads the old book\tel gato rojo lee el libro viejo\nlight house\tligero casa\n");
  }

  private void install(String id, Family family, Layout layout) throws Exception {
    ToyTranslator.write(folder.resolve(id), family, layout, Numbers.FP32);
    dars("models", "import", folder.resolve(id), "--languages", "en,es,kk", "--home", home).done();
  }

  private Ran evaluate(String engine, String to) {
    return dars(
        "evaluate",
        "translation",
        "--pairs",
        pairs,
        "--from",
        "en",
        "--to",
        to,
        "--engine",
        engine,
        "--json",
        "--home",
        home);
  }

  @Test
  void anInstalledModelIsMeasuredAgainstPeople() throws Exception {
    install("toy", Family.NLLB, Layout.MERGED);
    JsonNode report = evaluate("nmt:toy", "es").json();
    assertThat(report.path("segments").asInt()).isEqualTo(2);
    assertThat(report.path("chrf").asDouble()).isEqualTo(100);
    assertThat(report.path("chrf_pp").asDouble()).isEqualTo(100);
    assertThat(report.path("bleu").asDouble()).isBetween(99.999, 100.001);
    assertThat(report.path("guard_failures").asInt()).isZero();
    assertThat(report.path("segments_per_second").asDouble()).isPositive();
    assertThat(report.path("engine").asText()).startsWith("nmt toy ");
    JsonNode pseudo = evaluate("pseudo", "es").json();
    assertThat(pseudo.path("chrf").asDouble()).isBetween(0.0, 50.0);
    assertThat(pseudo.path("bleu_tokenizer").asText()).isEqualTo("13a");
  }

  @Test
  void whatCannotBeMeasuredSaysWhatToDo() throws Exception {
    assertThat(evaluate("nmt", "es").err())
        .contains("no translation model is installed; see ./dars models list --task translation");
    assertThat(evaluate("nmt:none", "es").err())
        .contains("The model none is not installed: ./dars models pull none");
    assertThat(evaluate("people", "es").err()).contains("there is nothing to measure: people");
    assertThat(evaluate("pseudo", "e_").err())
        .contains("--to takes a language tag such as es or pt-BR, not e_");
    Files.writeString(pairs, "a\tb\nc\n");
    assertThat(evaluate("pseudo", "es").err()).contains(pairs + ", row 2: has one column");
  }

  @Test
  void theModelThatWasChosenLastTranslatesFirstAndGoesWhenItIsRemoved() throws Exception {
    install("one", Family.NLLB, Layout.MERGED);
    install("two", Family.M2M_100, Layout.SPLIT);
    assertThat(dars("models", "use", "two", "--later", "--home", home).done().out())
        .contains("translation: two, one");
    JsonNode used = dars("models", "use", "one", "--later", "--json", "--home", home).json();
    assertThat(used.path("translators")).extracting(JsonNode::asText).containsExactly("one", "two");
    assertThat(dars("models", "list", "--installed", "--home", home).done().out().lines())
        .filteredOn(line -> line.startsWith("one ") || line.startsWith("two "))
        .allMatch(line -> line.endsWith("in use"));

    Path course = Files.createDirectories(folder.resolve("course"));
    Files.writeString(course.resolve("a.md"), "# the **red** cat\n\nthe cat reads `code`\n");
    Path out = folder.resolve("out");
    assertThat(
            dars("translate", course, "--from", "en", "--to", "es", "-o", out, "--home", home)
                .done()
                .out())
        .contains(
            "Engine: nmt: no language model is configured, and an installed model translates");
    assertThat(out.resolve("a.md")).content().contains("el gato lee `code`");

    dars("models", "remove", "one", "--home", home).done();
    assertThat(
            dars("models", "use", "--default", "--task", "translation", "--later", "--home", home)
                .done()
                .out())
        .contains("translation: two");
  }
}
