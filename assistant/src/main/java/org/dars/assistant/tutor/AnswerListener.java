package org.dars.assistant.tutor;

import java.util.List;

/** Hears an answer as it is made: first the proofs, then sentence by sentence. */
public interface AnswerListener {

  /** Hears nothing. */
  AnswerListener SILENT =
      new AnswerListener() {
        @Override
        public void citations(List<Citation> citations) {}

        @Override
        public void sentence(Answer.Sentence sentence) {}
      };

  /**
   * The sections that a model is about to write from, best first: before its first word, once, and
   * only where a model writes.
   */
  default void places(List<SectionLink> sections) {}

  /**
   * The proofs that the sentences to come may use; called again, with all of them, when there are
   * more.
   */
  void citations(List<Citation> citations);

  /** The next sentence, already proven. */
  void sentence(Answer.Sentence sentence);
}
