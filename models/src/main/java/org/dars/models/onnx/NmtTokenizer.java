package org.dars.models.onnx;

import java.io.IOException;
import java.nio.file.Files;
import java.util.OptionalLong;

/**
 * The vocabulary of a translation model. A text is only data to it: what looks like a special token
 * there becomes ordinary pieces. Safe for use by several threads.
 */
interface NmtTokenizer extends AutoCloseable {

  /** Token ids of a text, without any that tell languages, begin or end. */
  long[] encode(String text);

  /** The text of token ids; special tokens have none. */
  String decode(long[] ids);

  /** The id of a special token, as in {@code </s>} or {@code __kk__}. */
  OptionalLong special(String token);

  /** The tokens that tell languages. */
  LanguageTokens languages();

  @Override
  void close();

  /**
   * Opens the vocabulary of a model: {@code tokenizer.json}, else {@code source.spm} with {@code
   * vocab.json}.
   *
   * @throws IOException when neither is there, or one cannot be read; the message says what to do
   */
  static NmtTokenizer open(TranslatorFiles files) throws IOException {
    for (String place : new String[] {"tokenizer.json", "onnx/tokenizer.json"}) {
      if (Files.isRegularFile(files.at(place))) {
        return new JsonTokenizer(Files.readAllBytes(files.at(place)));
      }
    }
    if (Files.isRegularFile(files.at(MarianTokenizer.SOURCE))) {
      return MarianTokenizer.open(files.folder());
    }
    throw new IOException(
        "there is no tokenizer.json in "
            + files.folder()
            + ", nor source.spm with vocab.json: copy them from the model's repository");
  }
}
