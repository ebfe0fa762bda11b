package org.dars.assistant.web;

import java.util.ArrayList;
import java.util.List;
import org.dars.assistant.tutor.Answer;
import org.dars.assistant.tutor.Citation;

/** Puts together what of an answer is shown together: the items of a list, proofs of one place. */
final class Said {

  private Said() {}

  /** The sentences, in order: items that follow each other in one list, everything else alone. */
  static List<List<Answer.Sentence>> together(List<Answer.Sentence> sentences) {
    List<List<Answer.Sentence>> groups = new ArrayList<>();
    boolean open = false;
    for (Answer.Sentence s : sentences) {
      boolean item = s.form() == Answer.Form.ITEM;
      if (!item || !open) {
        groups.add(new ArrayList<>());
      }
      groups.getLast().add(s);
      // After "3 more" another list begins.
      open = item && s.more() == 0;
    }
    return groups;
  }

  /**
   * The proofs, in order: those that follow each other in one place and whose quotes the answer
   * shows, on one line.
   *
   * @param said the answer's sentences; empty while they are not known
   */
  static List<List<Citation>> places(List<Citation> citations, List<Answer.Sentence> said) {
    List<List<Citation>> places = new ArrayList<>();
    for (Citation c : citations) {
      boolean same =
          !places.isEmpty()
              && isSame(places.getLast().getFirst(), c)
              && isShown(places.getLast().getFirst(), said)
              && isShown(c, said);
      if (!same) {
        places.add(new ArrayList<>());
      }
      places.getLast().add(c);
    }
    return places;
  }

  private static boolean isSame(Citation a, Citation b) {
    return a.course().equals(b.course())
        && a.document().equals(b.document())
        && a.anchor().equals(b.anchor())
        && a.counterpart() == null
        && b.counterpart() == null;
  }

  /** Whether the answer shows a proof's words as they are: as a sentence, or in a table. */
  static boolean isShown(Citation citation, List<Answer.Sentence> said) {
    return said.stream()
        .anyMatch(s ->
            s.text().equals(citation.quote())
                || (s.form() == Answer.Form.TABLE && s.citations().contains(citation.number())));
  }
}
