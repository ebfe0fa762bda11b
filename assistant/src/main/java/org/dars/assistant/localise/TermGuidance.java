package org.dars.assistant.localise;

import java.util.ArrayList;
import java.util.List;
import org.dars.translator.engine.Guidance;
import org.dars.translator.engine.TermHint;
import org.dars.translator.terms.Concept;
import org.dars.translator.terms.Term;
import org.dars.translator.terms.Termbase;

/** A course's terms as a wish to engines that can be told. */
final class TermGuidance {

  private TermGuidance() {}

  /**
   * @param from BCP 47 tag of the source
   * @param to BCP 47 tag of the target
   */
  static Guidance of(Termbase terms, String from, String to) {
    List<TermHint> hints = new ArrayList<>();
    for (Concept concept : terms.concepts()) {
      List<Term> targets = concept.allowed(to);
      List<String> avoid = concept.forbidden(to).map(Term::text).toList();
      for (Term source : concept.allowed(from)) {
        if (concept.doNotTranslate()) {
          hints.add(new TermHint(source.text(), source.text(), avoid));
        } else if (!targets.isEmpty()) {
          hints.add(new TermHint(source.text(), targets.getFirst().text(), avoid));
        }
      }
    }
    return new Guidance(hints, "", Guidance.Register.UNSPECIFIED);
  }
}
