package org.dars.assistant.cli;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.dars.assistant.quiz.exchange.DocxFormat;
import org.dars.assistant.quiz.exchange.ItemFormat;
import org.dars.assistant.quiz.exchange.ItemFormat.Loss;
import org.dars.assistant.quiz.exchange.ItemFormats;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;

/** Formats of items as commands name them, and what a file lost. */
final class QuizFormats {

  private QuizFormats() {}

  /**
   * The format with a name.
   *
   * @param option the option that named it, for the message when there is none
   */
  static ItemFormat named(String id, String option, CommandSpec spec) {
    return ItemFormats.named(id)
        .orElseThrow(() ->
            new ParameterException(
                spec.commandLine(),
                "%s takes %s, not %s".formatted(option, names(ItemFormats.all()), id)));
  }

  static ItemFormat written(String id, boolean key, String option, CommandSpec spec) {
    return written(named(id, option, spec), key, spec);
  }

  static ItemFormat written(ItemFormat format, boolean key, CommandSpec spec) {
    if (!key) {
      return format;
    }
    if (!(format instanceof DocxFormat)) {
      throw new ParameterException(
          spec.commandLine(), "--key is for docx; %s always holds the keys".formatted(format.id()));
    }
    return new DocxFormat(true);
  }

  /**
   * What a file may be read as.
   *
   * @param from the format that was named; null for the end of the file's name
   */
  static List<ItemFormat> readers(Path file, @Nullable String from, CommandSpec spec) {
    List<ItemFormat> formats =
        from == null ? ItemFormats.of(file) : List.of(named(from, "--from", spec));
    List<ItemFormat> readers = formats.stream().filter(ItemFormat::reads).toList();
    if (readers.isEmpty()) {
      List<ItemFormat> all = ItemFormats.all().stream().filter(ItemFormat::reads).toList();
      throw new ParameterException(
          spec.commandLine(),
          "%s: what it is cannot be told; give --from with one of %s"
              .formatted(file, names(all)));
    }
    return readers;
  }

  /**
   * What a file is to be.
   *
   * @param to the format that was named; null for the end of the file's name
   */
  static ItemFormat writer(Path file, @Nullable String to, CommandSpec spec) {
    List<ItemFormat> formats = to == null ? ItemFormats.of(file) : List.of(named(to, "--to", spec));
    if (formats.size() != 1) {
      throw new ParameterException(
          spec.commandLine(),
          "%s: what it is to be cannot be told; give --to with one of %s"
              .formatted(file, names(formats.isEmpty() ? ItemFormats.all() : formats)));
    }
    return formats.getFirst();
  }

  static String names(List<ItemFormat> formats) {
    return formats.stream().map(ItemFormat::id).collect(Collectors.joining(", "));
  }

  /**
   * A file that was written, for standard output.
   *
   * @throws CommandException when it is no text
   */
  static String text(Path file, ItemFormat format) throws IOException {
    try {
      return StandardCharsets.UTF_8
          .newDecoder()
          .decode(ByteBuffer.wrap(Files.readAllBytes(file)))
          .toString();
    } catch (CharacterCodingException e) {
      throw new CommandException(
          "%s is no text to print; name a file with -o".formatted(format.id()));
    }
  }

  static int leftOut(List<Loss> losses) {
    return (int) losses.stream().filter(Loss::whole).map(Loss::item).distinct().count();
  }

  /** A line a loss; what happened to many items in one line. */
  static List<String> grouped(List<Loss> losses) {
    Map<String, List<String>> items = new LinkedHashMap<>();
    for (Loss loss : losses) {
      items.computeIfAbsent(loss.message(), m -> new ArrayList<>()).add(loss.item());
    }
    List<String> lines = new ArrayList<>();
    items.forEach((message, ids) ->
        lines.add((ids.size() == 1 ? ids.getFirst() : ids.size() + " items") + ": " + message));
    return lines;
  }
}
