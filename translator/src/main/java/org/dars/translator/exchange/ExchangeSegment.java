package org.dars.translator.exchange;

import java.util.List;
import org.dars.translator.guard.Guarded;

/**
 * A sentence on its way to or from other tools. Plain data.
 *
 * @param id unique in its document; {@code "2.1-p3/0"} of a segment of ours
 * @param source guarded: the words with {@code ⟦n⟧} and {@code ⟦n⟧…⟦/n⟧}
 * @param codes what the marks stand for; the first is number 1
 * @param target guarded, "" for none
 * @param state {@link ExchangeState#NEW} exactly where there is no target and none is missed
 * @param matches best first
 * @param notes of people
 * @param terms found in the source
 */
public record ExchangeSegment(
    String id,
    String source,
    List<ExchangeCode> codes,
    String target,
    ExchangeState state,
    List<ExchangeMatch> matches,
    List<ExchangeNote> notes,
    List<ExchangeTerm> terms) {

  public ExchangeSegment {
    codes = List.copyOf(codes);
    matches = List.copyOf(matches);
    notes = List.copyOf(notes);
    terms = List.copyOf(terms);
    boolean open = state == ExchangeState.NEW || state == ExchangeState.NEEDS_TRANSLATION;
    if (target.isEmpty() ? !open : state == ExchangeState.NEW) {
      throw new IllegalArgumentException(
          id + " is " + state + (target.isEmpty() ? " without" : " with") + " a target");
    }
  }

  /** A segment that nobody has translated. */
  public static ExchangeSegment untranslated(String id, Guarded guarded) {
    return new ExchangeSegment(
        id,
        guarded.text(),
        guarded.placeholders().stream().map(ExchangeCode::of).toList(),
        "",
        ExchangeState.NEW,
        List.of(),
        List.of(),
        List.of());
  }

  /** The same segment with a translation. */
  public ExchangeSegment with(String translation, ExchangeState as) {
    return new ExchangeSegment(id, source, codes, translation, as, matches, notes, terms);
  }

  /** The same segment with help for the person who translates. */
  public ExchangeSegment with(
      List<ExchangeMatch> offered, List<ExchangeNote> written, List<ExchangeTerm> found) {
    return new ExchangeSegment(id, source, codes, target, state, offered, written, found);
  }

  /** As the guard has it, without what stood at its edges. */
  Guarded guarded() {
    return new Guarded(
        source, codes.stream().map(ExchangeCode::placeholder).toList(), List.of(), List.of());
  }
}
