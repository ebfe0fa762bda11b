package org.dars.assistant.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.dars.assistant.course.AddListener;
import org.dars.assistant.course.AddRequest;
import org.dars.assistant.course.Course;
import org.dars.assistant.quiz.bank.ItemBank;
import org.dars.assistant.quiz.examine.Examination;
import org.dars.assistant.quiz.examine.Finding;
import org.dars.assistant.quiz.examine.ItemCheck;
import org.dars.assistant.quiz.exchange.SampleItems;
import org.dars.assistant.quiz.item.Item;
import org.dars.assistant.quiz.item.ItemState;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a person is told of decisions about a bank, and of its translation. */
class BankDecisionsTest extends BrowserTest {

  private static final Examination SOUND =
      new Examination(List.of(new Finding(ItemCheck.QUOTE_IN_BLOCK, Finding.Outcome.PASSED, "")));

  private ItemBank filled(String id, Path folder, int items) throws Exception {
    Files.writeString(folder.resolve("tides.md"), "# Tides\n\nThe moon pulls the sea.\n");
    Files.writeString(folder.resolve("course.json"), "{\"title\":\"Sea\",\"language\":\"en\"}");
    web().library().add(WebFixture.ZONE, new AddRequest(folder, id, "Sea"), AddListener.SILENT);
    Course course = web().library().course(WebFixture.ZONE, id).orElseThrow();
    ItemBank bank = web().quizRoom().bank(WebFixture.ZONE, course);
    List<Item> all = SampleItems.all().subList(0, items);
    bank.add(all, all.stream().map(i -> SOUND).toList(), "Amina", "imported");
    return bank;
  }

  private static ItemState state(ItemBank bank, int place) {
    return bank.list(null).get(place).item().about().state();
  }

  @Test
  void aDecisionIsSaidAndTakenBackAndTheEndOfTheListIsSaid(@TempDir Path folder) throws Exception {
    ItemBank bank = filled("said", folder, 2);
    String first = bank.list(null).getFirst().item().id();
    Page page =
        openWithoutJavaScript("courses/said/bank/item?state=draft&id=" + Links.escape(first));
    page.locator("button[value=approve]").click();
    assertThat(page.locator(".decided").textContent()).contains("Approved:");
    assertThat(state(bank, 0)).isEqualTo(ItemState.APPROVED);
    page.locator("button[value=approve]").click();
    assertThat(page.locator(".decided").textContent()).contains("the last one of this list");
    page.locator("button[value=undo]").click();
    assertThat(state(bank, 1)).isEqualTo(ItemState.DRAFT);
    assertThat(state(bank, 0)).isEqualTo(ItemState.APPROVED);

    page.navigate(address() + "courses/said/bank?state=draft");
    page.locator("#sound button").click();
    assertThat(state(bank, 1)).isEqualTo(ItemState.APPROVED);
    assertThat(page.locator(".empty").textContent()).contains("No draft waits for you");
  }

  @Test
  void aRestoredVersionSaysThatItIsADraft(@TempDir Path folder) throws Exception {
    ItemBank bank = filled("restored", folder, 1);
    String id = Links.escape(bank.list(null).getFirst().item().id());
    String item = "courses/restored/bank/item?state=draft&id=" + id;
    Page page = openWithoutJavaScript(item);
    page.locator("button[value=approve]").click();
    page.navigate(address() + item);
    page.locator("button[value=reopen]").click();
    page.navigate(address() + "courses/restored/bank/item/versions?id=" + id);
    assertThat(page.locator("main").textContent()).contains("The item stays a draft");
    page.locator("form[method=post] button").click();
    assertThat(page.locator("[role=status]").textContent())
        .contains("Version 2 is back, as a new version. It is a draft");
    assertThat(state(bank, 0)).isEqualTo(ItemState.DRAFT);
  }

  @Test
  void aTranslationIsBegunOnThePageAndWhatCannotServeSaysWhy(@TempDir Path folder)
      throws Exception {
    filled("into", folder, 3);
    Page page = openWithoutJavaScript("courses/into");
    page.locator("a[href$='/bank/languages']").click();
    page.locator("details summary").first().click();
    page.locator("input[name=to][value=ar]").check();
    page.locator("input[name=drafts]").check();
    page.locator("#engine").selectOption("llm");
    page.locator("#more button[type=submit]").click();
    assertThat(page.locator("[role=alert]").textContent())
        .contains("no language model is configured", "Choose another engine");
    page.locator("#engine").selectOption("pseudo");
    page.locator("#more button[type=submit]").click();
    web().bankRuns().await();
    page.navigate(address() + "courses/into/bank/languages");
    assertThat(page.locator("#run-ar").textContent()).contains("done, 3 of 3");
    assertThat(page.locator(".card .facts").textContent()).contains("Translated: 3");
  }
}
