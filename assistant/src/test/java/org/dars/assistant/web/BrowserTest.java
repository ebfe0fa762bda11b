package org.dars.assistant.web;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** A test that looks at the real service through a real browser. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class BrowserTest {
  /** What the browser asked for and complained about; for {@link #open}. */
  final List<String> requests = new CopyOnWriteArrayList<>();

  final List<String> complaints = new CopyOnWriteArrayList<>();

  private Browsers browsers;
  private WebFixture web;
  private final List<BrowserContext> contexts = new CopyOnWriteArrayList<>();

  @BeforeAll
  void startHouse(@TempDir Path folder) throws Exception {
    browsers = Browsers.start();
    web = WebFixture.start(folder);
  }

  @AfterEach
  void closePages() {
    contexts.forEach(BrowserContext::close);
    contexts.clear();
    requests.clear();
    complaints.clear();
  }

  @AfterAll
  void stopHouse() throws Exception {
    if (web != null) {
      web.close();
      browsers.close();
    }
  }

  /** A page of the service in a fresh browser profile. */
  Page open(String path, Browser.NewContextOptions options) {
    BrowserContext context = browsers.browser().newContext(options);
    contexts.add(context);
    Page page = context.newPage();
    page.onRequest(r -> requests.add(r.url()));
    page.onConsoleMessage(m -> complaints.add(m.text()));
    page.onPageError(complaints::add);
    page.navigate(address() + path);
    return page;
  }

  /** A page with JavaScript. */
  Page open(String path) {
    return open(path, english());
  }

  /** A page without JavaScript. */
  Page openWithoutJavaScript(String path) {
    return open(path, english().setJavaScriptEnabled(false));
  }

  static Browser.NewContextOptions english() {
    return new Browser.NewContextOptions().setLocale("en").setViewportSize(1280, 860);
  }

  WebFixture web() {
    return web;
  }

  String address() {
    return web.address();
  }
}
