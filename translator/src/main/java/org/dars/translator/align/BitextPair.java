package org.dars.translator.align;

import java.time.Instant;
import java.util.List;
import org.dars.translator.memory.EntryDetails;
import org.dars.translator.memory.MemoryEntry;
import org.dars.translator.memory.Property;
import org.dars.translator.memory.Property.Kind;
import org.dars.translator.memory.Property.Place;
import org.dars.translator.memory.Quality;
import org.dars.translator.memory.SegmentContext;

/**
 * Sentences that were held for translations of each other.
 *
 * @param version of the source, "" when there is one only
 * @param document path of the source in its course
 * @param translation path of the translation in its course
 * @param context where the source stands
 * @param source as a reader sees it, white space folded
 * @param target as a reader sees it
 * @param guardedSource with placeholders
 * @param guardedTarget with the same placeholders; "" when the codes of the two differ
 * @param score how sure the pair is, 0–100
 * @param verdict whether it is of use
 */
public record BitextPair(
    String version,
    String document,
    String translation,
    SegmentContext context,
    String source,
    String target,
    String guardedSource,
    String guardedTarget,
    int score,
    Verdict verdict) {

  /** What became of a pair. */
  public enum Verdict {
    /** To be remembered. */
    KEPT("kept"),
    /** Its score is below the threshold. */
    UNSURE("too unsure"),
    /** Nobody translated it. */
    SAME_TEXT("the same in both languages"),
    /** A placeholder of one has no partner in the other. */
    CODES_DIFFER("code, links or formulas differ"),
    /** A number, code or sign alone. */
    NO_WORDS("no words");

    private final String label;

    Verdict(String label) {
      this.label = label;
    }

    /** As reports say it. */
    public String label() {
      return label;
    }
  }

  public boolean kept() {
    return verdict == Verdict.KEPT;
  }

  /** Whether the pair could be kept, had somebody looked at it: its score alone speaks against. */
  public boolean doubtful() {
    return verdict == Verdict.UNSURE && !guardedTarget.isEmpty();
  }

  /** The same pair, kept because somebody said so. */
  public BitextPair accepted() {
    return new BitextPair(
        version,
        document,
        translation,
        context,
        source,
        target,
        guardedSource,
        guardedTarget,
        score,
        Verdict.KEPT);
  }

  /**
   * The pair as a person's translation for the memory, with its origin and score as props.
   *
   * @param from BCP 47 tag of the source
   * @param to BCP 47 tag of the translation
   * @param by who translated it, "" when unknown
   * @param when it is remembered
   * @param course id, "" for none
   * @throws IllegalStateException when the pair is not kept
   */
  public MemoryEntry entry(String from, String to, String by, Instant when, String course) {
    if (!kept()) {
      throw new IllegalStateException("not kept: " + verdict.label());
    }
    List<Property> origin =
        List.of(
            prop("alignment-score", String.valueOf(score)),
            prop("alignment-source", version.isEmpty() ? document : version + "/" + document),
            prop("alignment-translation", translation));
    return new MemoryEntry(
        from,
        to,
        guardedSource,
        guardedTarget,
        Quality.PERSON,
        "",
        by,
        when,
        context,
        new EntryDetails(course, "", false, origin, List.of(), List.of()));
  }

  private static Property prop(String name, String value) {
    return new Property(Place.UNIT, Kind.PROP, name, "", value);
  }
}
