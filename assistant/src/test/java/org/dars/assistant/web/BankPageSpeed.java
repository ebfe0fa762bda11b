package org.dars.assistant.web;

import java.io.ByteArrayInputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.zip.GZIPInputStream;
import org.dars.assistant.App;
import org.dars.assistant.course.AddListener;
import org.dars.assistant.course.AddRequest;
import org.dars.assistant.course.Course;
import org.dars.assistant.quiz.QuizSources;
import org.dars.assistant.quiz.bank.BankDesk;
import org.dars.assistant.quiz.bank.BankItem;
import org.dars.assistant.quiz.bank.Blueprint;
import org.dars.assistant.quiz.bank.ItemBank;
import org.dars.assistant.quiz.examine.Examination;
import org.dars.assistant.quiz.examine.Finding;
import org.dars.assistant.quiz.examine.ItemCheck;
import org.dars.assistant.quiz.item.Body;
import org.dars.assistant.quiz.item.Item;
import org.dars.assistant.quiz.item.RichText;
import org.dars.assistant.quiz.make.ItemMaker;
import org.dars.assistant.quiz.make.ItemRequest;
import org.dars.assistant.quiz.make.Made;
import org.dars.assistant.store.Home;
import org.dars.assistant.store.ItemAnswers.Answered;
import org.dars.assistant.store.Settings;

/**
 * How long the pages of a large bank take. Two steps:
 *
 * <pre>
 * BankPageSpeed fill HOME COURSE-FOLDER 10000
 * BankPageSpeed time HOME
 * </pre>
 *
 * <p>Filling makes what the course gives, then the same with other letters, as other languages.
 */
final class BankPageSpeed {

  private static final String COURSE = "large";
  private static final int ROUNDS = 21;
  private static final List<String> LANGUAGES = List.of("en", "es", "fr", "uz");

  private BankPageSpeed() {}

  public static void main(String[] args) throws Exception {
    Settings settings = new Settings(new Home(Path.of(args[1])), WebFixture.ZONE);
    try (App app = App.open(settings, null, null)) {
      if (args[0].equals("fill")) {
        fill(app, Path.of(args[2]), Integer.parseInt(args[3]));
      } else {
        time(app);
      }
    }
  }

  private static void fill(App app, Path folder, int count) throws Exception {
    app.library().add(app.zone(), new AddRequest(folder, COURSE, "Psychology"), AddListener.SILENT);
    Course course = app.library().course(app.zone(), COURSE).orElseThrow();
    long begun = System.nanoTime();
    Made made =
        new ItemMaker()
            .make(
                new ItemRequest(
                    COURSE, List.of(), Set.of(), Set.of(), count / 3, 1, "en", List.of()),
                QuizSources.of(app.library(), app.zone(), COURSE),
                app.quizzes().examiner(app.zone(), course),
                null);
    System.out.printf(
        Locale.ROOT,
        "%d items made in %.0f s%n",
        made.items().size(),
        (System.nanoTime() - begun) / 1e9);
    List<Item> items = new ArrayList<>();
    List<Examination> examinations = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      int turn = i / made.items().size();
      Item item = made.items().get(i % made.items().size());
      items.add(turn == 0 ? item : shifted(item, turn));
      examinations.add(i % 10 == 9 ? failed() : made.examinations().get(i % made.items().size()));
    }
    ItemBank bank = app.quizzes().bank(app.zone(), course);
    List<BankItem> added = bank.add(items, examinations, "Amina", "made");
    BankDesk desk = new BankDesk(bank, "Amina");
    desk.approve(added.subList(0, count / 2));
    desk.tag(bank.list(null).subList(0, count / 5), Set.of("exam 2026"), Set.of());
    app.quizzes().blueprints(app.zone(), course).save(blueprint(added), 0);
    answers(app, course, added.subList(0, count / 2));
  }

  private static Examination failed() {
    return new Examination(
        List.of(new Finding(ItemCheck.ONE_KEY, Finding.Outcome.FAILED, "another option fits")));
  }

  private static Blueprint blueprint(List<BankItem> items) {
    List<Blueprint.Cell> cells =
        items.stream()
            .map(b -> b.item().about().category().getLast())
            .distinct()
            .limit(10)
            .map(section -> new Blueprint.Cell(section, null, null, 0, 1, 4))
            .toList();
    return new Blueprint("final", "Final", cells, 0.6, 60, 2, true);
  }

  /** 2,000 sittings at 20 items of 500. */
  private static void answers(App app, Course course, List<BankItem> items) {
    Random random = new Random(7);
    for (int s = 0; s < 2000; s++) {
      List<Answered> answers = new ArrayList<>();
      for (int i = 0; i < 20; i++) {
        BankItem banked = items.get(random.nextInt(500));
        int right = random.nextInt(3) == 0 ? 0 : 1;
        answers.add(new Answered(banked.item().id(), 1, "en", right, List.of()));
      }
      app.quizzes().answers(app.zone(), course).record("s" + s, answers);
    }
  }

  /** The item with each letter some places further on in the alphabet. */
  private static Item shifted(Item item, int by) {
    UnaryOperator<RichText> text =
        t -> t.isEmpty() ? t : new RichText(letters(t.value(), by), t.format());
    Body body =
        item.body() instanceof Body.Choice choice
            ? new Body.Choice(
                choice.options().stream()
                    .map(o -> new Body.Option(text.apply(o.text()), o.weight(), o.feedback()))
                    .toList(),
                choice.single(),
                choice.shuffle())
            : item.body();
    Item.About about = item.about().withLanguage(LANGUAGES.get(by % LANGUAGES.size()));
    return new Item(
        item.id() + "-" + by,
        item.name(),
        text.apply(item.stem()),
        body,
        item.explanation(),
        item.mark(),
        about,
        item.sources());
  }

  private static String letters(String text, int by) {
    StringBuilder shifted = new StringBuilder();
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      shifted.append(c >= 'a' && c <= 'z' ? (char) ('a' + (c - 'a' + by) % 26) : c);
    }
    return shifted.toString();
  }

  private static void time(App app) throws Exception {
    try (App.Service service = app.service();
        WebService web = new WebService(WebSettings.local(0, app.zone()), service.rooms());
        HttpClient client = HttpClient.newHttpClient()) {
      web.start();
      String here = "courses/" + COURSE + "/bank";
      Course course = app.library().course(app.zone(), COURSE).orElseThrow();
      List<BankItem> all = app.quizzes().bank(app.zone(), course).list(null);
      String item = Links.escape(all.get(all.size() / 3).item().id());
      Map<String, String> pages =
          Map.ofEntries(
              Map.entry("01 drafts", here),
              Map.entry("02 all", here + "?state="),
              Map.entry("03 last page", here + "?state=&page=9999"),
              Map.entry("04 words", here + "?state=&words=memory"),
              Map.entry("05 words that none has", here + "?state=&words=xyzzyx"),
              Map.entry("06 a filter", here + "?state=&kind=single-choice&sound=no"),
              Map.entry("07 a tag", here + "?state=&tag=exam%202026"),
              Map.entry("08 item", here + "/item?state=&id=" + item),
              Map.entry("09 item that was answered", here + "/item?state=&id=" + first(all)),
              Map.entry("10 form of an item", here + "/item/edit?id=" + item),
              Map.entry("11 form for making", here + "/make"),
              Map.entry("12 blueprints", here + "/blueprints"),
              Map.entry("13 blueprint", here + "/blueprints/final"),
              Map.entry("14 a test of it", here + "/blueprints/final/test?seed=7"),
              Map.entry("15 statistics", here + "/statistics"),
              Map.entry("16 near duplicates", here + "/duplicates"),
              Map.entry("17 import", here + "/import"),
              Map.entry("18 export, losses", here + "/export?format=gift"),
              Map.entry("19 export, file", here + "/export/gift"),
              Map.entry("20 languages", here + "/languages"));
      System.out.printf("%-28s %8s %8s %9s %9s%n", "page", "p50 ms", "p95 ms", "KB", "KB gzip");
      for (Map.Entry<String, String> page : new java.util.TreeMap<>(pages).entrySet()) {
        row(client, page.getKey(), web.address() + page.getValue());
      }
    }
  }

  private static String first(List<BankItem> all) {
    return Links.escape(all.getFirst().item().id());
  }

  private static void row(HttpClient client, String name, String address) throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(address)).header("Accept-Encoding", "gzip").build();
    double[] millis = new double[ROUNDS];
    HttpResponse<byte[]> last = client.send(request, BodyHandlers.ofByteArray());
    for (int i = 0; i < ROUNDS && (i < 3 || millis[0] < 5000); i++) {
      long begun = System.nanoTime();
      last = client.send(request, BodyHandlers.ofByteArray());
      millis[i] = (System.nanoTime() - begun) / 1e6;
    }
    double[] sorted = Arrays.stream(millis).filter(m -> m > 0).sorted().toArray();
    if (last.statusCode() != 200) {
      System.out.printf("%-28s HTTP %d%n", name, last.statusCode());
      return;
    }
    System.out.printf(
        Locale.ROOT,
        "%-28s %8.0f %8.0f %9.1f %9.1f%n",
        name,
        sorted[sorted.length / 2],
        sorted[(int) Math.ceil(0.95 * sorted.length) - 1],
        plain(last) / 1024.0,
        last.body().length / 1024.0);
  }

  private static int plain(HttpResponse<byte[]> response) throws Exception {
    boolean zipped = response.headers().firstValue("Content-Encoding").isPresent();
    if (!zipped) {
      return response.body().length;
    }
    try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(response.body()))) {
      return in.readAllBytes().length;
    }
  }
}
