package org.dars.index.courseware.packages;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** Manifests that would have more read than the package. */
class HostileManifestsTest extends HostilePackages {

  @Test
  void entitiesThatMultiplyStayUnread() throws Exception {
    StringBuilder laughs = new StringBuilder("<!DOCTYPE manifest [<!ENTITY l0 \"ha\">");
    for (int i = 1; i < 12; i++) {
      laughs.append("<!ENTITY l%d \"%s\">".formatted(i, ("&l" + (i - 1) + ";").repeat(10)));
    }
    String manifest =
        Packages.MANIFEST
            .replace("<manifest", laughs + "]>\n<manifest")
            .replace("<title>Rivers</title>", "<title>&l11;</title>");
    Map<String, byte[]> entries = Packages.cartridge();
    entries.put("imsmanifest.xml", manifest.getBytes(StandardCharsets.UTF_8));
    Found found = opened("laughs.imscc", Packages.zip(entries), LIMITS);
    assertThat(found.paths()).contains("wiki/second.html");
    assertThat(found.blocks()).noneMatch(b -> b.contains("haha"));
  }

  @Test
  void nothingOutsideIsAskedFor() throws Exception {
    AtomicInteger hits = new AtomicInteger();
    HttpServer canary =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    canary.createContext(
        "/",
        exchange -> {
          hits.incrementAndGet();
          exchange.sendResponseHeaders(200, -1);
          exchange.close();
        });
    canary.start();
    try {
      String url = "http://localhost:" + canary.getAddress().getPort() + "/";
      for (String doctype :
          List.of(
              "<!DOCTYPE manifest SYSTEM \"%sx.dtd\">".formatted(url),
              "<!DOCTYPE manifest PUBLIC \"-//X\" \"%sx.dtd\">".formatted(url),
              "<!DOCTYPE manifest [<!ENTITY e SYSTEM \"%se\">]>".formatted(url),
              "<!DOCTYPE manifest [<!ENTITY %% p SYSTEM \"%sp\"> %%p;]>".formatted(url),
              "<?xml-stylesheet href=\"%ss.xsl\" type=\"text/xsl\"?>".formatted(url))) {
        String manifest =
            Packages.MANIFEST
                .replace("<manifest", doctype + "<manifest")
                .replace(
                    "<title>Rivers</title>",
                    "<title>&e; <xi:include xmlns:xi=\"http://www.w3.org/2001/XInclude\" href=\"%si\"/></title>"
                        .formatted(url));
        Map<String, byte[]> entries = Packages.cartridge();
        entries.put("imsmanifest.xml", manifest.getBytes(StandardCharsets.UTF_8));
        entries.put(
            "wiki/second.html",
            "<base href='%s'><img src='%si.png' alt='x'><iframe src='%sf'></iframe><p>Text</p>"
                .formatted(url, url, url)
                .getBytes(StandardCharsets.UTF_8));
        assertThat(opened("canary.imscc", Packages.zip(entries), LIMITS).paths()).isNotEmpty();
      }
      assertThat(hits).hasValue(0);
    } finally {
      canary.stop(0);
    }
  }

  @Test
  void aManifestThatPointsOutsideFindsNothingThere() throws Exception {
    Path secret = Packages.file(in, "secret.md", GOOD.getBytes(StandardCharsets.UTF_8));
    Map<String, byte[]> entries = Packages.cartridge();
    entries.put(
        "imsmanifest.xml",
        Packages.MANIFEST
            .replace("wiki/second.html", "../../in/secret.md")
            .replace("topic.xml", secret.toString())
            .replace("link.xml", "file:///etc/passwd")
            .getBytes(StandardCharsets.UTF_8));
    Found found = opened("outside.imscc", Packages.zip(entries), LIMITS);
    assertThat(found.paths())
        .containsExactlyInAnyOrder(
            "imsmanifest.xml",
            "wiki/first page.html",
            "wiki/second.html",
            "topic.xml",
            "link.xml",
            "extra/notes.md");
  }

  @Test
  void aFrameThatPointsToItselfEnds() throws Exception {
    Found found =
        opened(
            "loop.tar.gz",
            Packages.tarGz(
                "course.xml",
                "<course url_name=\"r\" org=\"o\"/>",
                "course/r.xml",
                "<course display_name=\"Loop\"><chapter url_name=\"c\"/><course url_name=\"r\"/></course>",
                "chapter/c.xml",
                "<chapter display_name=\"C\"><chapter url_name=\"c\"/><sequential url_name=\"s\"/></chapter>",
                "sequential/s.xml",
                "<sequential><chapter url_name=\"c\"/><html url_name=\"../../../../etc/passwd\"/></sequential>"),
            LIMITS);
    assertThat(found.paths()).containsExactly("course/r.xml", "chapter/c.xml", "sequential/s.xml");
  }

  @Test
  void aManifestNestedTooDeepIsNotedAndTheFilesAreRead() throws Exception {
    Map<String, byte[]> entries = Packages.cartridge();
    String deep = "<item><title>x</title>".repeat(5_000) + "</item>".repeat(5_000);
    entries.put(
        "imsmanifest.xml",
        Packages.MANIFEST
            .replace("<item identifier=\"root\">", "<item identifier=\"root\">" + deep)
            .getBytes(StandardCharsets.UTF_8));
    Found found = opened("deep.imscc", Packages.zip(entries), LIMITS);
    assertThat(found.paths()).contains("wiki/second.html", "topic.xml");
    assertThat(found.notes().getFirst()).startsWith("imsmanifest.xml: is not well-formed XML");
  }
}
