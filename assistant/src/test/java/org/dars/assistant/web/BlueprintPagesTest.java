package org.dars.assistant.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.microsoft.playwright.Page;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.dars.assistant.course.AddListener;
import org.dars.assistant.course.AddRequest;
import org.dars.assistant.course.Course;
import org.dars.assistant.quiz.bank.BankDesk;
import org.dars.assistant.quiz.bank.BankItem;
import org.dars.assistant.quiz.bank.Blueprint;
import org.dars.assistant.quiz.bank.ItemBank;
import org.dars.assistant.quiz.examine.Examination;
import org.dars.assistant.quiz.examine.Finding;
import org.dars.assistant.quiz.examine.ItemCheck;
import org.dars.assistant.quiz.exchange.SampleItems;
import org.dars.assistant.quiz.item.Bloom;
import org.dars.assistant.quiz.item.Body;
import org.dars.assistant.quiz.item.Item;
import org.dars.assistant.quiz.item.ItemKind;
import org.dars.assistant.quiz.item.ItemState;
import org.dars.assistant.quiz.item.RichText;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Blueprints as tables, and objectives, as an instructor works with them without JavaScript. */
class BlueprintPagesTest extends BrowserTest {

  private static final Examination SOUND =
      new Examination(List.of(new Finding(ItemCheck.QUOTE_IN_BLOCK, Finding.Outcome.PASSED, "")));

  /** A course with an empty bank. */
  private Course course(String id, Path folder) throws Exception {
    Files.writeString(folder.resolve("sea.md"), "# Sea\n\n## Ocean currents\n\nWater flows.\n");
    web().library().add(WebFixture.ZONE, new AddRequest(folder, id, id), AddListener.SILENT);
    return web().library().course(WebFixture.ZONE, id).orElseThrow();
  }

  /** Approved items: in each of some documents as many in "Summary", and half of them of a kind. */
  private ItemBank filled(Course course, int documents, int each) {
    ItemBank bank = web().quizRoom().bank(WebFixture.ZONE, course);
    List<Item> items = new ArrayList<>();
    for (int d = 0; d < documents; d++) {
      for (int i = 0; i < each; i++) {
        Body body =
            i % 2 == 0
                ? new Body.TrueFalse(true, RichText.EMPTY, RichText.EMPTY)
                : new Body.ShortAnswer(List.of(), false);
        Item.About about =
            new Item.About(
                List.of("Part " + d, "Summary"),
                i % 2 == 0 ? "Know it" : "Know it well",
                Bloom.APPLY,
                0.7,
                "en",
                "Zuhra",
                ItemState.DRAFT,
                List.of());
        String id = "i" + d + "-" + i;
        items.add(
            SampleItems.whole(id, RichText.plain("Is " + id + " so?"), body, "1")
                .withId(id)
                .withAbout(about));
      }
    }
    List<BankItem> added =
        bank.add(items, items.stream().map(i -> SOUND).toList(), "Amina", "imported");
    new BankDesk(bank, "Amina").approve(added);
    return bank;
  }

  private static String here(Course course) {
    return "courses/" + course.id() + "/bank";
  }

  private Blueprint kept(Course course, String id) {
    return web().quizRoom().blueprints(WebFixture.ZONE, course).find(id).orElseThrow().blueprint();
  }

  @Test
  void aTableIsFilledInProportionLookedThroughAndKept(@TempDir Path folder) throws Exception {
    Course course = course("plan-spread", folder);
    filled(course, 2, 4);
    Page page = openWithoutJavaScript(here(course) + "/blueprints/new");
    page.locator("#title").fill("Final");
    page.locator("#spread").fill("4");
    page.locator("button[value=spread]").click();
    assertThat(page.locator("[role=status]").textContent()).contains("now asks for 4 items");
    assertThat(web().quizRoom().blueprints(WebFixture.ZONE, course).list()).isEmpty();
    page.locator("main form button").first().click();
    assertThat(kept(course, "final").cells())
        .extracting(Blueprint.Cell::section, Blueprint.Cell::kind, Blueprint.Cell::count)
        .containsExactly(
            tuple("Part 0 › Summary", ItemKind.TRUE_FALSE, 1),
            tuple("Part 0 › Summary", ItemKind.SHORT_ANSWER, 1),
            tuple("Part 1 › Summary", ItemKind.TRUE_FALSE, 1),
            tuple("Part 1 › Summary", ItemKind.SHORT_ANSWER, 1));
    assertThat(page.locator("[role=status]").textContent()).contains("all that it asks for");
    assertThat(page.locator("#spread").getAttribute("max")).isEqualTo("8");
  }

  @Test
  void foldedSectionsOpenAndWhatWasTypedStays(@TempDir Path folder) throws Exception {
    Course course = course("plan-folded", folder);
    filled(course, 20, 2);
    Page page = openWithoutJavaScript(here(course) + "/blueprints/new");
    assertThat(page.locator(".plan tbody tr").count()).isEqualTo(21);
    page.locator("[name='n2.0']").fill("2");
    page.locator("[name=range2]").fill("40-90");
    page.locator("button[value='open:Part 0']").click();
    assertThat(page.locator(".plan tbody tr").count()).isEqualTo(22);
    assertThat(page.locator("[name='n3.0']").inputValue()).isEqualTo("2");
    assertThat(page.locator("[name=range3]").inputValue()).isEqualTo("40–90");
    page.locator("button[value=bloom]").first().click();
    assertThat(page.locator(".plan thead").textContent()).contains("apply");
    page.locator("#title").fill("Final");
    page.locator("[name=range3]").fill("often");
    page.locator("main form button").first().click();
    assertThat(page.locator("[role=alert]").textContent()).contains("Part 1", "“often”");
    page.locator("[name=range3]").fill("40–90");
    page.locator("main form button").first().click();
    assertThat(kept(course, "final").cells())
        .containsExactly(new Blueprint.Cell("Part 1", null, null, 0.4, 0.9, 2));
  }

  @Test
  void anUnknownSectionIsRefusedAndOneOfTheCourseIsNot(@TempDir Path folder) throws Exception {
    Course course = course("plan-unknown", folder);
    Page page = openWithoutJavaScript(here(course) + "/blueprints/new");
    page.locator("#title").fill("Final");
    page.locator("details summary").last().click();
    page.locator("#count0").fill("1");
    page.locator("#section0").fill("Ocean curents");
    page.locator("#kind0").selectOption("essay");
    page.locator("main form button").first().click();
    assertThat(page.locator("[role=alert]").textContent())
        .contains("“Ocean curents”", "nearest is “Ocean currents”");
    page.locator("#section0").fill("Ocean currents");
    page.locator("main form button").first().click();
    assertThat(kept(course, "final").cells())
        .containsExactly(new Blueprint.Cell("Ocean currents", null, ItemKind.ESSAY, 0, 1, 1));
  }

  @Test
  void objectivesAreRenamedAndMergedInThePersonsName(@TempDir Path folder) throws Exception {
    Course course = course("plan-objectives", folder);
    ItemBank bank = filled(course, 1, 4);
    Page page = openWithoutJavaScript(here(course));
    assertThat(page.locator("a[aria-current=page] .number").first().textContent()).isEqualTo("4");
    page.locator("a[href$='/objectives']").click();
    page.locator("#name1").fill("");
    page.locator("form[method=post] button").click();
    assertThat(page.locator("[role=alert]").textContent()).contains("“Know it well” needs a name");
    page.locator("#name1").fill("Know it");
    page.locator("form[method=post] button").click();
    assertThat(page.locator("[role=status]").textContent()).contains("Done: 2");
    assertThat(page.locator(".segment").count()).isEqualTo(1);
    assertThat(bank.list(ItemState.APPROVED))
        .hasSize(4)
        .allMatch(b -> b.item().about().objective().equals("Know it"));
    assertThat(bank.history("i0-1").getLast().act()).isEqualTo("edited");
    page.navigate(address() + here(course) + "/item?id=i0-1");
    assertThat(page.locator("dl.known").textContent()).contains("Know it", "70", "Zuhra");
  }
}
