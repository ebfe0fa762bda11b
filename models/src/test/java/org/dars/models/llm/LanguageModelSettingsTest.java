package org.dars.models.llm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.dars.models.LanguageModelException;
import org.junit.jupiter.api.Test;

class LanguageModelSettingsTest {

  private static final Map<String, String> OLLAMA =
      Map.of(
          "DARS_LLM_PROVIDER", "ollama",
          "DARS_LLM_URL", "http://localhost:11434",
          "DARS_LLM_MODEL", "qwen3:4b");

  @Test
  void withoutSettingsThereIsNoModel() throws Exception {
    assertThat(LanguageModelSettings.from(Map.of("HOME", "/home/dars"))).isEmpty();
    assertThat(LanguageModelSettings.from(Map.of("DARS_LLM_URL", " "))).isEmpty();
  }

  @Test
  void threeSettingsAreEnough() throws Exception {
    LanguageModelSettings s = LanguageModelSettings.from(OLLAMA).orElseThrow();
    assertThat(s)
        .isEqualTo(
            LanguageModelSettings.of(
                Provider.OLLAMA, URI.create("http://localhost:11434"), "qwen3:4b", null));
  }

  @Test
  void allSettingsAreRead() throws Exception {
    Map<String, String> all = new HashMap<>(OLLAMA);
    all.put("DARS_LLM_PROVIDER", "OpenAI-compatible");
    all.put("DARS_LLM_KEY", "secret-key");
    all.put("DARS_LLM_TIMEOUT", "30s");
    all.put("DARS_LLM_TEMPERATURE", "none");
    all.put("DARS_LLM_MAX_TOKENS", "100");
    LanguageModelSettings s = LanguageModelSettings.from(all).orElseThrow();
    assertThat(s.provider()).isEqualTo(Provider.OPENAI_COMPATIBLE);
    assertThat(s.apiKey()).isEqualTo("secret-key");
    assertThat(s.timeout()).isEqualTo(Duration.ofSeconds(30));
    assertThat(s.firstTokenTimeout()).isEqualTo(Duration.ofSeconds(30));
    assertThat(s.temperature()).isNull();
    assertThat(s.maxTokens()).isEqualTo(100);
    all.put("DARS_LLM_TIMEOUT", "5m");
    all.put("DARS_LLM_FIRST_TOKEN_TIMEOUT", "90 s");
    assertThat(LanguageModelSettings.from(all).orElseThrow().firstTokenTimeout())
        .isEqualTo(Duration.ofSeconds(90));
  }

  @Test
  void theKeyIsNeverShown() throws Exception {
    Map<String, String> keyed = new HashMap<>(OLLAMA);
    keyed.put("DARS_LLM_KEY", "secret-key");
    assertThat(LanguageModelSettings.from(keyed).orElseThrow().toString())
        .isEqualTo("ollama qwen3:4b at localhost:11434 with a key, timeout 120s");
  }

  @Test
  void aMissingSettingIsNamedWithAnExample() {
    for (String name : OLLAMA.keySet()) {
      Map<String, String> half = new HashMap<>(OLLAMA);
      half.remove(name);
      assertThatThrownBy(() -> LanguageModelSettings.from(half))
          .isInstanceOf(LanguageModelException.class)
          .hasMessageStartingWith(
              "The language model is only half set up: "
                  + name
                  + " is missing; set it, for example");
    }
  }

  @Test
  void aWrongSettingIsNamedWithAnExample() {
    wrong("DARS_LLM_PROVIDER", "chatty", "openai-compatible or ollama");
    wrong("DARS_LLM_TIMEOUT", "soon", "120s");
    wrong("DARS_LLM_TIMEOUT", "0s", "120s");
    wrong("DARS_LLM_TEMPERATURE", "hot", "0.2, or none for the server's own");
    wrong("DARS_LLM_TEMPERATURE", "NaN", "0.2, or none for the server's own");
    wrong("DARS_LLM_MAX_TOKENS", "-1", "4096");
    for (String url : List.of("localhost:11434", "ftp://x", "http://", "http://a b")) {
      wrong("DARS_LLM_URL", url, "http://localhost:11434 or https://api.deepseek.com/v1");
    }
    Map<String, String> settings = new HashMap<>(OLLAMA);
    settings.put("DARS_LLM_URL", "http://me:pw@x");
    assertThatThrownBy(() -> LanguageModelSettings.from(settings))
        .hasMessageContaining("“…@x”")
        .hasMessageNotContaining("pw");
  }

  private static void wrong(String name, String value, String example) {
    Map<String, String> settings = new HashMap<>(OLLAMA);
    settings.put(name, value);
    assertThatThrownBy(() -> LanguageModelSettings.from(settings))
        .isInstanceOf(LanguageModelException.class)
        .hasMessage(
            "%s cannot be “%s”; set it, for example, to %s.".formatted(name, value, example));
  }
}
