package org.dars.models.testing;

import java.util.Map;
import org.dars.models.TextTranslator;
import org.dars.models.TextTranslatorContract;

class DictionaryTranslatorTest extends TextTranslatorContract {

  @Override
  protected TextTranslator fresh() {
    return new DictionaryTranslator(
        "en", "kk", Map.of("the", "осы", "cat", "мысық", "reads", "оқиды"));
  }
}
