package org.dars.assistant.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Courses added by upload, and what is said of their files. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AddingTest {
  private static final String BOUNDARY = "----a-boundary";

  private final HttpClient http =
      HttpClient.newBuilder().followRedirects(HttpClient.Redirect.NORMAL).build();
  private WebFixture web;

  @BeforeAll
  void start(@TempDir Path folder) throws Exception {
    web = WebFixture.start(folder);
  }

  @AfterAll
  void stop() throws Exception {
    web.close();
  }

  private HttpResponse<String> upload(String title, Map<String, byte[]> files) throws Exception {
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    body.writeBytes(
        "--%s\r\nContent-Disposition: form-data; name=\"title\"\r\n\r\n%s\r\n"
            .formatted(BOUNDARY, title)
            .getBytes(StandardCharsets.UTF_8));
    for (Map.Entry<String, byte[]> file : files.entrySet()) {
      body.writeBytes(
          ("--%s\r\nContent-Disposition: form-data; name=\"files\"; filename=\"%s\"\r\n"
                      .formatted(BOUNDARY, file.getKey())
                  + "Content-Type: application/octet-stream\r\n\r\n")
              .getBytes(StandardCharsets.UTF_8));
      body.writeBytes(file.getValue());
      body.writeBytes("\r\n".getBytes(StandardCharsets.UTF_8));
    }
    body.writeBytes(("--" + BOUNDARY + "--\r\n").getBytes(StandardCharsets.UTF_8));
    return http.send(
        HttpRequest.newBuilder(URI.create(web.address() + "courses"))
            .header("Content-Type", "multipart/form-data; boundary=" + BOUNDARY)
            .POST(BodyPublishers.ofByteArray(body.toByteArray()))
            .build(),
        BodyHandlers.ofString());
  }

  private HttpResponse<String> get(String path) throws Exception {
    return http.send(
        HttpRequest.newBuilder(URI.create(web.address() + path)).build(), BodyHandlers.ofString());
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static Map<String, byte[]> mixed() {
    Map<String, byte[]> files = new LinkedHashMap<>();
    files.put("tides.md", bytes("# Tides\n\nThe sea rises twice a day.\n"));
    files.put("empty.pdf", new byte[0]);
    files.put("cut.docx", bytes("PK\u0003\u0004 cut off in the middle"));
    files.put("not-a-deck.pptx", bytes("just text"));
    files.put("numbers.dat", bytes("1 2 3"));
    return files;
  }

  @Test
  void everyFileOfAMixedUploadIsAccountedFor() throws Exception {
    HttpResponse<String> reply = upload("Mixed", mixed());
    assertThat(reply.statusCode()).isEqualTo(200);
    assertThat(reply.uri().getPath()).startsWith("/courses/mixed/added/");
    assertThat(reply.body())
        .contains("1 document can be read", "empty.pdf: ", "cut.docx: ", "not-a-deck.pptx: ")
        .contains("numbers.dat")
        .doesNotContain("at org.dars");
    assertThat(get("courses/mixed").body()).contains("Tides", "empty.pdf: ");
    assertThat(get("").statusCode()).isEqualTo(200);
  }

  @Test
  void anUploadWithNothingToSayLeadsToItsCourse() throws Exception {
    HttpResponse<String> reply = upload("Plain", Map.of("moon.md", bytes("# Moon\n\nIt pulls.\n")));
    assertThat(reply.uri().getPath()).isEqualTo("/courses/plain");
  }

  @Test
  void anUploadWithoutOneGoodFileNamesThemAll() throws Exception {
    Map<String, byte[]> files = mixed();
    files.remove("tides.md");
    HttpResponse<String> reply = upload("Broken", files);
    assertThat(reply.statusCode()).isEqualTo(422);
    assertThat(reply.body()).contains("empty.pdf: ", "cut.docx: ", "not-a-deck.pptx: ");
    assertThat(get("courses/broken").statusCode()).isEqualTo(404);
  }

  @Test
  void aReportOfLongAgoLeadsToTheCourse() throws Exception {
    assertThat(get("courses/teaching/added/long-ago").uri().getPath())
        .isEqualTo("/courses/teaching");
  }
}
