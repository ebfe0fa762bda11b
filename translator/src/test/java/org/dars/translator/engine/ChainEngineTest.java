package org.dars.translator.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.stream.IntStream;
import org.dars.models.Price;
import org.dars.models.testing.ScriptedLanguageModel;
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
