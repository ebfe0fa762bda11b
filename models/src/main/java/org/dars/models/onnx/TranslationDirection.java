package org.dars.models.onnx;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * From which language to which a model translates.
 *
 * @param from BCP 47 primary tag, "" for several languages
 * @param to BCP 47 primary tag, "" for several languages
 */
public record TranslationDirection(String from, String to) {

  /** Of a model that is told its languages. */
  public static final TranslationDirection ANY = new TranslationDirection("", "");

  private static final Pattern NAME =
      Pattern.compile(
          "opus-mt-(?:tc-[a-z]+-)?([a-zA-Z]{2,3})(?:_[\\w]+)?-([a-zA-Z]{2,3})(?:_[\\w]+)?$");

  /**
   * What a model's files say, else its name, as in "opus-mt-en-ru".
   *
   * @param folder with {@code tokenizer_config.json} and {@code config.json}, if they are there
   * @param name what it is called
   */
  public static TranslationDirection of(Path folder, String name) {
    JsonNode config = read(folder.resolve("config.json"));
    if (!config.path("model_type").asText("marian").equals("marian")) {
      return ANY;
    }
    JsonNode tokenizer = read(folder.resolve("tokenizer_config.json"));
    String source = tokenizer.path("source_lang").asText("");
    String target = tokenizer.path("target_lang").asText("");
    if (!source.isEmpty() && !target.isEmpty()) {
      return new TranslationDirection(language(source), language(target));
    }
    for (String called : new String[] {config.path("_name_or_path").asText(""), name}) {
      Matcher matcher = NAME.matcher(called);
      if (matcher.find()) {
        return new TranslationDirection(language(matcher.group(1)), language(matcher.group(2)));
      }
    }
    return ANY;
  }

  /** "" for a group of languages, as in "mul" or "trk". */
  private static String language(String name) {
    String tag = LanguageTokens.primaryTag(name);
    return Arrays.asList(Locale.getISOLanguages()).contains(tag) ? tag : "";
  }

  private static JsonNode read(Path file) {
    ObjectMapper json = new ObjectMapper();
    if (!Files.isRegularFile(file)) {
      return json.missingNode();
    }
    try {
      return json.readTree(Files.readAllBytes(file));
    } catch (IOException e) {
      return json.missingNode(); // whoever opens the model says so
    }
  }
}
