package org.dars.assistant.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.APIResponse;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.dars.assistant.course.AddListener;
import org.dars.assistant.course.AddRequest;
import org.dars.translator.memory.Concordance;
import org.dars.translator.memory.MemoryEntry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Human translations that somebody brings into the memory from its page. */
class MemoryDraftsTest extends BrowserTest {

  private static final String PO =
      """
      msgid ""
      msgstr "Content-Type: text/plain; charset=UTF-8\\n"

      msgid "The lighthouse is tall."
      msgstr "El faro es alto."

      msgid "Wait 5 minutes for the ferry."
      msgstr "Espere 6 minutos al transbordador."

      #, fuzzy
      msgid "The harbour sleeps."
      msgstr "El puerto."
      """;

  @TempDir Path folder;

  private static FilePayload file(String name, String text) {
    return new FilePayload(name, "text/plain", text.getBytes(StandardCharsets.UTF_8));
  }

  private void course(String id, String title, String... documents) throws Exception {
    Path source = Files.createDirectories(folder.resolve(id));
    for (int i = 0; i < documents.length; i++) {
      Files.writeString(source.resolve("part-" + i + ".md"), documents[i]);
    }
    web().library().add(WebFixture.ZONE, new AddRequest(source, id, title), AddListener.SILENT);
  }

  private long found(String words) throws Exception {
    return web().memory().concordance(words, Concordance.Side.TARGET, "", "", 20).stream().count();
  }

  /** Waits without JavaScript, as a reader would. */
  private static void ready(Page page) {
    for (int i = 0; i < 100 && page.locator("button[value=take]").count() == 0; i++) {
      page.waitForTimeout(100);
      page.reload();
    }
  }

  @Test
  void whatLooksWrongInAPoFileStaysOutUnlessSomebodyTakesIt() throws Exception {
    course("harbour", "Harbour", "# Harbour\n\nThe lighthouse is tall.\n");
    Page page = openWithoutJavaScript("courses/harbour/memory");
    page.setInputFiles("#tmx", file("harbour.po", PO));
    page.locator("#po-to").selectOption("es");
    page.locator("#po-by").fill("Lucía");
    page.locator("#add button").click();
    ready(page);
    assertThat(page.locator(".counts").textContent())
        .contains("Translations: 2", "Doubtful: 1", "Left out: 1");
    assertThat(page.locator(".broken").textContent()).contains("1 messages are fuzzy");
    assertThat(page.locator(".segment").count()).isEqualTo(1);
    assertThat(page.locator(".segment").textContent()).contains("5 minutes", "Numbers differ");
    assertThat(page.locator("input[name=take]").isChecked()).isFalse();
    assertThat(found("faro")).isZero();
    String address = page.url();
    page.locator("button[value=take]").click();
    assertThat(page.locator("[role=status]").first().textContent()).startsWith("1 translation");
    assertThat(found("transbordador")).isZero();
    MemoryEntry kept =
        web().memory().concordance("faro", Concordance.Side.TARGET, "", "", 1).getFirst().entry();
    assertThat(kept.by()).isEqualTo("Lucía");
    assertThat(kept.details().course()).isEqualTo("harbour");
    assertThat(page.request().get(address).status()).isEqualTo(404);

    page.setInputFiles("#tmx", file("harbour.po", PO));
    page.locator("#po-to").selectOption("es");
    page.locator("#add button").click();
    ready(page);
    page.locator("input[name=take]").check();
    page.locator("button[value=take]").click();
    assertThat(found("transbordador")).isEqualTo(1);
  }

  @Test
  void aTranslatedCourseIsPairedWithItsSourceAndForgottenOrTaken() throws Exception {
    String[] source = new String[3];
    StringBuilder[] there = {new StringBuilder(), new StringBuilder(), new StringBuilder()};
    String[] animals = {"horse", "goat", "camel"};
    String[] animales = {"caballo", "cabra", "camello"};
    for (int i = 0; i < 3; i++) {
      StringBuilder text = new StringBuilder("# The %s\n\n".formatted(animals[i]));
      there[i].append("# Sobre %s\n\n".formatted(animales[i]));
      for (int n = 2; n < 16; n++) {
        text.append("The %s eats %d apples in `field-%d`.\n\n".formatted(animals[i], n, n));
        there[i].append("El %s come %d manzanas en `field-%d`.\n\n".formatted(animales[i], n, n));
      }
      source[i] = text.toString();
    }
    course("orchard", "Farm", source);
    Page page = openWithoutJavaScript("courses/orchard/memory");
    page.setInputFiles(
        "#files",
        new FilePayload[] {
          file("part-0.md", there[0].toString()),
          file("part-1.md", there[1].toString()),
          file("part-2.md", there[2].toString())
        });
    page.locator("#al-to").selectOption("es");
    page.locator("#align button").click();
    ready(page);
    assertThat(page.locator(".counts").textContent()).doesNotContain("Translations: 0");
    page.locator("button[value=forget]").click();
    assertThat(found("camello")).isZero();

    course("granja", "Granja", there[0].toString(), there[1].toString(), there[2].toString());
    page.navigate(address() + "courses/orchard/memory");
    page.locator("#course").selectOption("granja");
    page.locator("#al-to").selectOption("es");
    page.locator("#al-by").fill("Equipo");
    page.locator("#align button").click();
    ready(page);
    page.locator("button[value=take]").click();
    assertThat(found("camello")).isGreaterThan(5);
  }

  @Test
  void whatCannotBeReadIsRefusedInWords() throws Exception {
    course("refused", "Refused", "# A\n\nB.\n");
    Page page = openWithoutJavaScript("courses/refused/memory");
    page.setInputFiles("#tmx", file("a.txt", "x"));
    page.locator("#add button").click();
    assertThat(page.locator("[role=alert]").textContent()).contains("a.txt", "TMX");
    page.setInputFiles("#tmx", file("a.po", PO));
    page.locator("#po-to").selectOption("en");
    page.locator("#add button").click();
    assertThat(page.locator("[role=alert]").textContent()).isNotBlank();
    page.setInputFiles("#tmx", file("b.po", "no messages here"));
    page.locator("#po-to").selectOption("es");
    page.locator("#add button").click();
    for (int i = 0; i < 50 && page.locator("[role=alert]").count() == 0; i++) {
      page.waitForTimeout(100);
      page.reload();
    }
    assertThat(page.locator("[role=alert]").textContent()).contains("PO");
    assertThat(page.locator("button[value=take]").count()).isZero();
    for (String id : new String[] {"..%2f..%2fx", "000000000000000000000000", "x"}) {
      APIResponse reply = page.request().get(address() + "courses/refused/memory/drafts/" + id);
      assertThat(reply.status()).as(id).isIn(400, 404);
    }
  }

  @ParameterizedTest
  @CsvSource({"360, en", "360, ar", "1280, es"})
  void thePagesFitTheirWindowAndBreakNoRule(int width, String language) throws Exception {
    String id = "look-" + width + "-" + language;
    course(id, "Harbour", "# Harbour\n\nThe lighthouse is tall.\n");
    Page page =
        open(
            "courses/" + id + "/memory",
            new Browser.NewContextOptions().setLocale(language).setViewportSize(width, 860));
    PageCheck.look(page, "memory-forms-" + width + "-" + language);
    page.setInputFiles("#tmx", file("harbour.po", PO));
    page.locator("#po-from").selectOption("en");
    page.locator("#po-to").selectOption("es");
    page.locator("#add button").click();
    ready(page);
    PageCheck.look(page, "draft-" + width + "-" + language);
    assertThat(complaints).isEmpty();
  }
}
