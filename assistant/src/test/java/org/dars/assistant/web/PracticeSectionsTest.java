package org.dars.assistant.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.APIResponse;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FormData;
import com.microsoft.playwright.options.RequestOptions;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.dars.assistant.quiz.item.Item;
import org.dars.assistant.quiz.practice.PracticeItems;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Choosing what to practise in a course of 930 sections, in 30 documents. */
class PracticeSectionsTest extends LearnerTest {

  private static final int MOST_BYTES = 50_000;
  private static final String PRACTICE = "courses/large/practice";

  @BeforeAll
  void addALargeCourse(@TempDir Path folder) throws Exception {
    Files.writeString(folder.resolve("one.md"), "# One\n\nA point that is made.\n");
    web().add(folder, "large", "A large course");
    List<Item> items = new ArrayList<>();
    for (int unit = 1; unit <= 30; unit++) {
      for (int section = 1; section <= 30; section++) {
        items.add(placed(unit, section));
      }
    }
    PracticeItems.approve(web().bank("large"), items);
  }

  private static Item placed(int unit, int section) {
    Item item =
        PracticeItems.choice(
            "u" + unit + "-s" + section,
            "",
            "What is in unit " + unit + ", section " + section + "?",
            List.of("This", "That"),
            new org.dars.assistant.quiz.SourceQuote("one", "One", "p1", "", "A point"));
    Item.About a = item.about();
    return item.withAbout(
        new Item.About(
            List.of("Unit " + unit, section == 30 ? "Summary" : "Section " + section),
            "",
            a.bloom(),
            a.difficulty(),
            a.language(),
            a.author(),
            a.state(),
            a.tags()));
  }

  private static Locator unit(Page page, String name) {
    return page.locator(".mastery > li", new Page.LocatorOptions().setHasText(name)).first();
  }

  private int bytes(Page page, String path) {
    APIResponse reply = page.request().get(address() + path);
    assertThat(reply.status()).isEqualTo(200);
    return reply.text().getBytes(StandardCharsets.UTF_8).length;
  }

  @Test
  void thePageStaysSmallAndShowsOneLevelAtATime() {
    Page page = phone(PRACTICE);
    assertThat(page.locator("button[value=all]").isVisible()).isTrue();
    look(page, "large-folded");
    page.locator(".choosing > summary").click();
    look(page, "large");
    assertThat(page.locator(".mastery > li").count()).isEqualTo(30);
    assertThat(bytes(page, PRACTICE)).isLessThan(MOST_BYTES);
    unit(page, "Unit 7").locator("button").click();
    look(page, "large-unit");
    assertThat(page.locator(".within strong").textContent()).isEqualTo("Unit 7");
    assertThat(page.locator(".mastery > li").count()).isEqualTo(30);
    assertThat(bytes(page, page.url().substring(address().length()))).isLessThan(MOST_BYTES);
  }

  @Test
  void whatIsTickedStaysTickedOnOtherLevels() {
    Page page = phone(PRACTICE);
    page.locator(".choosing > summary").click();
    unit(page, "Unit 3").locator("input").check();
    page.locator("#count").selectOption("20");
    unit(page, "Unit 7").locator("button").click();
    assertThat(page.locator("main").textContent()).contains("1 more is ticked on other pages.");
    page.locator(".mastery > li", new Page.LocatorOptions().setHasText("Summary"))
        .locator("input")
        .check();
    page.locator(".within button").click();
    assertThat(unit(page, "Unit 3").locator("input").isChecked()).isTrue();
    assertThat(page.locator("#count").inputValue()).isEqualTo("20");
    unit(page, "Unit 3").locator("input").uncheck();
    page.locator("button[value=all]").click();
    assertThat(page.locator("main").textContent()).contains("Question 1 of 1");
    assertThat(stem(page)).isEqualTo("What is in unit 7, section 30?");
  }

  @Test
  void aDocumentTakesAllItsSectionsAndNoOther() {
    Page page = phone(PRACTICE);
    page.locator(".choosing > summary").click();
    unit(page, "Unit 3").locator("input").check();
    page.locator("#count").selectOption("20");
    page.locator("button[value=all]").click();
    assertThat(page.locator("main").textContent()).contains("Question 1 of 20");
    assertThat(stem(page)).startsWith("What is in unit 3,");
  }

  @Test
  void aDoubleTapBeginsOneRound() {
    Page page = phone(PRACTICE);
    String seed = page.locator("input[name=seed]").inputValue();
    FormData form =
        FormData.create().set("what", "all").set("count", "10").set("seed", seed).set("in", "");
    String first =
        page.request().post(address() + PRACTICE, RequestOptions.create().setForm(form)).url();
    String second =
        page.request().post(address() + PRACTICE, RequestOptions.create().setForm(form)).url();
    assertThat(second).isEqualTo(first).endsWith("/1");
    page.navigate(first);
    page.locator(".choice").first().click();
    page.locator("form .actions button").first().dblclick();
    page.locator(".verdict").waitFor();
    page.locator(".actions a").first().click();
    assertThat(page.locator("main").textContent()).contains("Question 2 of 10");
  }

  @Test
  void everyPageIsSmallAndHasOneStyleSheet() {
    Page page = phone(PRACTICE);
    page.locator("#count").selectOption("20");
    page.locator("button[value=all]").click();
    List<String> visited = new ArrayList<>(List.of(PRACTICE));
    for (int i = 1; i <= 20; i++) {
      page.locator("button[name=skip]").click();
      visited.add(page.url().substring(address().length()).replaceAll("#.*", ""));
      page.locator(".actions a").first().click();
    }
    visited.add(page.url().substring(address().length()));
    visited.add("courses/teaching/practice/tests/limits");
    visited.forEach(path -> assertThat(bytes(page, path)).as(path).isLessThan(MOST_BYTES));
    requests.clear();
    page.reload();
    assertThat(requests).filteredOn(r -> r.contains(".css")).hasSize(1);
  }
}
