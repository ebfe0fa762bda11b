package org.dars.assistant.quiz.exchange;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.dars.assistant.quiz.item.Item;
import org.dars.translator.exchange.WordFile;

/**
 * A quiz for paper as DOCX, with the keys on a page of their own or without. Words are in the
 * language of the items, right to left where that is.
 */
public final class DocxFormat extends PrintFormat {

  /**
   * @param key whether the keys are printed, behind all items
   */
  public DocxFormat(boolean key) {
    super("docx", key);
  }

  @Override
  public PrintFormat withKey() {
    return new DocxFormat(true);
  }

  @Override
  public List<Loss> write(List<Item> items, Path file) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    WordFile.write(
        out, DocxPaper.STYLES, xml -> new PaperQuiz(items, key(), new DocxPaper(xml)).write());
    WholeFile.write(file, out.toByteArray());
    return losses(items);
  }
}
