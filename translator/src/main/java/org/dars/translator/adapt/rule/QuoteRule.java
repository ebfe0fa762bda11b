package org.dars.translator.adapt.rule;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.dars.translator.adapt.Category;
import org.dars.translator.adapt.CountryFacts;
import org.dars.translator.adapt.Evidence;

/**
 * Quotation marks of the language in the country. Both marks of a pair change, or none. Straight
 * ones stay where the language has “these”: that is a matter of taste, not of the country.
 */
final class QuoteRule implements Rule {

  private static final Pattern PAIRS =
      Pattern.compile(
          "(?<![\\p{L}\\p{N}])(?:“[^“”]+”|„[^„“”]+[“”]|«[^«»]+»|\"[^\"\\s](?:[^\"]*[^\"\\s])?\")"
              + "(?!\\p{Nd})");

  private final Setting setting;

  QuoteRule(Setting setting) {
    this.setting = setting;
  }

  @Override
  public void find(BlockText text, Findings findings) {
    boolean odd = text.text().chars().filter(c -> c == '"').count() % 2 != 0;
    List<String> marks = setting.latin().quotes();
    Matcher m = PAIRS.matcher(text.text());
    while (m.find()) {
      char first = text.text().charAt(m.start());
      boolean alike = "“”".contains(marks.getFirst()) && "“”\"".indexOf(first) >= 0;
      boolean leave = (first == '"' && odd) || first == marks.getFirst().charAt(0) || alike;
      if (!leave) {
        pair(m, text, marks, findings);
      }
    }
  }

  private void pair(Matcher m, BlockText text, List<String> marks, Findings findings) {
    boolean french = setting.latin().language().equals("fr") && marks.getFirst().equals("«");
    String open = french ? "«\u00a0" : marks.getFirst();
    String close = french ? "\u00a0»" : marks.getLast();
    boolean whole =
        !text.fixed(m.start(), m.start() + 1)
            && !text.fixed(m.end() - 1, m.end())
            && text.place(m.start(), m.start() + 1).isPresent()
            && text.place(m.end() - 1, m.end()).isPresent();
    if (!whole) {
      return;
    }
    Optional<String> opening = propose(text, m.start(), open, findings);
    Optional<String> closing = propose(text, m.end() - 1, close, findings);
    if (opening.isPresent() && closing.isPresent()) {
      findings.depend(opening.get(), List.of(closing.get()));
      findings.depend(closing.get(), List.of(opening.get()));
    }
  }

  private Optional<String> propose(BlockText text, int at, String mark, Findings findings) {
    Evidence evidence =
        new Evidence("quotes", setting.latin().name() + " delimiters", CountryFacts.source());
    String why = "these are the quotation marks of the language there";
    return findings.propose(
        text, at, at + 1, new Findings.Change(Category.QUOTES, mark, why, evidence, 0.85));
  }
}
