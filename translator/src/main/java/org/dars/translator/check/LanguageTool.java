package org.dars.translator.check;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * Asks a LanguageTool server about the grammar of translations, over its HTTP API ({@code POST
 * /v2/check}). A server that does not answer, or not in its protocol, is not asked again by this
 * object; {@link #problem} says why. A language that the server has not is left out.
 *
 * @see <a href="https://languagetool.org/http-api/">LanguageTool HTTP API</a>
 */
public final class LanguageTool implements Check, AutoCloseable {

  /** Where the address of the server stands. */
  public static final String VARIABLE = "DARS_LANGUAGETOOL_URL";

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final int MOST = 5;

  private final URI address;
  private final HttpClient http = HttpClient.newBuilder().connectTimeout(PATIENCE).build();
  private final AtomicReference<@Nullable String> problem = new AtomicReference<>();
  private final Set<String> unknown = java.util.concurrent.ConcurrentHashMap.newKeySet();

  /**
   * @param server as "http://localhost:8081"; the path of the API is added
   * @throws IllegalArgumentException when it is no address of http or https
   */
  public LanguageTool(String server) {
    URI base = URI.create(server.replaceAll("/+$", ""));
    if (!"http".equals(base.getScheme()) && !"https".equals(base.getScheme())) {
      throw new IllegalArgumentException(
          "the address of the LanguageTool server is \""
              + server
              + "\"; it has to begin with http");
    }
    String path = base.toString().endsWith("/v2") ? "/check" : "/v2/check";
    address = URI.create(base + path);
  }

  /** The server of the environment, if one is named there. */
  public static Optional<LanguageTool> of(Map<String, String> environment) {
    String server = environment.getOrDefault(VARIABLE, "");
    return server.isBlank() ? Optional.empty() : Optional.of(new LanguageTool(server.strip()));
  }

  @Override
  public Optional<String> problem() {
    return Optional.ofNullable(problem.get());
  }

  @Override
  public boolean fixes() {
    return false;
  }

  @Override
  public Set<Issue.Kind> kinds() {
    return Set.of(Issue.Kind.GRAMMAR);
  }

  @Override
  public List<Issue> look(CheckedPair pair, CheckSettings settings) {
    if (problem.get() != null || unknown.contains(pair.to())) {
      return List.of();
    }
    String form =
        "text="
            + URLEncoder.encode(pair.targetWords(), StandardCharsets.UTF_8)
            + "&language="
            + URLEncoder.encode(pair.to(), StandardCharsets.UTF_8);
    HttpRequest request =
        HttpRequest.newBuilder(address)
            .timeout(PATIENCE)
            .header("Content-Type", "application/x-www-form-urlencoded")
            .header("Accept", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(form))
            .build();
    try {
      HttpResponse<String> answer =
          http.send(request, HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
      if (answer.statusCode() == 400) {
        unknown.add(pair.to());
        return List.of();
      }
      if (answer.statusCode() != 200) {
        return stop("the LanguageTool server answered " + answer.statusCode());
      }
      return issues(JSON.readTree(answer.body()));
    } catch (JacksonException e) {
      return stop("the LanguageTool server did not answer in JSON; is " + address + " right?");
    } catch (IOException e) {
      return stop("the LanguageTool server at " + address + " does not answer; is it running?");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return List.of();
    }
  }

  private List<Issue> stop(String reason) {
    problem.compareAndSet(null, reason);
    return List.of();
  }

  private static List<Issue> issues(JsonNode answer) {
    List<Issue> issues = new ArrayList<>();
    for (JsonNode match : answer.path("matches")) {
      String message = match.path("message").asText("").strip();
      String better = match.path("replacements").path(0).path("value").asText("");
      if (!message.isEmpty() && issues.size() < MOST) {
        String advice = better.isEmpty() ? "" : " (“" + better + "”?)";
        issues.add(new Issue(Issue.Kind.GRAMMAR, message + advice));
      }
    }
    return issues;
  }

  @Override
  public void close() {
    http.close();
  }
}
