package org.dars.translator.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.dars.models.Price;
import org.dars.models.testing.ScriptedLanguageModel;
import org.dars.translator.check.Check;
import org.dars.translator.check.CheckSettings;
import org.dars.translator.check.CheckedPair;
import org.dars.translator.check.Checks;
import org.dars.translator.check.Issue;
import org.dars.translator.memory.Quality;
import org.junit.jupiter.api.Test;

class ChainEngineTest extends TranslationEngineContract {

  private static final List<SourceSegment> FOUR =
      IntStream.range(0, 4).mapToObj(i -> segment("word" + i + " cell ⟦1⟧.")).toList();

  @Override
  TranslationEngine engine() {
    return new ChainEngine(List.of(new LanguageModelEngine(JsonModel.good()), new PseudoEngine()));
  }

  /** A model that leaves out word1 and loses the mark of word2. */
  private static TranslationEngine poor() {
    return new LanguageModelEngine(
        JsonModel.spoilt(list -> {
          for (int i = list.size() - 1; i >= 0; i--) {
            var entry = (ObjectNode) list.get(i);
            String text = entry.path("text").asText();
            if (text.startsWith("WORD1")) {
              list.remove(i);
            } else if (text.startsWith("WORD2")) {
              entry.put("text", text.replace("⟦1⟧", ""));
            }
          }
          return list;
        }));
  }

  @Test
  void whatFailedOrIsDamagedGoesToTheNextAndEachSaysWhoMadeIt() throws Exception {
    ChainEngine chain = new ChainEngine(List.of(poor(), new PseudoEngine()));
    List<EngineResult> results = chain.translate(FOUR, EN_ES);
    assertThat(results)
        .extracting(r -> ((EngineResult.Translated) r).maker(chain).engine())
        .containsExactly("llm scripted", "pseudo 3", "pseudo 3", "llm scripted");
    assertThat(((EngineResult.Translated) results.get(1)).maker(chain).quality())
        .isEqualTo(Quality.PSEUDO);
  }

  @Test
  void whatNoneMakesWholeIsHandedOnToBeHeldBack() throws Exception {
    ChainEngine chain = new ChainEngine(List.of(poor(), poor()));
    List<EngineResult> results = chain.translate(FOUR, EN_ES);
    assertThat(results.get(1))
        .isEqualTo(
            new EngineResult.Failed("llm: the model left it out; llm: the model left it out"));
    assertThat(text(results.get(2))).doesNotContain("⟦");
  }

  @Test
  void whatTheTeamSwitchedOffIsNoReasonToAskTheNext() throws Exception {
    TranslationEngine miscounts =
        new LanguageModelEngine(
            JsonModel.spoilt(list -> {
              for (var entry : list) {
                String text = entry.path("text").asText();
                ((ObjectNode) entry).put("text", text.replace("5", "6"));
              }
              return list;
            }));
    ChainEngine chain = new ChainEngine(List.of(miscounts, new PseudoEngine()));
    List<SourceSegment> one = List.of(segment("Wait 5 minutes for the cell."));
    assertThat(maker(chain, one, Checks.standard())).isEqualTo("pseudo 3");
    CheckSettings relaxed = CheckSettings.standard().with("numbers@es", "warning");
    assertThat(maker(chain, one, Checks.with(relaxed, List.of()))).isEqualTo("llm scripted");
  }

  private static String maker(ChainEngine chain, List<SourceSegment> segments, Checks checks)
      throws Exception {
    EngineContext context = new EngineContext("en", "es", "Cells", Guidance.NONE, checks);
    EngineResult result = chain.translate(segments, context).getFirst();
    return ((EngineResult.Translated) result).maker(chain).engine();
  }

  @Test
  void aCheckThatHoldsNothingBackIsNotAskedTwice() throws Exception {
    AtomicInteger asked = new AtomicInteger();
    Check grammar =
        new Check() {
          @Override
          public Set<Issue.Kind> kinds() {
            return Set.of(Issue.Kind.GRAMMAR);
          }

          @Override
          public List<Issue> look(CheckedPair pair, CheckSettings settings) {
            asked.incrementAndGet();
            return List.of(new Issue(Issue.Kind.GRAMMAR, "odd"));
          }
        };
    ChainEngine chain = new ChainEngine(List.of(new LanguageModelEngine(JsonModel.good())));
    maker(chain, FOUR, Checks.standard().and(grammar));
    assertThat(asked).hasValue(0);
    CheckSettings strict = CheckSettings.standard().with("grammar", "error");
    maker(chain, FOUR, Checks.with(strict, List.of(grammar)));
    assertThat(asked).hasValue(4);
  }

  @Test
  void anEngineThatIsGoneIsPassedOverAndNoneLeftSaysWhy() throws Exception {
    TranslationEngine gone =
        new LanguageModelEngine(ScriptedLanguageModel.failing("the server refused"));
    List<EngineResult> results =
        new ChainEngine(List.of(gone, new PseudoEngine())).translate(FOUR, EN_ES);
    assertThat(results).allMatch(EngineResult.Translated.class::isInstance);
    assertThatThrownBy(() -> new ChainEngine(List.of(gone)).translate(FOUR, EN_ES))
        .isInstanceOf(EngineException.class)
        .hasMessageStartingWith("no engine of the chain is of use: scripted gave no usable");
  }

  @Test
  void aSpentBudgetEndsTheChain() {
    Allowance little = new Allowance(Price.FREE, null, 10L, Allowance.Spent.NOTHING);
    TranslationEngine dear = new LanguageModelEngine(JsonModel.good(), CallLimits.STANDARD, little);
    assertThatThrownBy(
            () -> new ChainEngine(List.of(dear, new PseudoEngine())).translate(FOUR, EN_ES))
        .isInstanceOf(BudgetSpentException.class);
  }
}
