package org.dars.models.llm;

import dev.langchain4j.data.message.ChatMessage;
import dev.langchain4j.data.message.SystemMessage;
import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.model.chat.StreamingChatModel;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.request.ResponseFormat;
import dev.langchain4j.model.ollama.OllamaStreamingChatModel;
import dev.langchain4j.model.openai.OpenAiChatRequestParameters;
import dev.langchain4j.model.openai.OpenAiStreamingChatModel;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.dars.models.LanguageModel;
import org.dars.models.LanguageModelException;
import org.dars.models.Prompt;
import org.dars.models.Usage;

/** Asks a server through LangChain4j. Connections are kept and shared; a question is not. */
final class ServedLanguageModel implements LanguageModel {

  private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(10);

  private final LanguageModelSettings settings;
  private final Diagnosis diagnosis;
  private final HttpClient connections;

  ServedLanguageModel(LanguageModelSettings settings) {
    this.settings = settings;
    this.diagnosis = new Diagnosis(settings);
    boolean secure = "https".equals(settings.baseUrl().getScheme());
    this.connections =
        HttpClient.newBuilder()
            .connectTimeout(CONNECT_TIMEOUT)
            // Some local servers stumble over the offer to upgrade a plain connection.
            .version(secure ? HttpClient.Version.HTTP_2 : HttpClient.Version.HTTP_1_1)
            .build();
  }

  @Override
  public String name() {
    return settings.provider().label() + " " + settings.model();
  }

  @Override
  public String settings() {
    return "temperature " + settings.temperature();
  }

  @Override
  public String ask(Prompt prompt, Consumer<String> onText)
      throws LanguageModelException, InterruptedException {
    return ask(prompt, onText, usage -> {});
  }

  @Override
  public String ask(Prompt prompt, Consumer<String> onText, Consumer<Usage> onUsage)
      throws LanguageModelException, InterruptedException {
    StreamedAnswer answer = new StreamedAnswer(settings.provider(), onText);
    try (StreamingExchange exchange = new StreamingExchange(connections, answer)) {
      model(exchange).chat(request(prompt), answer);
      return answer.await(settings.firstTokenTimeout(), settings.timeout(), prompt.json());
    } catch (AnswerFailure failure) {
      throw diagnosis.explain(failure);
    } finally {
      onUsage.accept(answer.usage(prompt));
    }
  }

  private StreamingChatModel model(StreamingExchange exchange) {
    String url = settings.baseUrl().toString();
    return switch (settings.provider()) {
      case OPENAI_COMPATIBLE ->
          OpenAiStreamingChatModel.builder()
              .httpClientBuilder(exchange.asBuilder())
              .baseUrl(url)
              .apiKey(settings.apiKey())
              .modelName(settings.model())
              .temperature(settings.temperature())
              .returnThinking(true)
              .build();
      case OLLAMA ->
          OllamaStreamingChatModel.builder()
              .httpClientBuilder(exchange.asBuilder())
              .baseUrl(url)
              .modelName(settings.model())
              .temperature(settings.temperature())
              .returnThinking(true)
              .build();
    };
  }

  private ChatRequest request(Prompt prompt) {
    List<ChatMessage> messages = new ArrayList<>();
    if (!prompt.system().isBlank()) {
      messages.add(SystemMessage.from(prompt.system()));
    }
    messages.add(UserMessage.from(prompt.user()));
    ResponseFormat format = prompt.json() ? ResponseFormat.JSON : ResponseFormat.TEXT;
    int maxTokens = Math.min(prompt.maxTokens(), settings.maxTokens());
    if (wantsCompletionTokens()) {
      return ChatRequest.builder()
          .messages(messages)
          .parameters(
              OpenAiChatRequestParameters.builder()
                  .maxCompletionTokens(maxTokens)
                  .responseFormat(format)
                  .build())
          .build();
    }
    return ChatRequest.builder()
        .messages(messages)
        .maxOutputTokens(maxTokens)
        .responseFormat(format)
        .build();
  }

  /** OpenAI itself has renamed the limit; the servers that follow it have not. */
  private boolean wantsCompletionTokens() {
    return settings.provider() == Provider.OPENAI_COMPATIBLE
        && settings.host().endsWith(".openai.com");
  }
}
