package org.dars.models.testing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.dars.models.testing.OnnxGraphWriter.DataType;

/**
 * Makes small encoder–decoder models that translate the sentences of {@link ToyDictionary}, in the
 * layouts that the common exporter writes. Their weights are not trained but set, so that what they
 * give is known; what they calculate is what such models do:
 *
 * <ul>
 *   <li>The encoder tells each token its place and, by attention to the token before, the place it
 *       would have where nouns stand before their adjectives.
 *   <li>The decoder finds the target language among the tokens so far by attention, whose keys and
 *       values are the cache, and with it decides which of the two places to look at; attention to
 *       the encoder finds the token there, and its meaning with the language is the next word.
 * </ul>
 *
 * <p>As a program it writes all of them: {@code ToyTranslator FOLDER}.
 */
public final class ToyTranslator {

  /** Whose files it looks like. */
  public enum Family {
    /** One direction, English to Spanish; {@code source.spm}, {@code vocab.json}. */
    MARIAN,
    /** The same with a {@code tokenizer.json}. */
    MARIAN_JSON,
    /** Language tokens as {@code __en__}. */
    M2M_100,
    /** Language tokens as {@code eng_Latn}. */
    NLLB
  }

  /** In which graphs the decoder is. */
  public enum Layout {
    /** {@code decoder_model_merged.onnx}, with {@code use_cache_branch}. */
    MERGED,
    /** {@code decoder_model.onnx} and {@code decoder_with_past_model.onnx}. */
    SPLIT,
    /** {@code decoder_model.onnx} alone. */
    UNCACHED
  }

  /** What the graphs calculate with, and are called after. */
  public enum Numbers {
    FP32(""),
    /** Half precision, inputs and outputs too. */
    FP16("_fp16"),
    /** 8-bit weights, with inputs and outputs as for {@link #FP32}. */
    INT8("_quantized");

    private final String suffix;

    Numbers(String suffix) {
      this.suffix = suffix;
    }

    DataType inputs() {
      return this == FP16 ? DataType.FLOAT16 : DataType.FLOAT;
    }
  }

  /** Longest input and output, in tokens. */
  public static final int POSITIONS = 32;

  private ToyTranslator() {}

  /** Writes a model with its graphs in {@code onnx/}. */
  public static void write(Path folder, Family family, Layout layout, Numbers numbers)
      throws IOException {
    Path graphs = folder.resolve("onnx");
    Files.createDirectories(graphs);
    ToyTranslatorFiles files = new ToyTranslatorFiles(family);
    files.write(folder);
    ToyTranslatorWeights weights = new ToyTranslatorWeights(files);
    String end = numbers.suffix + ".onnx";
    new ToyEncoderGraph(weights, numbers).write(graphs.resolve("encoder_model" + end));
    ToyDecoderGraph decoder = new ToyDecoderGraph(weights, numbers.inputs());
    switch (layout) {
      case MERGED -> decoder.merged().write(graphs.resolve("decoder_model_merged" + end));
      case SPLIT -> {
        decoder.first().write(graphs.resolve("decoder_model" + end));
        decoder.withPast().write(graphs.resolve("decoder_with_past_model" + end));
      }
      case UNCACHED -> decoder.first().write(graphs.resolve("decoder_model" + end));
    }
  }

  /** Writes one of each; see the class. */
  public static void main(String[] args) throws IOException {
    if (args.length != 1) {
      throw new IllegalArgumentException("ToyTranslator FOLDER");
    }
    for (Family family : Family.values()) {
      for (Layout layout : List.of(Layout.MERGED, Layout.SPLIT)) {
        String name = "toy-" + family + "-" + layout;
        Path at =
            Path.of(args[0]).resolve(name.toLowerCase(java.util.Locale.ROOT).replace('_', '-'));
        write(at, family, layout, Numbers.FP32);
      }
    }
  }
}
