package org.dars.models.onnx;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where the files of an encoder–decoder model stand, as the common exporter writes them: graphs in
 * {@code onnx/} or at the top, {@code config.json} and the vocabulary at the top. The decoder is
 * {@code decoder_model_merged.onnx}, or {@code decoder_model.onnx} with {@code
 * decoder_with_past_model.onnx}, or {@code decoder_model.onnx} alone, which is slow.
 *
 * @param folder the model's folder
 * @param encoder path in it of the encoder's graph
 * @param decoder path in it of the decoder's graph for the first token, or for all
 * @param decoderWithPast path in it of the decoder's graph for the tokens after the first, "" when
 *     {@code decoder} is for all
 */
public record TranslatorFiles(Path folder, String encoder, String decoder, String decoderWithPast) {

  private static final List<String> PLACES = List.of("onnx/", "");

  /** Suffixes of the graphs' names, the usual ones for a CPU first. */
  private static final List<String> INT8 = List.of("_quantized", "_int8", "_uint8");

  private static final List<String> FP32 = List.of("");
  private static final List<String> FP16 = List.of("_fp16");

  /** A folder that holds no such model; the message is one sentence. */
  public static final class MissingFileException extends Exception {
    private static final long serialVersionUID = 1L;

    MissingFileException(String message) {
      super(message);
    }
  }

  /**
   * The graphs' names that may be there, by the numbers they calculate with.
   *
   * @param variant "int8", "fp32", "fp16", an encoder's file name, or null for all
   * @return suffixes, the best first; empty for a name that is neither
   */
  public static List<String> suffixes(@Nullable String variant) {
    if (variant == null) {
      List<String> all = new ArrayList<>(INT8);
      all.addAll(FP32);
      all.addAll(FP16);
      return all;
    }
    return switch (variant) {
      case "int8" -> INT8;
      case "fp32" -> FP32;
      case "fp16" -> FP16;
      default -> {
        String name = variant.substring(variant.lastIndexOf('/') + 1);
        yield name.startsWith("encoder_model") && name.endsWith(".onnx")
            ? List.of(name.substring("encoder_model".length(), name.length() - ".onnx".length()))
            : List.of();
      }
    };
  }

  /**
   * Paths where the graphs may stand, in groups of which one is enough, best first: encoder and
   * merged decoder, then encoder and the decoder's two parts.
   */
  public static List<List<String>> candidates(@Nullable String variant) {
    List<List<String>> groups = new ArrayList<>();
    for (String suffix : suffixes(variant)) {
      for (String place : PLACES) {
        String end = suffix + ".onnx";
        groups.add(List.of(place + "encoder_model" + end, place + "decoder_model_merged" + end));
        groups.add(
            List.of(
                place + "encoder_model" + end,
                place + "decoder_model" + end,
                place + "decoder_with_past_model" + end));
      }
    }
    return groups;
  }

  /**
   * Finds the graphs in a folder.
   *
   * @param variant "int8", "fp32", "fp16", an encoder's file name, or null for the best that is
   *     there
   * @throws MissingFileException when there is no encoder, or no decoder for it
   */
  public static TranslatorFiles find(Path folder, @Nullable String variant)
      throws MissingFileException {
    for (List<String> group : candidates(variant)) {
      if (group.stream().allMatch(p -> Files.isRegularFile(folder.resolve(p)))) {
        return new TranslatorFiles(
            folder, group.get(0), group.get(1), group.size() > 2 ? group.get(2) : "");
      }
    }
    for (List<String> group : candidates(variant)) {
      String encoder = group.getFirst();
      String decoder = encoder.replace("encoder_model", "decoder_model");
      if (Files.isRegularFile(folder.resolve(encoder))) {
        if (Files.isRegularFile(folder.resolve(decoder))) {
          return new TranslatorFiles(folder, encoder, decoder, "");
        }
        throw new MissingFileException(
            "There is %s in %s, but no %s beside it: export the decoder too."
                .formatted(
                    encoder, folder, encoder.replace("encoder_model", "decoder_model_merged")));
      }
    }
    throw new MissingFileException(
        "There is no %s in %s: export the model first, for example with optimum-cli export onnx --task text2text-generation-with-past."
            .formatted(
                variant == null ? "encoder_model.onnx" : "encoder_model of " + variant, folder));
  }

  Path at(String path) {
    return folder.resolve(path);
  }
}
