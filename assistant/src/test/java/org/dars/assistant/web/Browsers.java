package org.dars.assistant.web;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Assumptions;

/** A real headless Chromium, as the machine has it: {@code DARS_CHROMIUM} or the usual places. */
final class Browsers implements AutoCloseable {
  private final Playwright playwright;
  private final Browser browser;

  private Browsers(Playwright playwright, Browser browser) {
    this.playwright = playwright;
    this.browser = browser;
  }

  /** Starts it; the test is skipped, with the reason, where there is none. */
  static Browsers start() {
    Path executable = executable();
    Assumptions.assumeTrue(
        executable != null, "no Chromium: install one, or name it in DARS_CHROMIUM");
    Playwright playwright =
        Playwright.create(
            new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
    List<String> arguments = new ArrayList<>(List.of("--disable-gpu"));
    if (System.getProperty("user.name").equals("root")) {
      arguments.add("--no-sandbox");
    }
    Browser browser =
        playwright
            .chromium()
            .launch(
                new BrowserType.LaunchOptions().setExecutablePath(executable).setArgs(arguments));
    return new Browsers(playwright, browser);
  }

  Browser browser() {
    return browser;
  }

  private static @Nullable Path executable() {
    return Stream.of(
            String.valueOf(System.getenv("DARS_CHROMIUM")),
            "/usr/bin/chromium",
            "/usr/bin/chromium-browser",
            "/usr/bin/google-chrome")
        .map(Path::of)
        .filter(Files::isExecutable)
        .findFirst()
        .orElse(null);
  }

  @Override
  public void close() {
    browser.close();
    playwright.close();
  }
}
