package org.dars.assistant.web;

import java.util.List;
import org.dars.assistant.adapt.SeenLedger;
import org.dars.index.courseware.Block;
import org.dars.index.courseware.Inline;
import org.dars.index.courseware.Sentences;
import org.dars.translator.adapt.Adaptation;
import org.dars.translator.adapt.LedgerView;
import org.dars.translator.adapt.Place;
import org.dars.translator.adapt.State;
import org.dars.translator.adapt.Target;
import org.jspecify.annotations.Nullable;

/**
 * A record as its page shows it.
 *
 * @param sentence the words around it
 * @param stale why it no longer fits the course, "" when it does
 * @param seen sign of the state that is shown
 * @param undoable whether a last step can be taken back
 * @param text what stands in the box
 * @param problem why it was not kept, "" otherwise
 */
record Proposal(
    Adaptation adaptation,
    Marked sentence,
    String stale,
    String seen,
    boolean undoable,
    String text,
    String problem) {

  /**
   * A sentence with one stretch marked.
   *
   * @param lead what stands before it
   * @param at the stretch
   * @param tail what stands behind it
   */
  record Marked(String lead, String at, String tail) {

    /** The sentence around a place; of a block that is gone or changed, what was kept of it. */
    static Marked of(Target target, String words, @Nullable Block block, String language) {
      Place place = target.place();
      if (block == null || !fits(block, place, words)) {
        int at = target.context().indexOf(words);
        return at < 0
            ? new Marked("", words, "")
            : new Marked(
                target.context().substring(0, at),
                words,
                target.context().substring(at + words.length()));
      }
      StringBuilder text = new StringBuilder();
      int from = 0;
      for (int i = 0; i < block.content().size(); i++) {
        if (i == place.inline()) {
          from = text.length() + place.from();
        }
        text.append(block.content().get(i).visibleText());
      }
      int to =
          text.indexOf(words, from) == from
              ? from + words.length()
              : from + (place.to() - place.from());
      Sentences.Range around = new Sentences.Range(0, text.length());
      for (Sentences.Range range : Sentences.ranges(text.toString(), language)) {
        if (from >= range.start() && to <= range.end()) {
          around = range;
        }
      }
      return new Marked(
          text.substring(around.start(), from),
          text.substring(from, to),
          text.substring(to, around.end()));
    }

    private static boolean fits(Block block, Place place, String words) {
      return place.inline() < block.content().size()
          && block.content().get(place.inline()) instanceof Inline.Text t
          && place.to() <= t.value().length()
          && words.startsWith(t.value().substring(place.from(), place.to()));
    }
  }

  static Proposal of(Adaptation a, @Nullable Block block, LedgerView view, String language) {
    LedgerView.Past last = view.last(a.id()).orElseThrow();
    return new Proposal(
        a,
        Marked.of(a.target(), a.before(), a.stale(block).isEmpty() ? block : null, language),
        a.stale(block).orElse(""),
        SeenLedger.mark(view, a.id()),
        a.state() != State.WITHDRAWN && !last.decision().reviewer().isEmpty(),
        a.after(),
        "");
  }

  Proposal refused(String typed, String why) {
    return new Proposal(adaptation, sentence, stale, seen, undoable, typed, why);
  }

  String anchor() {
    return "a" + adaptation.id();
  }

  boolean waits() {
    return adaptation.state() == State.PROPOSED;
  }

  /** Which of the records it needs are not approved. */
  List<String> missing(LedgerView view) {
    return adaptation.dependsOn().stream()
        .filter(id -> {
          Adaptation needed = view.adaptations().get(id);
          return needed == null || needed.state() != State.APPROVED;
        })
        .toList();
  }
}
