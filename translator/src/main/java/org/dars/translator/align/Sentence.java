package org.dars.translator.align;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.dars.index.courseware.Inline;
import org.dars.translator.guard.Guard;
import org.dars.translator.guard.Guarded;

/**
 * A sentence of a document, or neighbours taken together.
 *
 * @param block id of its block
 * @param content text and markup
 * @param piece what the aligner sees of it
 */
record Sentence(String block, List<Inline> content, Piece piece) {

  static Sentence join(List<Sentence> sentences) {
    if (sentences.size() == 1) {
      return sentences.getFirst();
    }
    List<Inline> content = new ArrayList<>();
    for (Sentence sentence : sentences) {
      boolean apart =
          content.isEmpty()
              || content.getLast().visibleText().matches("(?s).*\\s")
              || sentence.text().matches("(?s)\\p{IsHan}.*");
      if (!apart) {
        content.add(new Inline.Text(" "));
      }
      content.addAll(sentence.content());
    }
    return new Sentence(
        sentences.getFirst().block(),
        List.copyOf(content),
        Piece.join(sentences.stream().map(Sentence::piece).toList()));
  }

  Guarded guarded() {
    return Guard.protect(content);
  }

  /** What a reader sees, white space folded. */
  String text() {
    return content.stream()
        .map(Inline::visibleText)
        .collect(Collectors.joining())
        .replaceAll("\\s+", " ")
        .strip();
  }
}
