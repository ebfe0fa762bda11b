package org.dars.assistant.cli;

import org.dars.translator.memory.LanguagePair;
import org.dars.translator.memory.MemoryEntry;
import org.dars.translator.memory.Scores;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;

/** Which languages of the memory are meant; all of them where nothing is said. */
final class LanguagePairOption {

  @Option(
      names = "--from",
      defaultValue = "",
      paramLabel = "LANG",
      description = "language of the source, as en (default: any)")
  private String from = "";

  @Option(
      names = "--to",
      defaultValue = "",
      paramLabel = "LANG",
      description = "language of the translation, as es (default: any)")
  private String to = "";

  /** BCP 47 tag, "" for any. */
  String from(CommandSpec spec) {
    return from.isEmpty() ? "" : LanguageTag.checked(spec, "--from", from);
  }

  /** BCP 47 tag, "" for any. */
  String to(CommandSpec spec) {
    return to.isEmpty() ? "" : LanguageTag.checked(spec, "--to", to);
  }

  boolean takes(LanguagePair pair) {
    return fits(from, pair.from()) && fits(to, pair.to());
  }

  boolean takes(MemoryEntry entry) {
    return fits(from, entry.from()) && fits(to, entry.to());
  }

  private static boolean fits(String asked, String has) {
    return asked.isEmpty() || Scores.language(asked).equals(Scores.language(has));
  }

  /** As a message goes on: {@code " from en to es"}. */
  @Override
  public String toString() {
    return (from.isEmpty() ? "" : " from " + from) + (to.isEmpty() ? "" : " to " + to);
  }
}
