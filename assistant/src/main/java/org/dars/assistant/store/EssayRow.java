package org.dars.assistant.store;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An answer of a test that a person marks, as it is stored. It does not say who wrote it.
 *
 * @param id short and hard to guess
 * @param blueprint id of the test
 * @param title of the test
 * @param begun when the attempt began
 * @param handed when it was handed in
 * @param item its id in the bank
 * @param version that was drawn
 * @param content JSON of that version
 * @param response JSON of what was answered
 * @param language BCP 47 primary tag that it was answered in
 * @param revision how often it was marked; 0 while it waits
 * @param share of the item's mark as it stands, 0 to 1; null while it waits
 * @param certificate id of one that was issued for the attempt and holds; null without one
 */
public record EssayRow(
    String id,
    String course,
    String blueprint,
    String title,
    Instant begun,
    Instant handed,
    String item,
    int version,
    String content,
    String response,
    String language,
    int revision,
    @Nullable Double share,
    @Nullable String certificate) {

  /** Whether it was marked. */
  public boolean marked() {
    return revision > 0;
  }
}
