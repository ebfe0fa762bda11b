/**
 * Language models behind a server: anything that speaks the OpenAI chat-completions protocol, and
 * Ollama. Start at {@link org.dars.models.llm.LanguageModels}; which server is asked stands in
 * {@link org.dars.models.llm.LanguageModelSettings}. Without settings there is none.
 */
@NullMarked
package org.dars.models.llm;

import org.jspecify.annotations.NullMarked;
