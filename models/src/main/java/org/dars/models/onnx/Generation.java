package org.dars.models.onnx;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * How a model wants its text to be generated: {@code generation_config.json}, and {@code
 * config.json} for what that does not say.
 *
 * @param start token that the decoder begins with
 * @param ends tokens that end a text
 * @param pad token that stands for nothing
 * @param forcedFirst token that the text must begin with, −1 for none; a target language goes
 *     before it
 * @param forcedLast token that a text of the greatest length must end with, −1 for none
 * @param banned sequences of tokens that never come
 * @param maxLength most tokens of a text, the start included
 * @param maxSource most tokens that the encoder reads, those that tell languages and the end
 *     included
 * @param beams how many texts are followed at a time; 1 is greedy search
 * @param lengthPenalty exponent of the length that a text's score is divided by
 * @param stopping when a beam search ends
 * @param noRepeat length of the token sequences that must not come twice, 0 for any may
 */
record Generation(
    long start,
    Set<Long> ends,
    long pad,
    long forcedFirst,
    long forcedLast,
    List<List<Long>> banned,
    int maxLength,
    int maxSource,
    int beams,
    double lengthPenalty,
    Stopping stopping,
    int noRepeat) {

  /** When a beam search ends. */
  enum Stopping {
    /** As soon as there are as many whole texts as beams. */
    EARLY,
    /** When no beam can become better than those, if it ended now. */
    HEURISTIC,
    /** When no beam can become better than those, however long it grows. */
    NEVER
  }

  private static final int MOST_TOKENS = 4096;

  Generation {
    ends = Collections.unmodifiableSet(new TreeSet<>(ends)); // in one order, for fingerprints
    banned = List.copyOf(banned);
    if (beams < 1 || beams > 64) {
      throw new IllegalArgumentException("beams must be 1–64, is " + beams);
    }
  }

  Generation withBeams(int others) {
    return new Generation(
        start,
        ends,
        pad,
        forcedFirst,
        forcedLast,
        banned,
        maxLength,
        maxSource,
        others,
        lengthPenalty,
        stopping,
        noRepeat);
  }

  /**
   * Reads a model's settings.
   *
   * @throws IOException when {@code config.json} is missing, no JSON, or does not say how a text
   *     begins and ends; the message names the file and what is missing
   */
  static Generation read(Path folder) throws IOException {
    Settings of = new Settings(folder);
    int positions = of.whole("max_position_embeddings", 512);
    JsonNode early = of.get("early_stopping");
    return new Generation(
        of.required("decoder_start_token_id"),
        of.tokens("eos_token_id"),
        of.whole("pad_token_id", 0),
        of.whole("forced_bos_token_id", -1),
        of.whole("forced_eos_token_id", -1),
        of.sequences("bad_words_ids"),
        Math.clamp(of.whole("max_length", positions), 8, Math.min(MOST_TOKENS, positions)),
        Math.clamp(positions, 8, MOST_TOKENS),
        Math.clamp(of.whole("num_beams", 1), 1, 64),
        of.get("length_penalty").asDouble(1),
        early.asText().equals("never")
            ? Stopping.NEVER
            : early.asBoolean() ? Stopping.EARLY : Stopping.HEURISTIC,
        Math.max(0, of.whole("no_repeat_ngram_size", 0)));
  }

  /** Two files as one. */
  private static final class Settings {
    private final Path config;
    private final JsonNode generation;
    private final JsonNode model;

    Settings(Path folder) throws IOException {
      ObjectMapper json = new ObjectMapper();
      this.config = folder.resolve("config.json");
      Path own = folder.resolve("generation_config.json");
      if (!Files.isRegularFile(config)) {
        throw new IOException(
            "there is no config.json in " + folder + ": copy it from the model's repository");
      }
      this.model = parse(json, config);
      this.generation = Files.isRegularFile(own) ? parse(json, own) : json.missingNode();
    }

    private static JsonNode parse(ObjectMapper json, Path file) throws IOException {
      try {
        return json.readTree(Files.readAllBytes(file));
      } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
        throw new IOException(file + " is not readable JSON: get the model again", e);
      }
    }

    JsonNode get(String name) {
      return generation.hasNonNull(name) ? generation.path(name) : model.path(name);
    }

    int whole(String name, int otherwise) {
      return get(name).asInt(otherwise);
    }

    long required(String name) throws IOException {
      if (!get(name).isIntegralNumber()) {
        throw new IOException(config + " does not tell " + name + ": get the model again");
      }
      return get(name).asLong();
    }

    Set<Long> tokens(String name) throws IOException {
      Set<Long> tokens = new HashSet<>();
      get(name).forEach(t -> tokens.add(t.asLong()));
      if (tokens.isEmpty()) {
        tokens.add(required(name));
      }
      return tokens;
    }

    List<List<Long>> sequences(String name) {
      List<List<Long>> all = new ArrayList<>();
      for (JsonNode each : get(name)) {
        List<Long> one = new ArrayList<>();
        each.forEach(t -> one.add(t.asLong()));
        if (!one.isEmpty()) {
          all.add(List.copyOf(one));
        }
      }
      return all;
    }
  }
}
