package org.dars.index.courseware;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * One addressable piece of a courseware document: what the tutor cites and the translator
 * translates.
 *
 * @param id unique in its document, made of its place: {@code "2.1"} is the first sub-heading of
 *     the second heading, {@code "2.1-p3"} the third paragraph under it, {@code "2.1-t1r2c3"} a
 *     cell, {@code "0-p1"} stands above the first heading, {@code "s7-note1"} on slide 7, {@code
 *     "pg12-p3"} on page 12, {@code "t-cue5"} is the fifth cue. It stays the same while the place
 *     does, in translations too; only letters, digits, {@code .}, {@code _} and {@code -}
 * @param kind what it is
 * @param level heading level 1–6 of a {@link BlockKind#HEADING}, nesting depth from 1 of a list
 *     item, 0 for others
 * @param content text and inline markup in order
 * @param anchor where it stands
 * @param span its bytes in the original, or null where the format is read-only
 */
public record Block(
    String id,
    BlockKind kind,
    int level,
    List<Inline> content,
    Anchor anchor,
    @Nullable Span span) {

  public Block {
    content = List.copyOf(content);
  }

  /** What a reader sees: the content without its markup, white space folded. */
  public String text() {
    return content.stream()
        .map(Inline::visibleText)
        .collect(Collectors.joining())
        .replaceAll("\\s+", " ")
        .strip();
  }

  /** Whether a translator should look at it: it has a span and holds text outside markup. */
  public boolean translatable() {
    return span != null
        && kind != BlockKind.CODE
        && kind != BlockKind.FORMULA
        && content.stream().anyMatch(i -> i instanceof Inline.Text t && !t.value().isBlank());
  }

  /** 128 bits of SHA-256 over kind and content, as 32 hex digits: changes when the block does. */
  public String fingerprint() {
    try {
      MessageDigest sha = MessageDigest.getInstance("SHA-256");
      sha.update(kind.name().getBytes(StandardCharsets.UTF_8));
      for (Inline inline : content) {
        sha.update((byte) (inline instanceof Inline.Text ? 1 : 2));
        String s = inline instanceof Inline.Markup m ? m.source() : inline.visibleText();
        sha.update(s.getBytes(StandardCharsets.UTF_8));
      }
      return HexFormat.of().formatHex(sha.digest(), 0, 16);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
