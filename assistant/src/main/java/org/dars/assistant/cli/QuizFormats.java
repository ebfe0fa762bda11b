package org.dars.assistant.cli;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.dars.assistant.quiz.exchange.ItemFormat;
import org.dars.assistant.quiz.exchange.ItemFormat.Loss;
import org.dars.assistant.quiz.exchange.ItemFormats;
import org.dars.assistant.quiz.exchange.Losses;
import org.dars.assistant.quiz.exchange.PrintFormat;
import org.dars.assistant.quiz.exchange.SourcedFormat;
import org.dars.assistant.quiz.item.Item;
import org.dars.assistant.quiz.item.ItemKind;
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

  /**
   * The formats that a file may be read in.
   *
   * @param from the format that the caller named, or null to go by the file's name
   */
  static List<ItemFormat> readers(Path file, @Nullable String from, CommandSpec spec) {
    List<ItemFormat> formats =
        from == null ? ItemFormats.of(file) : List.of(named(from, "--from", spec));
    List<ItemFormat> readers = formats.stream().filter(ItemFormat::reads).toList();
    if (readers.isEmpty()) {
      List<ItemFormat> all = ItemFormats.all().stream().filter(ItemFormat::reads).toList();
      throw new ParameterException(
          spec.commandLine(),
          "%s: what it is cannot be told; give --from with one of %s".formatted(file, names(all)));
    }
    return readers;
  }

  static ItemFormat written(String id, boolean key, String option, CommandSpec spec) {
    return written(named(id, option, spec), key, spec);
  }

  static ItemFormat written(ItemFormat format, boolean key, CommandSpec spec) {
    if (!key) {
      return format;
    }
    if (!(format instanceof PrintFormat print)) {
      throw new ParameterException(
          spec.commandLine(),
          "--key is for docx and pdf; %s always holds the keys".formatted(format.id()));
    }
    return print.withKey();
  }

  /** The format; without sources where the caller wants none. */
  static ItemFormat sourced(ItemFormat format, boolean noSources, CommandSpec spec) {
    if (!noSources) {
      return format;
    }
    if (!(format instanceof SourcedFormat sourced)) {
      List<ItemFormat> all =
          ItemFormats.all().stream().filter(SourcedFormat.class::isInstance).toList();
      throw new ParameterException(
          spec.commandLine(),
          "--no-sources is for %s, not for %s".formatted(names(all), format.id()));
    }
    return sourced.withoutSources();
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

  /** Ids of items that a format would leave out of a file. */
  static Set<String> leftOut(List<Item> items, ItemFormat format) throws IOException {
    Path file = Files.createTempFile("dars-items-", "." + format.extensions().getFirst());
    try {
      return format.write(items, file).stream()
          .filter(Loss::whole)
          .map(Loss::item)
          .collect(Collectors.toSet());
    } finally {
      Files.deleteIfExists(file);
    }
  }

  /** What was lost, a line for what happened to the same items, what matters most first. */
  static List<String> grouped(List<Loss> losses) {
    List<String> lines = new ArrayList<>();
    for (Losses.Group group : Losses.grouped(losses)) {
      List<String> items = group.items();
      lines.add(
          (items.size() == 1 ? items.getFirst() : items.size() + " items") + ": " + group.what());
    }
    return lines;
  }

  /**
   * The kinds to make for a format.
   *
   * @param wanted those that were asked for; empty for any
   * @return empty for any
   * @throws ParameterException when the format holds one of them in no way
   */
  static Set<ItemKind> kinds(Set<ItemKind> wanted, ItemFormat format, CommandSpec spec) {
    Set<ItemKind> held = format.kinds();
    List<String> not =
        wanted.stream().filter(k -> !held.contains(k)).map(ItemKind::label).sorted().toList();
    if (!not.isEmpty()) {
      List<ItemFormat> others =
          ItemFormats.all().stream().filter(f -> f.kinds().containsAll(wanted)).toList();
      throw new ParameterException(
          spec.commandLine(),
          "%s has no items of kind %s; leave that out of --types, or give --format with one of %s"
              .formatted(format.id(), String.join(", ", not), names(others)));
    }
    return wanted.isEmpty() && held.size() < ItemKind.values().length ? held : wanted;
  }
}
