package org.dars.assistant.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.Rule;
import com.microsoft.playwright.APIResponse;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Download;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.FilePayload;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.dars.assistant.course.AddListener;
import org.dars.assistant.course.AddRequest;
import org.dars.assistant.course.Course;
import org.dars.assistant.quiz.bank.BankDesk;
import org.dars.assistant.quiz.bank.BankItem;
import org.dars.assistant.quiz.bank.ItemBank;
import org.dars.assistant.quiz.examine.Examination;
import org.dars.assistant.quiz.examine.Finding;
import org.dars.assistant.quiz.examine.ItemCheck;
import org.dars.assistant.quiz.exchange.ItemFormats;
import org.dars.assistant.quiz.exchange.SampleItems;
import org.dars.assistant.quiz.item.Body;
import org.dars.assistant.quiz.item.Item;
import org.dars.assistant.quiz.item.ItemState;
import org.dars.assistant.quiz.item.RichText;
import org.dars.assistant.store.ItemAnswers.Answered;
import org.dars.assistant.store.ItemQuery;
import org.dars.assistant.store.ItemRows.Column;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The question bank, as an instructor works in it. */
class BankPagesTest extends BrowserTest {

  private static final Path PICTURES = Path.of("target/screenshots");
  private static final Examination SOUND =
      new Examination(List.of(new Finding(ItemCheck.QUOTE_IN_BLOCK, Finding.Outcome.PASSED, "")));
  private static final Examination UNSOUND =
      new Examination(
          List.of(
              new Finding(ItemCheck.QUOTE_IN_BLOCK, Finding.Outcome.PASSED, ""),
              new Finding(ItemCheck.ONE_KEY, Finding.Outcome.FAILED, "\"ebb\" is right, too"),
              new Finding(ItemCheck.READABLE, Finding.Outcome.WARNED, "a long sentence")));
  private static final String LESSON =
      """
      # Tides

      A **tide** is the rise and fall of sea level caused by the pull of the moon and the sun.

      A **spring tide** is a tide of great range that comes at new moon and at full moon.

      A **neap tide** is a tide of small range that comes at half moon.

      An **ocean current** is a lasting movement of sea water driven by wind, salt and heat.

      An **upwelling** is a rise of cold water rich in nutrients along a coast.
      """;

  /** A course of its own with an empty bank. */
  private Course course(String id, Path folder) throws Exception {
    Files.createDirectories(folder);
    Files.writeString(folder.resolve("tides.md"), LESSON);
    web()
        .library()
        .add(WebFixture.ZONE, new AddRequest(folder, id, "Tides " + id), AddListener.SILENT);
    return web().library().course(WebFixture.ZONE, id).orElseThrow();
  }

  private ItemBank bank(Course course) {
    return web().quizRoom().bank(WebFixture.ZONE, course);
  }

  private static Item choice(String id, String stem, String key, String... others) {
    List<Body.Option> options =
        new ArrayList<>(
            List.of(new Body.Option(RichText.plain(key), BigDecimal.ONE, RichText.EMPTY)));
    for (String other : others) {
      options.add(new Body.Option(RichText.plain(other), BigDecimal.ZERO, RichText.EMPTY));
    }
    Item.About about =
        new Item.About(List.of("Tides"), "", null, null, "en", "", ItemState.DRAFT, List.of());
    return new Item(
        id,
        "",
        RichText.plain(stem),
        new Body.Choice(options, true, true),
        RichText.EMPTY,
        BigDecimal.ONE,
        about,
        List.of());
  }

  private static List<Item> three() {
    return List.of(
        choice("one", "What comes at new moon?", "a spring tide", "a neap tide", "an ebb"),
        choice("two", "What comes at half moon?", "a neap tide", "a spring tide", "a flood"),
        choice("three", "What brings cold water up?", "an upwelling", "a tide", "an ebb"));
  }

  private List<BankItem> filled(Course course, Examination examination) {
    List<Item> items = three();
    return bank(course)
        .add(items, items.stream().map(i -> examination).toList(), "Amina", "imported");
  }

  private static String here(Course course) {
    return "courses/" + course.id() + "/bank";
  }

  @Test
  void anInstructorMakesEditsApprovesAndExportsItemsWithoutJavaScript(@TempDir Path folder)
      throws Exception {
    Course course = course("bank-whole", folder);
    Page page = openWithoutJavaScript("courses/bank-whole");
    page.locator("a[href$='/bank']").click();
    assertThat(page.locator(".empty").count()).isEqualTo(1);
    page.locator("a[href$='/bank/make']").click();
    page.locator("#count").fill("4");
    page.locator("main form button").click();
    web().bankRuns().await();
    page.navigate(address() + here(course));
    assertThat(page.locator("#making").textContent()).contains("Made 4 of 4");
    assertThat(page.locator("#items .segment").count()).isEqualTo(4);

    page.locator("#items .stem a").first().click();
    assertThat(page.locator(".proof blockquote").count()).isPositive();
    page.locator("a[href*='/item/edit']").click();
    page.locator("#stem").fill("What is it called, in a word?");
    page.locator("main form button").first().click();
    assertThat(page.locator(".asked").textContent()).contains("What is it called, in a word?");
    assertThat(page.locator("#history + ol li").count()).isEqualTo(2);
    String id = bank(course).list(null).getFirst().item().id();
    assertThat(bank(course).history(id)).extracting(v -> v.act()).containsExactly("made", "edited");

    page.navigate(address() + here(course));
    for (int i = 0; i < 4; i++) {
      page.locator("#items input[type=checkbox]").nth(i).check();
    }
    page.locator("#marked button[value=approve]").click();
    int approved = bank(course).list(ItemState.APPROVED).size();
    assertThat(approved).isPositive();
    assertThat(page.locator("[role=status]").first().textContent()).contains("Done: " + approved);

    page.navigate(address() + here(course) + "/export");
    page.locator("#format").selectOption("gift");
    page.locator("main form button").click();
    assertThat(page.locator("main").textContent())
        .contains(approved + " of " + approved + " items go in");
    Download download = page.waitForDownload(() -> page.locator("a[download]").first().click());
    assertThat(download.suggestedFilename()).isEqualTo("bank-whole-items.gift");
    Path file = folder.resolve("back.gift");
    Files.copy(download.path(), file);
    assertThat(ItemFormats.read(file, ItemFormats.of(file)).reading().items()).hasSize(approved);
    assertThat(complaints).isEmpty();
  }

  @Test
  void anUnsoundItemIsApprovedOnlyWithAReasonThatTheHistoryKeeps(@TempDir Path folder)
      throws Exception {
    Course course = course("bank-unsound", folder);
    filled(course, UNSOUND);
    Page page = openWithoutJavaScript(here(course) + "/item?id=one&state=draft");
    assertThat(page.locator("button[value=approve]").count()).isZero();
    assertThat(page.locator(".checks .failed").textContent()).contains("\"ebb\" is right, too");
    page.locator("#reason").fill("An ebb is no tide, says the dictionary");
    page.locator("button[value=insist]").click();
    assertThat(page.url()).contains("id=two");

    BankItem one = bank(course).find("one").orElseThrow();
    assertThat(one.item().about().state()).isEqualTo(ItemState.APPROVED);
    assertThat(one.examination().sound()).isFalse();
    page.navigate(address() + here(course) + "/item?id=one");
    assertThat(page.locator("#history + ol").textContent())
        .contains("approved all the same", "says the dictionary");

    page.navigate(address() + here(course));
    page.locator("#items input[type=checkbox]").first().check();
    page.locator("#marked button[value=approve]").click();
    assertThat(page.locator("[role=status]").textContent())
        .contains("Done: 0.", "Not approved, as a check failed: 1.");
  }

  @Test
  void aFormThatSkipsTheReasonIsRefused(@TempDir Path folder) throws Exception {
    Course course = course("bank-forged", folder);
    filled(course, UNSOUND);
    Page page = open(here(course));
    for (String action : List.of("approve", "insist")) {
      APIResponse refused =
          page.request()
              .post(
                  address() + here(course) + "/item?id=one",
                  com.microsoft.playwright.options.RequestOptions.create()
                      .setForm(
                          com.microsoft.playwright.options.FormData.create()
                              .set("version", "1")
                              .set("action", action)));
      assertThat(refused.status()).as(action).isEqualTo(409);
    }
    assertThat(bank(course).list(ItemState.APPROVED)).isEmpty();
  }

  @Test
  void whatSomebodyElseChangedIsNotOverwritten(@TempDir Path folder) throws Exception {
    Course course = course("bank-race", folder);
    BankItem one = filled(course, SOUND).getFirst();
    Page page = openWithoutJavaScript(here(course) + "/item?id=one");
    Page form = openWithoutJavaScript(here(course) + "/item/edit?id=one");
    new BankDesk(bank(course), "Baurzhan").tag(List.of(one), Set.of("theirs"), Set.of());

    page.locator("button[value=retire]").click();
    assertThat(page.locator("[role=alert]").textContent()).contains("Somebody else changed");
    form.locator("#stem").fill("What I typed");
    form.locator("main form button").first().click();
    assertThat(form.locator("[role=alert]").textContent()).contains("Somebody else changed");
    assertThat(form.locator("#stem").inputValue()).isEqualTo("What I typed");
    assertThat(bank(course).find("one").orElseThrow().version()).isEqualTo(2);
    form.locator("main form button").first().click();
    BankItem now = bank(course).find("one").orElseThrow();
    assertThat(now.version()).isEqualTo(3);
    assertThat(now.item().about().tags()).containsExactly("theirs");
    assertThat(now.item().stem().value()).isEqualTo("What I typed");
  }

  @Test
  void aVersionIsComparedAndRestored(@TempDir Path folder) throws Exception {
    Course course = course("bank-versions", folder);
    filled(course, SOUND);
    Page page = openWithoutJavaScript(here(course) + "/item/edit?id=one");
    page.locator("#option1").fill("a tsunami");
    page.locator("main form button").first().click();
    page.locator("#history + ol a").first().click();
    assertThat(page.locator("del").allTextContents()).containsExactly("a neap tide");
    assertThat(page.locator("ins").allTextContents()).containsExactly("a tsunami");
    page.locator("form[method=post] button").click();
    BankItem now = bank(course).find("one").orElseThrow();
    assertThat(now.version()).isEqualTo(3);
    assertThat(now.item()).isEqualTo(three().getFirst());
  }

  @Test
  void everyKindOfItemGoesThroughItsFormUnchanged(@TempDir Path folder) throws Exception {
    Course course = course("bank-forms", folder);
    List<Item> items = SampleItems.all();
    List<BankItem> added =
        bank(course).add(items, items.stream().map(i -> SOUND).toList(), "A", "imported");
    for (BankItem before : added) {
      String id = before.item().id();
      Page page = openWithoutJavaScript(here(course) + "/item/edit?id=" + Links.escape(id));
      page.locator("main form button").first().click();
      assertThat(page.locator("[role=alert]").allTextContents()).as(id).isEmpty();
      BankItem after = bank(course).find(id).orElseThrow();
      assertThat(after.version()).as(id).isEqualTo(2);
      assertThat(after.item().body()).as(id).isEqualTo(before.item().body());
      assertThat(after.item()).as(id).isEqualTo(before.item());
      page.navigate(address() + here(course) + "/item?id=" + Links.escape(id));
      assertThat(page.locator("h1").textContent()).isEqualTo("Item");
      page.close();
    }
  }

  @Test
  void anItemIsWrittenByHandAndItsQuoteIsFoundInTheCourse(@TempDir Path folder) throws Exception {
    Course course = course("bank-own", folder);
    Page page = openWithoutJavaScript(here(course) + "/item/new?kind=numeric");
    page.locator("#stem").fill("How many moons pull?");
    page.locator("#value0").fill("1,0");
    page.locator("#tolerance0").fill("x");
    page.locator("#quote").fill("no such words");
    page.locator("main form button").first().click();
    assertThat(page.locator("[role=alert]").allTextContents())
        .containsExactly(
            "“x” is no number. Write it as 3.5.",
            "The course does not say “no such words”. Copy the words as they stand there.");
    page.locator("#tolerance0").fill("0");
    page.locator("#quote").fill("the pull of the moon");
    page.locator("main form button").first().click();
    assertThat(page.locator(".proof blockquote").textContent()).isEqualTo("the pull of the moon");
    page.locator(".proof a").click();
    assertThat(page.locator("mark").first().textContent()).isEqualTo("the pull of the moon");
  }

  @Test
  void aFileIsLookedAtBeforeItGoesInAndWhatIsThereIsLeftOut(@TempDir Path folder) throws Exception {
    Course course = course("bank-import", folder);
    filled(course, SOUND);
    String gift =
        """
        ::a:: What comes at new moon? {=a spring tide ~a neap tide ~an ebb}

        ::b:: What drives a current? {=wind ~<script>alert(1)</script>}

        Open {=x
        """;
    Page page = openWithoutJavaScript(here(course) + "/import");
    page.locator("#file")
        .setInputFiles(
            new FilePayload("mine.gift", "text/plain", gift.getBytes(StandardCharsets.UTF_8)));
    page.locator("main form button").click();
    assertThat(page.locator(".counts").textContent())
        .contains("Items read: 2", "New to the bank: 1", "Not read: 1");
    assertThat(page.locator(".findings").first().textContent()).contains("line 5");
    assertThat(page.locator("main script").count()).isZero();
    page.locator("main form button").click();
    assertThat(page.locator("[role=status]").first().textContent()).contains("Added as drafts: 1");
    assertThat(bank(course).list(null)).hasSize(4);

    page.navigate(address() + here(course) + "/import");
    page.locator("#file")
        .setInputFiles(new FilePayload("mine.xyz", "text/plain", new byte[] {1, 2, 3}));
    page.locator("main form button").click();
    assertThat(page.locator("[role=alert]").textContent()).contains("mine.xyz");
  }

  @Test
  void quizzesThatTheCourseBroughtAlongComeIn(@TempDir Path folder) throws Exception {
    Files.writeString(
        folder.resolve("quiz.gift"), "::q1:: Is the sea salty? {T}\n\n::q2:: 1+1? {#2}\n");
    Course course = course("bank-course", folder);
    Page page = openWithoutJavaScript(here(course) + "/import");
    page.locator("a[href$='/import/course']").click();
    assertThat(page.locator(".counts").textContent()).contains("New to the bank: 2");
    page.locator("main form button").click();
    assertThat(bank(course).counts(ItemQuery.ALL, Column.TAG)).containsEntry("from-course", 2);
    page.navigate(address() + here(course) + "/import/course");
    assertThat(page.locator(".counts").textContent()).contains("New to the bank: 0");
  }

  @Test
  void nearDuplicatesAreMerged(@TempDir Path folder) throws Exception {
    Course course = course("bank-twins", folder);
    List<Item> twins =
        List.of(
            choice("a", "What comes at the new moon?", "a spring tide", "an ebb"),
            choice("b", "What comes at the new moon, then?", "a spring tide", "a flood"),
            choice("c", "What is salt water?", "the sea", "a lake"));
    List<BankItem> added =
        bank(course).add(twins, twins.stream().map(t -> SOUND).toList(), "A", "imported");
    new BankDesk(bank(course), "A").tag(added.subList(1, 2), Set.of("exam"), Set.of());
    Page page = openWithoutJavaScript(here(course) + "/duplicates");
    assertThat(page.locator(".twin").count()).isEqualTo(2);
    page.locator("main form button").click();
    assertThat(bank(course).find("a").orElseThrow().item().about().tags()).containsExactly("exam");
    assertThat(bank(course).find("b").orElseThrow().item().about().state())
        .isEqualTo(ItemState.RETIRED);
    page.navigate(address() + here(course) + "/item?id=b");
    page.locator(".note a").click();
    assertThat(page.url()).contains("id=a");
    page.navigate(address() + here(course) + "/duplicates");
    assertThat(page.locator(".empty").count()).isEqualTo(1);
  }

  @Test
  void nearDuplicatesHavePages(@TempDir Path folder) throws Exception {
    Course course = course("bank-twins-pages", folder);
    List<Item> twins = new ArrayList<>();
    Random random = new Random(7);
    for (int i = 0; i <= DuplicatePages.MOST_GROUPS; i++) {
      String asked = "What is " + new BigInteger(300, random).toString(36) + "?";
      twins.add(choice("a" + i, asked, "a spring tide", "an ebb"));
      twins.add(choice("b" + i, asked, "a spring tide", "a flood"));
    }
    bank(course).add(twins, twins.stream().map(t -> SOUND).toList(), "A", "imported");
    Page page = openWithoutJavaScript(here(course) + "/duplicates");
    assertThat(page.locator(".twin").count()).isEqualTo(2 * DuplicatePages.MOST_GROUPS);
    page.locator("a[rel=next]").click();
    assertThat(page.locator(".twin").count()).isEqualTo(2);
    page.locator("main form button").click();
    // The last page went with its only group.
    assertThat(page.locator(".twin").count()).isEqualTo(2 * DuplicatePages.MOST_GROUPS);
    assertThat(page.locator("[rel=next], [rel=prev]").count()).isZero();
    assertThat(
            bank(course)
                .find("b" + DuplicatePages.MOST_GROUPS)
                .orElseThrow()
                .item()
                .about()
                .state())
        .isEqualTo(ItemState.RETIRED);
  }

  @Test
  void aPreviewSaysWhatIsToBeSaidOfTheSet(@TempDir Path folder) throws Exception {
    Course course = course("bank-set", folder);
    Page page = open(here(course) + "/import");
    String twice = "::%s:: What comes at new moon? {=a spring tide ~a neap tide ~an ebb}\n\n";
    page.locator("#file")
        .setInputFiles(
            new FilePayload(
                "m.gift",
                "text/plain",
                (twice.formatted("one") + twice.formatted("two"))
                    .getBytes(StandardCharsets.UTF_8)));
    page.locator("main form button").click();
    assertThat(page.locator("main .findings li").count()).isEqualTo(1);
    assertThat(page.locator("main .findings").textContent()).contains("q-2", "q-1");
    Files.createDirectories(PICTURES);
    look(page, "bank-preview-set");
  }

  @Test
  void aBlueprintSaysWhatIsMissingAndDrawsATest(@TempDir Path folder) throws Exception {
    Course course = course("bank-blueprint", folder);
    List<BankItem> added = filled(course, SOUND);
    Page page = openWithoutJavaScript(here(course) + "/blueprints");
    page.locator("a[href$='/new']").click();
    page.locator("#title").fill("Final");
    page.locator("[name='n0.1']").fill("1");
    page.locator("[name='n1.0']").fill("2");
    page.locator("main form button").first().click();
    assertThat(page.url()).contains("/blueprints/final");
    assertThat(page.locator("[role=status]").textContent())
        .contains("Approved items missing: 3.", "together", "0 different ones");
    new BankDesk(bank(course), "A").approve(added);
    page.navigate(page.url());
    page.locator("a[href$='/test']").click();
    assertThat(page.locator(".item").count()).isEqualTo(3);
    page.navigate(address() + here(course) + "/blueprints/final");
    page.locator("[name='n0.1']").fill("2");
    page.locator("form[action$='/final'] button").first().click();
    assertThat(page.locator("[role=status]").textContent()).contains("missing: 1.");
    page.locator("form[action$='/make'] button").click();
    web().bankRuns().await();
    assertThat(bank(course).list(ItemState.DRAFT)).hasSize(1);
  }

  @Test
  void anotherItemIsMadeInPlaceOfOne(@TempDir Path folder) throws Exception {
    Course course = course("bank-again", folder);
    Page page = openWithoutJavaScript(here(course) + "/make");
    page.locator("#count").fill("1");
    page.locator("main form button").click();
    web().bankRuns().await();
    BankItem made = bank(course).list(null).getFirst();
    page.navigate(address() + here(course) + "/item?id=" + Links.escape(made.item().id()));
    page.locator("button[value=remake]").click();
    web().bankRuns().await();
    BankItem again = bank(course).find(made.item().id()).orElseThrow();
    assertThat(again.version()).isEqualTo(2);
    assertThat(again.item().stem()).isNotEqualTo(made.item().stem());
    assertThat(bank(course).history(made.item().id()).getLast().act()).isEqualTo("remade");
  }

  @Test
  void statisticsAreShownFromAFewAnswersOn(@TempDir Path folder) throws Exception {
    Course course = course("bank-stats", folder);
    filled(course, SOUND);
    answer(course, 4);
    Page page = openWithoutJavaScript(here(course) + "/statistics");
    assertThat(page.locator(".empty").count()).isEqualTo(1);
    answer(course, 24);
    page.navigate(page.url());
    assertThat(page.locator(".segment").count()).isEqualTo(3);
    assertThat(page.locator("main").textContent())
        .contains("Answers: 20", "picked by next to nobody");
  }

  /** Sittings of which every second gets all right, and the others nothing. */
  private void answer(Course course, int sittings) {
    for (int s = 0; s < sittings; s++) {
      int right = s % 2;
      List<Answered> answers = new ArrayList<>();
      for (String id : List.of("one", "two", "three")) {
        answers.add(new Answered(id, 1, "en", right, List.of(right == 1 ? 0 : 1)));
      }
      web().quizRoom().answers(WebFixture.ZONE, course).record("s" + s, answers);
    }
  }

  @Test
  void hostileTextDoesNothing(@TempDir Path folder) throws Exception {
    Course course = course("bank-hostile", folder);
    String evil =
        "<script>alert(1)</script><img src=x onerror=alert(2)><b onclick=alert(3)>bold</b>";
    Item item =
        new Item(
            "a/../<b>?&#",
            evil,
            RichText.html(evil),
            new Body.ShortAnswer(
                List.of(new Body.Accepted(evil, BigDecimal.ONE, RichText.html(evil))), false),
            RichText.html(evil),
            BigDecimal.ONE,
            new Item.About(
                List.of(evil), evil, null, null, "en", evil, ItemState.DRAFT, List.of(evil)),
            List.of());
    bank(course).add(List.of(item), List.of(UNSOUND), evil, "imported");
    Page page = open(here(course));
    page.locator(".stem a").click();
    assertThat(page.locator("main b").first().textContent()).isEqualTo("bold");
    for (String path : List.of("/item?id=" + Links.escape(item.id()), "", "/blueprints/new")) {
      page.navigate(address() + here(course) + path);
      assertThat(page.locator("main script, main img, main [onclick]").count()).as(path).isZero();
    }
    page.navigate(address() + here(course) + "/item/edit?id=" + Links.escape(item.id()));
    page.locator("main form button").first().click();
    assertThat(bank(course).find(item.id()).orElseThrow().item().stem()).isEqualTo(item.stem());
    assertThat(complaints).isEmpty();
  }

  @Test
  void aBankOfAnotherZoneIsNotThere(@TempDir Path folder) throws Exception {
    Files.writeString(folder.resolve("tides.md"), LESSON);
    web().library().add("other", new AddRequest(folder, "theirs", "T"), AddListener.SILENT);
    Page page = open("");
    for (String path : List.of("", "/item?id=one", "/export", "/blueprints", "/statistics")) {
      assertThat(page.request().get(address() + "courses/theirs/bank" + path).status())
          .as(path)
          .isEqualTo(404);
    }
  }

  @ParameterizedTest
  @CsvSource({"360, ar, DARK", "360, en, LIGHT", "1280, fr, LIGHT", "1280, ru, DARK"})
  void noPageIsWiderThanItsWindowOrBreaksARule(
      int width, String language, ColorScheme scheme, @TempDir Path folder) throws Exception {
    Files.createDirectories(PICTURES);
    Course course = course("bank-look-" + language + width, folder);
    filled(course, UNSOUND);
    List<Item> more =
        List.of(
            choice("four", "What comes at the new moon?", "a spring tide", "a neap tide"),
            SampleItems.whole("cloze", RichText.plain("Fill in"), SampleItems.cloze(), "1"));
    List<BankItem> added = bank(course).add(more, List.of(SOUND, SOUND), "Amina", "made");
    new BankDesk(bank(course), "Amina").approve(added);
    new BankDesk(bank(course), "Amina").tag(bank(course).list(null), Set.of("exam 2026"), Set.of());
    answer(course, 25);
    Page page =
        open(
            here(course) + "?state=",
            new Browser.NewContextOptions()
                .setLocale(language)
                .setColorScheme(scheme)
                .setViewportSize(width, 740));
    String tail = "-" + width + "-" + language;
    look(page, "bank" + tail);
    page.navigate(address() + here(course) + "/blueprints/new");
    page.locator("#title").fill("Final");
    page.locator("[name='n1.0']").fill("3");
    page.locator("[name='n0.0']").fill("1");
    page.locator("main form button").first().click();
    look(page, "bank-blueprint" + tail);
    for (String path :
        List.of(
            "/make",
            "/import",
            "/export?format=aiken",
            "/statistics",
            "/duplicates",
            "/objectives",
            "/blueprints",
            "/item?id=one&state=draft",
            "/item?id=cloze&state=",
            "/item/edit?id=one",
            "/item/edit?id=cloze",
            "/item/versions?id=one")) {
      page.navigate(address() + here(course) + path);
      look(page, "bank" + path.replaceAll("\\W+", "-") + tail);
    }
    page.navigate(address() + here(course) + "/import");
    page.locator("#file")
        .setInputFiles(
            new FilePayload(
                "m.gift",
                "text/plain",
                "What comes at new moon? {=a spring tide ~a neap tide ~an ebb}\n\nOpen {=x\n"
                    .getBytes(StandardCharsets.UTF_8)));
    page.locator("main form button").click();
    look(page, "bank-preview" + tail);
    assertThat(requests).allMatch(url -> url.startsWith(address()));
    assertThat(complaints).isEmpty();
  }

  private static void look(Page page, String name) {
    page.screenshot(
        new Page.ScreenshotOptions().setPath(PICTURES.resolve(name + ".png")).setFullPage(true));
    assertThat(page.evaluate("document.documentElement.scrollWidth - innerWidth"))
        .as(name + " scrolls sideways by")
        .isEqualTo(0);
    List<Rule> broken =
        new AxeBuilder(page)
            .withTags(List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"))
            .analyze()
            .getViolations();
    assertThat(broken)
        .as(name)
        .extracting(
            rule -> rule.getId() + ": " + rule.getNodes().stream().map(n -> n.getHtml()).toList())
        .isEmpty();
  }
}
