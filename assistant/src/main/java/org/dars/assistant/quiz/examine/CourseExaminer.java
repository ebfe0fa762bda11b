package org.dars.assistant.quiz.examine;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.dars.assistant.quiz.SourceDocument;
import org.dars.assistant.quiz.SourceQuote;
import org.dars.assistant.quiz.item.Item;
import org.dars.index.courseware.Block;

/** Examines items against the course that they are about. */
public final class CourseExaminer implements Examiner {

  private final Map<String, String> texts = new HashMap<>();

  /**
   * An examiner of a course's items.
   *
   * @param documents the whole course, in course order; empty to examine items without their course
   * @param language BCP 47 primary tag of the course; "und" when unknown
   */
  public CourseExaminer(List<SourceDocument> documents, String language) {
    for (SourceDocument document : documents) {
      for (Block block : document.blocks()) {
        texts.put(document.id() + "\n" + block.id(), folded(block.text()));
      }
    }
  }

  @Override
  public Examination examine(Item item) {
    List<Finding> findings = new ArrayList<>();
    findings.add(quoteInBlock(item));
    return new Examination(findings);
  }

  private Finding quoteInBlock(Item item) {
    if (item.sources().isEmpty()) {
      return new Finding(
          ItemCheck.QUOTE_IN_BLOCK, Finding.Outcome.NOT_APPLIED, "it came without a source");
    }
    for (SourceQuote source : item.sources()) {
      String text = texts.get(source.document() + "\n" + source.block());
      if (text == null || !text.contains(folded(source.quote()))) {
        return new Finding(
            ItemCheck.QUOTE_IN_BLOCK,
            Finding.Outcome.FAILED,
            "block %s does not say \"%s\"".formatted(source.block(), source.quote()));
      }
    }
    return new Finding(ItemCheck.QUOTE_IN_BLOCK, Finding.Outcome.PASSED, "");
  }

  private static String folded(String text) {
    return text.replaceAll("\\s+", " ").strip();
  }
}
