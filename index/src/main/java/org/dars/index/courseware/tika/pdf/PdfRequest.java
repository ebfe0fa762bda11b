package org.dars.index.courseware.tika.pdf;

import java.io.Serializable;
import java.util.List;

/**
 * What the reading process is to do with a PDF or picture.
 *
 * @param maxCharacters after so many it need not read on
 * @param tesseract the program that reads pictures, "" for none
 * @param languages of its packs, joined by {@code +}
 * @param pages to be read from their pictures; empty to read the text of all
 * @param millis longest time for the pictures
 */
public record PdfRequest(
    int maxCharacters, String tesseract, String languages, List<Integer> pages, long millis)
    implements Serializable {

  public PdfRequest {
    pages = List.copyOf(pages);
  }
}
