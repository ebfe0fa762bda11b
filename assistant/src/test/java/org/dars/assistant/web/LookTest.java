package org.dars.assistant.web;

import com.microsoft.playwright.*;
import java.nio.file.*;
import java.util.*;
import org.junit.jupiter.api.Test;

class LookTest {
  @Test
  void look() throws Exception {
    Path out = Files.createDirectories(Path.of("target/screenshots"));
    try (WebService service =
            new WebService(WebSettings.local(0, "local"), new SketchHouse().rooms());
        Browsers browsers = Browsers.start()) {
      service.start();
      for (int width : new int[] {360, 1280}) {
        for (String lang : List.of("en", "ar")) {
          try (BrowserContext context =
              browsers
                  .browser()
                  .newContext(
                      new Browser.NewContextOptions()
                          .setViewportSize(width, width == 360 ? 740 : 860)
                          .setJavaScriptEnabled(lang.equals("en"))
                          .setLocale(lang)
                          .setColorScheme(
                              lang.equals("ar") && width == 1280
                                  ? com.microsoft.playwright.options.ColorScheme.DARK
                                  : com.microsoft.playwright.options.ColorScheme.LIGHT))) {
            Page page = context.newPage();
            page.onConsoleMessage(m -> System.out.println("CONSOLE " + m.text()));
            Map<String, String> pages = new LinkedHashMap<>();
            pages.put("courses", "");
            pages.put("course", "courses/teaching");
            pages.put(
                "source",
                "courses/teaching/documents/what-generative-ai-is?at=1.1-p1&quote=A%20language%20model%20is%20a%20program%20that%20assigns%20a%20probability%20to%20every%20possible%20next%20piece%20of%20text#1.1-p1");
            pages.put("cues", "courses/teaching/documents/how-a-model-writes");
            pages.put("slides", "courses/teaching/documents/feedback-and-tutoring");
            pages.put("missing", "courses/nothing");
            for (var e : pages.entrySet()) {
              page.navigate(service.address() + e.getValue());
              page.screenshot(
                  new Page.ScreenshotOptions()
                      .setPath(out.resolve(e.getKey() + "-" + width + "-" + lang + ".png"))
                      .setFullPage(true));
            }
            page.navigate(service.address() + "courses/teaching");
            for (String q : List.of("What is a language model?", "Who won the world cup?")) {
              page.locator("#question").fill(q);
              page.locator("#ask button").click();
              page.waitForSelector(".exchange .nearest");
              page.waitForTimeout(300);
            }
            page.screenshot(
                new Page.ScreenshotOptions()
                    .setPath(out.resolve("answer-" + width + "-" + lang + ".png"))
                    .setFullPage(true));
          }
        }
      }
    }
  }
}
