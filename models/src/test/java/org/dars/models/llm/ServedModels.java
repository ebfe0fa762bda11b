package org.dars.models.llm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.net.URI;
import java.time.Duration;
import org.dars.models.LanguageModel;
import org.dars.models.LanguageModelException;
import org.dars.models.Prompt;
import org.jspecify.annotations.Nullable;

/** Models as a {@link ModelServer} serves them, and what they say when they fail. */
final class ServedModels {

  static final Prompt PROMPT = new Prompt("Be brief.", "What is memory?", 50, false);
  static final String SSE = "text/event-stream";
  static final String NDJSON = "application/x-ndjson";

  private ServedModels() {}

  static String failure(LanguageModel model) {
    LanguageModelException e =
        catchThrowableOfType(LanguageModelException.class, () -> model.ask(PROMPT, t -> {}));
    assertThat(e).isNotNull();
    return String.valueOf(e.getMessage());
  }

  static LanguageModel openAi(ModelServer server, @Nullable String key) {
    return model(Provider.OPENAI_COMPATIBLE, server.url("/v1"), key, 30_000, 30_000);
  }

  static LanguageModel ollama(ModelServer server) {
    return model(Provider.OLLAMA, server.url(""), null, 30_000, 30_000);
  }

  static LanguageModel model(
      Provider provider, URI url, @Nullable String key, int firstMillis, int wholeMillis) {
    return LanguageModels.open(
        new LanguageModelSettings(
            provider,
            url,
            "m",
            key,
            Duration.ofMillis(wholeMillis),
            Duration.ofMillis(firstMillis),
            0.2,
            1_000));
  }
}
