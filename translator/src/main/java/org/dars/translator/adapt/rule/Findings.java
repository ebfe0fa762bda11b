package org.dars.translator.adapt.rule;

import java.time.Instant;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.dars.index.courseware.BlockKind;
import org.dars.translator.adapt.Adaptation;
import org.dars.translator.adapt.Category;
import org.dars.translator.adapt.Decision;
import org.dars.translator.adapt.Evidence;
import org.dars.translator.adapt.Flag;
import org.dars.translator.adapt.Place;
import org.dars.translator.adapt.Proposer;
import org.dars.translator.adapt.State;

/** What the rules found in a course, in the order in which they found it. */
public final class Findings {

  private final Instant time;
  private final Proposer proposer = new Proposer(Proposer.Kind.RULE, "country rules");
  private final Map<String, Adaptation> proposals = new LinkedHashMap<>();
  private final List<Flag> flags = new ArrayList<>();
  private final Map<String, String> people = new HashMap<>();

  /** Characters that a proposal or flag holds already, by document and block. */
  private final Map<String, BitSet> taken = new HashMap<>();

  Findings(Instant time) {
    this.time = time;
  }

  /** A change that a rule would make. */
  record Change(
      Category category, String after, String rationale, Evidence evidence, double confidence) {}

  /**
   * Proposes a change, unless the stretch is fixed, quoted (that is flagged), reaches over markup
   * (that too) or an earlier rule has taken it.
   *
   * @return the record's id
   */
  Optional<String> propose(BlockText text, int from, int to, Change change) {
    String before = text.text().substring(from, to);
    if (text.fixed(from, to) || isTaken(text, from, to) || before.equals(change.after())) {
      return Optional.empty();
    }
    if (text.quoted(from, to) && change.category() != Category.QUOTES) {
      flag(text, from, to, change.category(), "it stands in a quotation or title");
      return Optional.empty();
    }
    Optional<Place> place = text.place(from, to);
    if (place.isEmpty()) {
      flag(text, from, to, change.category(), "markup stands in it: change it by hand");
      return Optional.empty();
    }
    take(text, from, to);
    var target = text.target(place.get(), from, to);
    String id = Adaptation.id(target, change.category(), before, change.after());
    proposals.put(
        id,
        new Adaptation(
            id,
            target,
            change.category(),
            before,
            change.after(),
            change.rationale(),
            change.evidence(),
            proposer,
            change.confidence(),
            new Decision(State.PROPOSED, "", time, ""),
            List.of()));
    if (change.category() == Category.NAMES) {
      people.putIfAbsent(key(text), id);
    }
    return Optional.of(id);
  }

  /** The first proposal for a made-up person's name in a block. */
  Optional<String> person(BlockText text) {
    return Optional.ofNullable(people.get(key(text)));
  }

  /** Proposes a change of a number; inside an exercise or a picture's text it is flagged. */
  Optional<String> proposeNumber(BlockText text, int from, int to, Change change) {
    boolean picture = text.block().kind() == BlockKind.ALT_TEXT;
    boolean same = text.text().substring(from, to).equals(change.after());
    if ((text.exercise() || picture) && !same) {
      String why =
          picture
              ? "it describes a picture, which stays as it is"
              : "it stands in an exercise or quiz, where the answer may depend on it";
      flag(text, from, to, change.category(), why + "; it would be \"" + change.after() + "\"");
      return Optional.empty();
    }
    return propose(text, from, to, change);
  }

  /** Points at something that is left as it is. */
  void flag(BlockText text, int from, int to, Category category, String reason) {
    if (text.fixed(from, to) || isTaken(text, from, to)) {
      return;
    }
    take(text, from, to);
    int end = to;
    Optional<Place> place = text.place(from, end);
    while (place.isEmpty() && end > from + 1) {
      place = text.place(from, --end);
    }
    place.ifPresent(p ->
        flags.add(
            new Flag(text.target(p, from, to), category, text.text().substring(from, to), reason)));
  }

  /** Keeps other rules off a stretch. */
  void take(BlockText text, int from, int to) {
    taken.computeIfAbsent(key(text), _ -> new BitSet()).set(from, to);
  }

  private boolean isTaken(BlockText text, int from, int to) {
    BitSet bits = taken.get(key(text));
    int next = bits == null ? -1 : bits.nextSetBit(from);
    return next >= 0 && next < to;
  }

  private static String key(BlockText text) {
    return text.document() + "\u001f" + text.block().id();
  }

  /** Lets a record stand only with others. */
  void depend(String id, List<String> on) {
    proposals.computeIfPresent(id, (_, a) -> a.dependingOn(on));
  }

  /** The proposals, in reading order. */
  public List<Adaptation> proposals() {
    return List.copyOf(proposals.values());
  }

  /** What was seen and left. */
  public List<Flag> flags() {
    return List.copyOf(flags);
  }
}
