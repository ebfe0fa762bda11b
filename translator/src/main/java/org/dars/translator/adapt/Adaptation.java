package org.dars.translator.adapt;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.dars.index.courseware.Block;
import org.dars.index.courseware.Inline;
import org.jspecify.annotations.Nullable;

/**
 * One proposed or decided change to one block of a translation. Never changed: a decision makes a
 * new value of the same id, an edit a record of its own that supersedes.
 *
 * @param id 12 hex digits made of the target with what stands around it, the category, {@code
 *     before} and {@code after}: the same proposal has the same id however often it is made, and
 *     another one once its sentence was rewritten
 * @param before what stands at the place in the translation
 * @param after what shall stand there
 * @param rationale why, in a sentence for the reviewer
 * @param confidence 0–1, of who proposed it
 * @param dependsOn ids of records of the same document without which this one is not applied; two
 *     records may depend on each other
 */
public record Adaptation(
    String id,
    Target target,
    Category category,
    String before,
    String after,
    String rationale,
    Evidence evidence,
    Proposer proposer,
    double confidence,
    Decision decision,
    List<String> dependsOn) {

  private static final int ID_BYTES = 6;

  public Adaptation {
    if (!(confidence >= 0 && confidence <= 1)) {
      throw new IllegalArgumentException("confidence " + confidence + " is not between 0 and 1");
    }
    if (before.length() != target.place().to() - target.place().from()) {
      throw new IllegalArgumentException("\"" + before + "\" is not as long as its place");
    }
    if (before.equals(after)) {
      throw new IllegalArgumentException("\"" + before + "\" would stay as it is");
    }
    dependsOn = List.copyOf(dependsOn);
  }

  /** The id of a change. */
  public static String id(Target target, Category category, String before, String after) {
    Place p = target.place();
    String all =
        String.join(
            "\u001f",
            target.document(),
            target.block(),
            p.inline() + ":" + p.from() + ":" + p.to(),
            target.context(),
            category.name(),
            before,
            after);
    try {
      byte[] sha =
          MessageDigest.getInstance("SHA-256").digest(all.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(sha, 0, ID_BYTES);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }

  public State state() {
    return decision.state();
  }

  /**
   * Why it no longer fits its block; empty when it does.
   *
   * @param block the block of its id as it is now, or null when that is gone
   */
  public Optional<String> stale(@Nullable Block block) {
    Place p = target.place();
    if (block == null || block.span() == null) {
      return Optional.of("the block " + target.block() + " is no longer there");
    }
    boolean stands =
        p.inline() < block.content().size()
            && block.content().get(p.inline()) instanceof Inline.Text t
            && p.to() <= t.value().length()
            && t.value().substring(p.from(), p.to()).equals(before);
    if (!stands) {
      return Optional.of("\"" + before + "\" no longer stands in its place: propose again");
    }
    return Surroundings.of(block, p).equals(target.context())
        ? Optional.empty()
        : Optional.of("the text around \"" + before + "\" has changed: propose again");
  }

  /** The same change in another state. */
  Adaptation decided(Decision next) {
    return new Adaptation(
        id,
        target,
        category,
        before,
        after,
        rationale,
        evidence,
        proposer,
        confidence,
        next,
        dependsOn);
  }

  /** The same change, depending on these. */
  public Adaptation dependingOn(List<String> ids) {
    return new Adaptation(
        id,
        target,
        category,
        before,
        after,
        rationale,
        evidence,
        proposer,
        confidence,
        decision,
        ids);
  }
}
