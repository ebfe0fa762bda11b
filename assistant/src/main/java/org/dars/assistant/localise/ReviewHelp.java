package org.dars.assistant.localise;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.dars.translator.exchange.ExchangeDocument;
import org.dars.translator.exchange.ExchangeMatch;
import org.dars.translator.exchange.ExchangeSegment;
import org.dars.translator.exchange.ExchangeTerm;
import org.dars.translator.exchange.ExchangeUnit;
import org.dars.translator.guard.Guarded;
import org.dars.translator.guard.Restored;
import org.dars.translator.memory.Match;
import org.dars.translator.memory.MemoryEntry;
import org.dars.translator.memory.MemoryQuery;
import org.dars.translator.memory.TranslationMemory;
import org.dars.translator.terms.Concept;
import org.dars.translator.terms.Term;
import org.dars.translator.terms.TermFinder;
import org.dars.translator.terms.TermMatch;
import org.dars.translator.terms.Termbase;
import org.jspecify.annotations.Nullable;

/** What goes out beside a segment to help the person: the memory's matches, and the terms. */
public final class ReviewHelp {

  /** Nothing. */
  public static final ReviewHelp NONE = new ReviewHelp(null, Termbase.of(List.of()), "en", "en");

  private final @Nullable TranslationMemory memory;
  private final TermFinder terms;
  private final String from;
  private final String to;

  /**
   * @param memory null for none; stays the caller's
   * @param terms of the course, may be empty
   * @param from BCP 47 tag of the source
   * @param to BCP 47 tag of the target
   */
  public ReviewHelp(@Nullable TranslationMemory memory, Termbase terms, String from, String to) {
    this.memory = memory;
    this.terms = TermFinder.of(terms, from);
    this.from = from;
    this.to = to;
  }

  ExchangeDocument beside(ExchangeDocument document) throws IOException {
    List<ExchangeUnit> units = new ArrayList<>();
    for (ExchangeUnit unit : document.units()) {
      List<ExchangeSegment> segments = new ArrayList<>();
      for (ExchangeSegment segment : unit.segments()) {
        segments.add(
            segment.state().approved()
                ? segment.with(List.of(), segment.notes(), terms(segment))
                : beside(segment));
      }
      units.add(unit.with(segments));
    }
    return new ExchangeDocument(document.path(), document.mediaType(), units);
  }

  /** A segment with what helps beside it. */
  ExchangeSegment beside(ExchangeSegment segment) throws IOException {
    return segment.with(matches(segment), segment.notes(), terms(segment));
  }

  private List<ExchangeMatch> matches(ExchangeSegment segment) throws IOException {
    if (memory == null) {
      return List.of();
    }
    List<ExchangeMatch> matches = new ArrayList<>();
    Guarded guarded = Guarded.of(segment.source());
    for (Match match : memory.matches(MemoryQuery.of(segment.source(), from, to))) {
      boolean shown = match.target().equals(segment.target());
      if (!shown && guarded.restore(match.target()) instanceof Restored.Whole whole) {
        MemoryEntry e = match.entry();
        String origin = e.engine().isEmpty() ? e.by() : e.engine();
        matches.add(
            new ExchangeMatch(e.source(), whole.text(), Math.min(100, match.score()), origin));
      }
    }
    return matches;
  }

  private List<ExchangeTerm> terms(ExchangeSegment segment) {
    List<ExchangeTerm> found = new ArrayList<>();
    String words = Guarded.words(segment.source());
    for (TermMatch match : terms.find(words)) {
      Concept concept = match.concept();
      String source = words.substring(match.start(), match.end());
      String definition =
          concept.definitions().getOrDefault(from, concept.definitions().getOrDefault("", ""));
      if (concept.doNotTranslate()) {
        found.add(new ExchangeTerm(source, "", "do-not-translate", definition));
      } else {
        for (Term term : concept.terms(to)) {
          String status = term.status().name().toLowerCase(java.util.Locale.ROOT);
          found.add(new ExchangeTerm(source, term.text(), status, definition));
        }
      }
    }
    return found.stream().distinct().toList();
  }
}
