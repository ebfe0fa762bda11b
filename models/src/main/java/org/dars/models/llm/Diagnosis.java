package org.dars.models.llm;

import java.net.ConnectException;
import java.net.UnknownHostException;
import java.net.http.HttpConnectTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import java.time.Duration;
import javax.net.ssl.SSLException;
import org.dars.models.LanguageModelException;
import org.dars.models.LanguageModelException.Remedy;
import org.dars.models.llm.AnswerFailure.Reason;
import org.jspecify.annotations.Nullable;

/** Puts failures into one sentence that names the model, its host, and the way out. */
final class Diagnosis {

  private static final int MOST_QUOTED = 200;

  private final LanguageModelSettings settings;
  private final String who;

  Diagnosis(LanguageModelSettings settings) {
    this.settings = settings;
    this.who =
        "The %s model %s at %s"
            .formatted(settings.provider().label(), settings.model(), settings.host());
  }

  LanguageModelException explain(AnswerFailure failure) {
    String sentence =
        switch (failure.reason()) {
          case Reason.NotBegun r ->
              "%s did not begin to answer within %s; raise DARS_LLM_FIRST_TOKEN_TIMEOUT and DARS_LLM_TIMEOUT, or take a smaller model."
                  .formatted(who, words(r.limit()));
          case Reason.NotFinished r ->
              "%s did not finish its answer within %s; raise DARS_LLM_TIMEOUT, or take a smaller model."
                  .formatted(who, words(r.limit()));
          case Reason.Refused r ->
              "%s refused to answer%s; ask differently, or take another model."
                  .formatted(who, said(r.words()));
          case Reason.Empty() ->
              "%s gave an empty answer; ask again, or take another model.".formatted(who);
          case Reason.Cut() ->
              "%s broke off in the middle of its answer; ask again, and look at the server's log if it goes on."
                  .formatted(who);
          case Reason.TooLong() ->
              "%s reached its limit of tokens before its JSON was complete; raise DARS_LLM_MAX_TOKENS, or ask for less."
                  .formatted(who);
          case Reason.Garbage() ->
              "%s sent something that is not the %s protocol; check DARS_LLM_PROVIDER and DARS_LLM_URL, for example %s."
                  .formatted(who, settings.provider().label(), exampleUrl());
          case Reason.ServerError r ->
              "%s reported an error%s; ask again, and look at the server's log if it goes on."
                  .formatted(who, said(r.words()));
          case Reason.Status r -> status(r.code(), Json.errorMessage(Json.read(r.body())));
          case Reason.Broken() -> broken(failure.getCause());
        };
    Duration retryAfter = failure.reason() instanceof Reason.Status r ? r.retryAfter() : null;
    return new LanguageModelException(
        sentence, failure.getCause(), remedy(failure.reason()), retryAfter);
  }

  private static Remedy remedy(Reason reason) {
    return switch (reason) {
      case Reason.NotBegun r -> Remedy.LATER;
      case Reason.NotFinished r -> Remedy.LATER;
      case Reason.Cut() -> Remedy.LATER;
      case Reason.Broken() -> Remedy.LATER;
      case Reason.ServerError r -> Remedy.LATER;
      case Reason.Status r ->
          r.code() >= 500 || r.code() == 429 || r.code() == 408 || r.code() == 425
              ? Remedy.LATER
              : r.code() >= 401 && r.code() <= 404 ? Remedy.SETTINGS : Remedy.UNKNOWN;
      case Reason.Refused r -> Remedy.UNKNOWN;
      case Reason.Empty() -> Remedy.UNKNOWN;
      case Reason.TooLong() -> Remedy.UNKNOWN;
      case Reason.Garbage() -> Remedy.UNKNOWN;
    };
  }

  private String status(int code, String words) {
    String way =
        switch (code) {
          case 401, 403 -> "did not accept the key (%d)%s; check DARS_LLM_KEY.";
          case 402 -> "wants to be paid (%d)%s; check the account that DARS_LLM_KEY belongs to.";
          case 404 ->
              settings.provider() == Provider.OLLAMA
                  ? "was not found (%d)%s; install it with “ollama pull "
                      + settings.model()
                      + "”, or correct DARS_LLM_MODEL."
                  : "was not found (%d)%s; check DARS_LLM_MODEL, and DARS_LLM_URL, for example "
                      + exampleUrl()
                      + ".";
          case 429 ->
              "has had too many requests, or the account is used up (%d)%s; wait a little, or check the account.";
          default ->
              code >= 500
                  ? "has trouble of its own (%d)%s; try again later, or look at the server's log."
                  : "did not accept the request (%d)%s; check DARS_LLM_MODEL and DARS_LLM_URL.";
        };
    return who + " " + way.replace("%d", Integer.toString(code)).replace("%s", said(words));
  }

  private String broken(@Nullable Throwable cause) {
    for (Throwable t = cause; t != null; t = t.getCause()) {
      switch (t) {
        case UnknownHostException e -> {
          return unknownHost();
        }
        case UnresolvedAddressException e -> {
          return unknownHost();
        }
        case SSLException e -> {
          return "%s has no secure connection that can be trusted; check the https in DARS_LLM_URL and the server's certificate."
              .formatted(who);
        }
        case HttpConnectTimeoutException e -> {
          return "%s cannot be reached: nothing answers there in time; check DARS_LLM_URL and the network."
              .formatted(who);
        }
        default -> {}
      }
    }
    if (cause instanceof ConnectException) {
      return "%s cannot be reached: nothing listens there; start the server%s, or correct DARS_LLM_URL."
          .formatted(who, settings.provider() == Provider.OLLAMA ? " (“ollama serve”)" : "");
    }
    return "%s broke the connection before it answered; look at the server's log, and check DARS_LLM_URL."
        .formatted(who);
  }

  private String unknownHost() {
    return "%s cannot be reached: no computer of that name is known; check DARS_LLM_URL and the network."
        .formatted(who);
  }

  private String exampleUrl() {
    return switch (settings.provider()) {
      case OPENAI_COMPATIBLE -> "http://localhost:8080/v1";
      case OLLAMA -> "http://localhost:11434";
    };
  }

  /** The server's own words, shortened, on one line, and without the key. */
  private String said(String words) {
    String plain = words.replaceAll("[\\s\\p{Cntrl}]+", " ").strip();
    String key = settings.apiKey();
    if (key != null) {
      plain = plain.replace(key, "…");
    }
    if (plain.isEmpty()) {
      return "";
    }
    return plain.length() > MOST_QUOTED
        ? " and says “" + plain.substring(0, MOST_QUOTED) + "…”"
        : " and says “" + plain + "”";
  }

  private static String words(Duration limit) {
    return limit.toMillis() % 1000 == 0 ? limit.toSeconds() + " s" : limit.toMillis() + " ms";
  }
}
