package org.dars.assistant.web;

import java.util.ArrayList;
import java.util.List;
import org.dars.assistant.store.BatchStore.Limit;
import org.dars.translator.engine.Allowance.Spent;

/** What a language model has cost, and may, in the words of the pages. */
record SpentView(Spent spent, Limit limit) {

  private static final double MILLION = 1e6;

  /** Tokens, and money where it has prices; empty when there is nothing to say. */
  List<String> words(Messages m) {
    List<String> words = new ArrayList<>();
    Long tokens = limit.tokens();
    Long money = limit.millionths();
    if (tokens != null) {
      words.add(m.get("localisation.spent.tokens.of", spent.tokens(), tokens));
    } else if (spent.tokens() > 0) {
      words.add(m.get("localisation.spent.tokens", spent.tokens()));
    }
    if (money != null) {
      words.add(
          m.get("localisation.spent.money.of", spent.millionths() / MILLION, money / MILLION));
    } else if (spent.millionths() > 0) {
      words.add(m.get("localisation.spent.money", spent.millionths() / MILLION));
    }
    return words;
  }
}
