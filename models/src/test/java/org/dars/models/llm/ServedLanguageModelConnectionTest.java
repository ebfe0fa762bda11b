package org.dars.models.llm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.dars.models.llm.ServedModels.NDJSON;
import static org.dars.models.llm.ServedModels.PROMPT;
import static org.dars.models.llm.ServedModels.SSE;
import static org.dars.models.llm.ServedModels.failure;
import static org.dars.models.llm.ServedModels.model;
import static org.dars.models.llm.ServedModels.ollama;
import static org.dars.models.llm.ServedModels.openAi;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.dars.models.LanguageModel;
import org.dars.models.LanguageModelException;
import org.junit.jupiter.api.Test;

/** A server that is not there, hangs up, is silent or does not end; a listener that does. */
class ServedLanguageModelConnectionTest {

  @Test
  void aServerThatIsNotThereIsNamed() throws Exception {
    int port;
    try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = free.getLocalPort();
    }
    LanguageModel model =
        model(Provider.OLLAMA, URI.create("http://127.0.0.1:" + port), null, 10_000, 10_000);
    assertThat(failure(model))
        .isEqualTo(
            "The ollama model m at 127.0.0.1:%d cannot be reached: nothing listens there; start the server (“ollama serve”), or correct DARS_LLM_URL."
                .formatted(port));
  }

  @Test
  void aServerThatHangsUpWithoutAWordIsNamed() throws Exception {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      Thread.ofVirtual()
          .start(() -> {
            try {
              socket.accept().close();
              socket.accept().close();
            } catch (java.io.IOException e) {
              // The test is over.
            }
          });
      URI url = URI.create("http://127.0.0.1:" + socket.getLocalPort() + "/v1");
      assertThat(failure(model(Provider.OPENAI_COMPATIBLE, url, null, 10_000, 10_000)))
          .contains("broke the connection before it answered");
    }
  }

  @Test
  void silenceEndsWithTheFirstTimeLimit() throws Exception {
    try (ModelServer silent = new ModelServer(ModelServer.Request::waitForever);
        ModelServer chatty =
            new ModelServer(r -> {
              r.open(200, SSE);
              r.untilHungUp();
            })) {
      LanguageModel model = model(Provider.OPENAI_COMPATIBLE, silent.url("/v1"), null, 200, 10_000);
      assertThat(failure(model)).contains("did not begin to answer within 200 ms");
      model = model(Provider.OPENAI_COMPATIBLE, chatty.url("/v1"), null, 200, 10_000);
      assertThat(failure(model)).contains("did not begin to answer within 200 ms");
      assertThat(chatty.hungUp.await(30, TimeUnit.SECONDS)).isTrue();
    }
  }

  @Test
  void anAnswerWithoutEndEndsWithTheSecondTimeLimit() throws Exception {
    AtomicInteger asked = new AtomicInteger();
    try (ModelServer server =
        new ModelServer(r -> {
          r.open(200, SSE);
          r.words("a");
          if (asked.incrementAndGet() == 1) {
            r.done();
          } else {
            r.untilHungUp();
          }
        })) {
      // Once with all the time it needs, so that the second word is not late for other reasons.
      openAi(server, null).ask(PROMPT, t -> {});
      LanguageModel model =
          model(Provider.OPENAI_COMPATIBLE, server.url("/v1"), null, 30_000, 2_000);
      assertThat(failure(model)).contains("did not finish its answer within 2 s");
      assertThat(server.hungUp.await(30, TimeUnit.SECONDS)).isTrue();
    }
  }

  @Test
  void anExceptionFromTheListenerCancelsTheRequest() throws Exception {
    try (ModelServer server =
        new ModelServer(r -> {
          r.open(200, SSE);
          r.words("a", "b");
          r.untilHungUp();
        })) {
      List<String> pieces = new ArrayList<>();
      assertThatThrownBy(() ->
              openAi(server, null)
                  .ask(
                      PROMPT,
                      t -> {
                        pieces.add(t);
                        throw new UnsupportedOperationException("the page was closed");
                      }))
          .isInstanceOf(UnsupportedOperationException.class)
          .hasMessage("the page was closed");
      assertThat(pieces).containsExactly("a");
      assertThat(server.hungUp.await(30, TimeUnit.SECONDS)).isTrue();
    }
  }

  @Test
  void anInterruptCancelsTheRequest() throws Exception {
    CountDownLatch begun = new CountDownLatch(1);
    CompletableFuture<Throwable> thrown = new CompletableFuture<>();
    try (ModelServer server =
        new ModelServer(r -> {
          r.open(200, NDJSON);
          r.line("a", false);
          r.untilHungUp();
        })) {
      LanguageModel model = ollama(server);
      Thread asker =
          Thread.ofPlatform()
              .start(() -> {
                try {
                  model.ask(PROMPT, t -> begun.countDown());
                  thrown.complete(new AssertionError("answered"));
                } catch (LanguageModelException | InterruptedException e) {
                  thrown.complete(e);
                }
              });
      assertThat(begun.await(30, TimeUnit.SECONDS)).isTrue();
      asker.interrupt();
      assertThat(thrown.get(30, TimeUnit.SECONDS)).isInstanceOf(InterruptedException.class);
      assertThat(server.hungUp.await(30, TimeUnit.SECONDS)).isTrue();
    }
  }
}
