package org.dars.assistant.web;

import java.util.ArrayList;
import java.util.List;
import org.dars.assistant.tutor.Answer;

/**
 * A stretch of a sentence of an answer.
 *
 * @param text the words; the runs of a sentence joined are its text
 * @param marked whether they are the words that answer
 */
record SaidRun(String text, boolean marked) {

  static List<SaidRun> of(Answer.Sentence sentence) {
    List<SaidRun> runs = new ArrayList<>();
    int end = 0;
    for (Answer.Mark mark : sentence.marks()) {
      if (mark.from() > end) {
        runs.add(new SaidRun(sentence.text().substring(end, mark.from()), false));
      }
      runs.add(new SaidRun(sentence.text().substring(mark.from(), mark.to()), true));
      end = mark.to();
    }
    if (end < sentence.text().length()) {
      runs.add(new SaidRun(sentence.text().substring(end), false));
    }
    return runs;
  }
}
