package org.dars.translator.exchange;

import java.util.List;

/**
 * What goes into one exchange file: a document, or all documents of a course. Plain data.
 *
 * @param from source language, BCP 47
 * @param to target language, BCP 47; "" in a file that does not say
 */
public record ExchangeFile(String from, String to, List<ExchangeDocument> documents) {

  public ExchangeFile {
    documents = List.copyOf(documents);
  }
}
