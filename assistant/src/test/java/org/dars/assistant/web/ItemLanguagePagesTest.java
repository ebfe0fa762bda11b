package org.dars.assistant.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.dars.assistant.course.AddListener;
import org.dars.assistant.course.AddRequest;
import org.dars.assistant.course.Course;
import org.dars.assistant.quiz.QuizRoom;
import org.dars.assistant.quiz.SourceQuote;
import org.dars.assistant.quiz.bank.BankItem;
import org.dars.assistant.quiz.item.Body;
import org.dars.assistant.quiz.item.Item;
import org.dars.assistant.quiz.item.RichText;
import org.dars.assistant.quiz.translated.ItemLocaliser;
import org.dars.index.courseware.Block;
import org.dars.index.courseware.Courseware;
import org.dars.index.courseware.ReadLimits;
import org.dars.index.courseware.SourceFile;
import org.dars.translator.LocalisationRequest;
import org.dars.translator.Localiser;
import org.dars.translator.engine.PseudoEngine;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A bank's items in other languages, as their pages show them. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ItemLanguagePagesTest extends BrowserTest {

  private static final Path PICTURES = Path.of("target/screenshots");
  private static final String LESSON =
      """
      # Memory

      Sleep helps the hippocampus to move new memories into the cortex.

      Adults need eight hours of sleep in every night.
      """;

  private Course brain(String id, Path folder) throws Exception {
    LocalisationRequest request = new LocalisationRequest("en", "ar", WebFixture.ZONE);
    Path source = Files.createDirectories(folder.resolve(id));
    Files.writeString(source.resolve("memory.md"), LESSON);
    Files.writeString(source.resolve("course.json"), "{\"title\":\"Brain\",\"language\":\"en\"}");
    add(source, id, null);
    Path target = Files.createDirectories(folder.resolve(id + "-ar"));
    Course course = web().library().course(WebFixture.ZONE, id).orElseThrow();
    QuizRoom room = web().quizRoom();
    try (Courseware courseware = Courseware.open(ReadLimits.standard())) {
      Files.write(
          target.resolve("memory.md"),
          new Localiser(courseware, null, request, Clock.systemUTC())
              .localise(
                  new SourceFile("memory.md", source.resolve("memory.md")),
                  new PseudoEngine(),
                  p -> {},
                  () -> false)
              .bytes());
      Files.writeString(target.resolve("course.json"), "{\"title\":\"مخ\",\"language\":\"ar\"}");
      add(target, id + "-ar", id);
      List<BankItem> items =
          room.bank(WebFixture.ZONE, course)
              .add(items(course), room.examiner(WebFixture.ZONE, course), "me", "made");
      room.languages(WebFixture.ZONE, course)
          .translate(
              items,
              "ar",
              new ItemLocaliser(courseware, null, request, new PseudoEngine(), Clock.systemUTC()),
              n -> {},
              () -> false);
    }
    return course;
  }

  private void add(Path folder, String id, @Nullable String localises) throws Exception {
    web()
        .library()
        .add(WebFixture.ZONE, new AddRequest(folder, id, "Brain", localises), AddListener.SILENT);
  }

  private List<Item> items(Course course) {
    List<Item> items = new ArrayList<>();
    String document = web().library().documents(WebFixture.ZONE, course.id()).getFirst().id();
    for (Block block : web().library().blocks(WebFixture.ZONE, course.id(), document)) {
      if (block.text().startsWith("Sleep")) {
        SourceQuote quote = new SourceQuote(document, "Memory", block.id(), "Memory", block.text());
        items.add(item("choice", "What does sleep help?", choice("hippocampus"), quote));
        items.add(
            item(
                "gaps",
                "Fill the gap.",
                new Body.Cloze(
                    List.of(
                        new Body.Words(RichText.plain("Sleep helps the ")),
                        new Body.Gap(
                            1,
                            new Body.ShortAnswer(
                                List.of(
                                    new Body.Accepted(
                                        "hippocampus", BigDecimal.ONE, RichText.EMPTY)),
                                false)),
                        new Body.Words(RichText.plain(" to move new memories into the cortex.")))),
                quote));
        items.add(
            item(
                "lost",
                "What is lost?",
                choice("hippocampus"),
                new SourceQuote(document, "Memory", "9-p9", "", "Nothing says this.")));
      }
    }
    return items;
  }

  private static Body choice(String key) {
    List<Body.Option> options = new ArrayList<>();
    for (String text : List.of(key, "cortex", "night")) {
      options.add(
          new Body.Option(
              RichText.plain(text),
              text.equals(key) ? BigDecimal.ONE : BigDecimal.ZERO,
              RichText.EMPTY));
    }
    return new Body.Choice(options, true, true);
  }

  private static Item item(String id, String stem, Body body, SourceQuote quote) {
    return new Item(
        id,
        id,
        RichText.plain(stem),
        body,
        RichText.EMPTY,
        BigDecimal.ONE,
        Item.About.NOTHING,
        List.of(quote));
  }

  @Test
  void whatNothingIsWrongWithIsApprovedAtOnceAndTheRestIsMended(@TempDir Path folder)
      throws Exception {
    Course course = brain("brain-a", folder);
    Page page = openWithoutJavaScript("courses/brain-a/bank/languages");
    assertThat(page.locator(".card .facts").textContent()).contains("Translated: 3");
    page.locator(".card a").click();
    assertThat(page.locator(".segment").textContent())
        .contains("block-there: the translated course has no block 9-p9");
    page.locator(".parts-of a").nth(1).click();
    assertThat(page.locator(".segment").count()).isEqualTo(2);
    page.locator("form button[type=submit]").click();
    assertThat(page.locator("[role=status]").textContent()).isEqualTo("Approved: 2.");
    Item item = web().quizRoom().bank(WebFixture.ZONE, course).find("choice").orElseThrow().item();
    assertThat(web().quizRoom().inLanguage(WebFixture.ZONE, course, item, "ar")).isPresent();

    page.navigate(address() + "courses/brain-a/bank/languages/ar/choice");
    page.locator("#text-stem").fill("ماذا يساعد النوم؟ & <");
    page.locator("button[value=save]").click();
    assertThat(page.locator("#text-stem").inputValue()).isEqualTo("ماذا يساعد النوم؟ & <");
    assertThat(page.locator(".facts .state").textContent()).isEqualTo("To approve");
    assertThat(web().quizRoom().inLanguage(WebFixture.ZONE, course, item, "ar")).isEmpty();
    page.locator("button[value=approve]").click();
    assertThat(
            web()
                .quizRoom()
                .inLanguage(WebFixture.ZONE, course, item, "ar")
                .orElseThrow()
                .stem()
                .value())
        .isEqualTo("ماذا يساعد النوم؟ & <");
  }

  @Test
  void aLostGapAnEmptyTextAndSomebodyElsesChangeAreRefusedInWords(@TempDir Path folder)
      throws Exception {
    brain("brain-b", folder);
    String here = "courses/brain-b/bank/languages/ar/gaps";
    Page page = openWithoutJavaScript(here);
    page.locator("#text-text").fill("لا فراغ");
    page.locator("button[value=approve]").click();
    assertThat(page.locator("[role=alert]").textContent())
        .isEqualTo(
            "The text must keep all its gaps, each once with its answer. Nothing was changed.");
    page.navigate(address() + here);
    page.locator("#text-stem").fill(" ");
    page.locator("button[value=save]").click();
    assertThat(page.locator("[role=alert]").textContent()).startsWith("A text is empty.");
    Page other = openWithoutJavaScript(here);
    page.navigate(address() + here);
    page.locator("#text-stem").fill("واحد");
    page.locator("button[value=save]").click();
    other.locator("#text-stem").fill("اثنان");
    other.locator("button[value=save]").click();
    assertThat(other.locator("[role=alert]").textContent())
        .startsWith("Somebody has changed this meanwhile.");
    assertThat(other.locator("#text-stem").inputValue()).isEqualTo("واحد");
    assertThat(page.request().get(address() + "courses/brain-b/bank/languages/ar/none").status())
        .isEqualTo(404);
    assertThat(page.request().get(address() + "courses/brain-b/bank/languages/%3Cx%3E").status())
        .isEqualTo(404);
  }

  @ParameterizedTest
  @CsvSource({"1280, 860, LIGHT", "360, 740, DARK"})
  void thePagesLookRight(int width, int height, ColorScheme scheme, @TempDir Path folder)
      throws Exception {
    String id = "brain-" + width;
    brain(id, folder);
    Files.createDirectories(PICTURES);
    for (String path : List.of("", "/ar", "/ar?standing=WAITING", "/ar/gaps", "/ar/lost")) {
      Page page =
          open(
              "courses/" + id + "/bank/languages" + path,
              new Browser.NewContextOptions()
                  .setLocale("en")
                  .setViewportSize(width, height)
                  .setColorScheme(scheme));
      assertThat(page.evaluate("document.documentElement.scrollWidth <= innerWidth"))
          .as(path)
          .isEqualTo(true);
      page.screenshot(
          new Page.ScreenshotOptions()
              .setFullPage(true)
              .setPath(
                  PICTURES.resolve("items" + path.replaceAll("\\W+", "-") + "-" + width + ".png")));
    }
    assertThat(complaints).isEmpty();
  }
}
