package org.dars.models.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Set;
import org.dars.models.Embedder;
import org.dars.models.EmbedderContract;
import org.junit.jupiter.api.Test;

class HashEmbedderTest extends EmbedderContract {

  private final Embedder embedder = new HashEmbedder(256, Set.of("en", "kk"));

  @Override
  protected Embedder shared() {
    return embedder;
  }

  @Override
  protected Embedder fresh() {
    return new HashEmbedder(256, Set.of("en", "kk"));
  }

  @Test
  void otherFormsOfAWordAreNearerThanOtherWords() {
    float[] asked = embedder.embedQuery("кітаптарымызда");
    assertThat(dot(asked, embedder.embedQuery("кітаптар")))
        .isGreaterThan(dot(asked, embedder.embedQuery("мектеп")) + 0.2);
  }

  @Test
  void dimensionsAndLanguagesAreWhatWasAskedFor() {
    assertThat(embedder.languages()).containsExactlyInAnyOrder("en", "kk");
    assertThat(new HashEmbedder(64, Set.of()).embedQuery("x")).hasSize(64);
    assertThat(new HashEmbedder(64, Set.of()).fingerprint()).isNotEqualTo(embedder.fingerprint());
    assertThatThrownBy(() -> new HashEmbedder(1, Set.of()))
        .hasMessage("dimensions must be 2 or more, is 1");
  }
}
