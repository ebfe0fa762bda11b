package org.dars.assistant.cli;

import java.io.PrintWriter;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.dars.assistant.quiz.bank.BankItem;
import org.dars.assistant.quiz.bank.ItemWords;
import org.dars.assistant.quiz.item.Item;
import org.jspecify.annotations.Nullable;

/**
 * An item of a bank as the command line lists it.
 *
 * @param failed what the examiner says of checks that it failed
 */
record BankedItem(
    String id,
    int version,
    String state,
    String kind,
    String section,
    @Nullable String bloom,
    String language,
    List<String> tags,
    boolean sound,
    List<String> failed,
    String question,
    List<String> key,
    String person,
    Instant changed) {

  static BankedItem of(BankItem banked) {
    Item item = banked.item();
    Item.About about = item.about();
    return new BankedItem(
        item.id(),
        banked.version(),
        about.state().name().toLowerCase(Locale.ROOT),
        item.body().kind().label(),
        about.category().isEmpty() ? "" : about.category().getLast(),
        about.bloom() == null ? null : about.bloom().label(),
        about.language(),
        about.tags(),
        banked.examination().sound(),
        banked.examination().failed().stream()
            .map(f -> f.check().label() + ": " + f.reason())
            .toList(),
        ItemWords.question(item),
        ItemWords.key(item.body()),
        banked.person(),
        banked.changed());
  }

  void print(PrintWriter out) {
    out.printf("%s  %s, %s%s%n", id, state, kind, sound ? "" : ", not sound");
    out.println("  " + question);
    out.println("  key: " + String.join(" · ", key));
    failed.forEach(f -> out.println("    " + f));
  }
}
