package org.dars.translator.check;

import java.util.List;
import java.util.Set;

/**
 * Compares lengths in Latin letters. The slack lets short texts, whose lengths say little, pass.
 */
final class LengthCheck implements Check {

  @Override
  public Set<Issue.Kind> kinds() {
    return Set.of(Issue.Kind.LENGTH);
  }

  @Override
  public List<Issue> look(CheckedPair pair, CheckSettings settings) {
    String source = pair.sourceWords();
    String target = pair.targetWords();
    double slack = settings.parameter("length.slack", pair.to());
    double from = Scripts.weight(source);
    double to = Scripts.weight(target);
    boolean shrunk =
        from > settings.parameter("length.least", pair.to())
            && to < from * settings.parameter("length.shortest", pair.to());
    boolean grown = to > from * settings.parameter("length.longest", pair.to()) + slack;
    if (!shrunk && !grown) {
      return List.of();
    }
    return List.of(
        new Issue(
            Issue.Kind.LENGTH, Reason.OUT_OF_PROPORTION.with(source.length(), target.length())));
  }
}
