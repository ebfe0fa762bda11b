package org.dars.translator.memory;

import java.util.Iterator;
import java.util.List;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.dars.translator.memory.Words.Word;

/** Words for Lucene: masked, each behind a prefix, or with their numbers as they stand. */
final class WordStream extends TokenStream {

  private final CharTermAttribute term = addAttribute(CharTermAttribute.class);
  private final List<Word> words;
  private final String prefix;
  private Iterator<Word> rest;

  /**
   * A stream of words.
   *
   * @param prefix "" for words to be searched by people
   */
  WordStream(List<Word> words, String prefix) {
    this.words = words;
    this.prefix = prefix;
    this.rest = words.iterator();
  }

  @Override
  public void reset() {
    rest = words.iterator();
  }

  @Override
  public boolean incrementToken() {
    clearAttributes();
    if (!rest.hasNext()) {
      return false;
    }
    Word word = rest.next();
    term.append(prefix).append(prefix.isEmpty() ? sought(word) : word.masked());
    return true;
  }

  /** What a person finds a word by. */
  static String sought(Word word) {
    return word.kind() == Words.Kind.NUMBER ? word.text() : word.masked();
  }
}
