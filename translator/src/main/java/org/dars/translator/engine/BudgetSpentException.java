package org.dars.translator.engine;

/**
 * The next request would pass the budget, so it was not sent. What was translated before is kept;
 * the job goes on where it stopped once the budget is raised.
 */
public final class BudgetSpentException extends EngineException {
  private static final long serialVersionUID = 1L;

  public BudgetSpentException(String message) {
    super(message);
  }
}
