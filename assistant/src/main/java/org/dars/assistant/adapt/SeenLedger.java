package org.dars.assistant.adapt;

import java.io.IOException;
import java.util.List;
import java.util.function.Predicate;
import org.dars.translator.adapt.AdaptationLedger;
import org.dars.translator.adapt.LedgerEvent;
import org.dars.translator.adapt.LedgerView;

/**
 * A ledger for somebody who decides by what a page showed: nothing is added once that is no longer
 * so.
 *
 * @param still whether what was seen still stands
 */
public record SeenLedger(AdaptationLedger ledger, Predicate<LedgerView> still)
    implements AdaptationLedger {

  /** What somebody decided by has changed meanwhile. */
  public static final class OvertakenException extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }

  /**
   * A sign of the state of a record, as a page shows it: another one once anybody decided.
   *
   * @param id of a record
   */
  public static String mark(LedgerView view, String id) {
    return Integer.toString(view.history().getOrDefault(id, List.of()).size());
  }

  @Override
  public List<LedgerEvent> events() throws IOException {
    return ledger.events();
  }

  @Override
  public LedgerView update(Step step) throws IOException {
    return ledger.update(now -> {
      if (!still.test(now)) {
        throw new OvertakenException();
      }
      return step.from(now);
    });
  }
}
