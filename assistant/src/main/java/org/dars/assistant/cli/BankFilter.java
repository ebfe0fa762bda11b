package org.dars.assistant.cli;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.dars.assistant.quiz.bank.ItemWords;
import org.dars.assistant.quiz.item.Bloom;
import org.dars.assistant.quiz.item.ItemKind;
import org.dars.assistant.quiz.item.ItemState;
import org.dars.assistant.store.ItemQuery;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** Which items of a bank are meant. */
final class BankFilter {

  @Option(names = "--state", paramLabel = "STATE", description = "draft, approved or retired")
  private @Nullable ItemState state;

  @Option(names = "--words", paramLabel = "WORDS", description = "items that hold all these words")
  private String words = "";

  @Option(names = "--kind", paramLabel = "KIND", description = "single-choice, cloze, numeric …")
  private @Nullable String kind;

  @Option(names = "--bloom", paramLabel = "LEVEL", description = "remember to create")
  private @Nullable Bloom bloom;

  @Option(names = "--section", paramLabel = "S", description = "last name of the category")
  private @Nullable String section;

  @Option(names = "--lang", paramLabel = "LANG", description = "items in this language")
  private @Nullable String language;

  @Option(names = "--tag", paramLabel = "TAG", description = "items with this tag")
  private @Nullable String tag;

  @Option(
      names = "--sound",
      negatable = true,
      description = "only items that passed every check; --no-sound: only the others")
  private @Nullable Boolean sound;

  /**
   * @param usual the state when none is named; null for any
   */
  ItemQuery query(@Nullable ItemState usual, CommandSpec spec) {
    ItemState its = state == null ? usual : state;
    return new ItemQuery(
        ItemWords.sought(words),
        its == null ? null : its.name(),
        kind == null ? null : kind(kind, spec),
        bloom == null ? null : bloom.label(),
        section,
        language,
        tag,
        sound);
  }

  private static String kind(String typed, CommandSpec spec) {
    try {
      return ItemKind.labelled(typed.toLowerCase(Locale.ROOT)).label();
    } catch (IllegalArgumentException e) {
      List<String> labels =
          Arrays.stream(ItemKind.values()).map(ItemKind::label).toList();
      throw new ParameterException(
          spec.commandLine(),
          "--kind takes %s, not %s".formatted(String.join(", ", labels), typed),
          e);
    }
  }
}
