package org.dars.assistant.web;

import io.javalin.http.Context;
import java.util.Locale;
import java.util.Objects;
import org.dars.assistant.quiz.bank.BankItem;
import org.dars.assistant.quiz.bank.ItemBank;
import org.jspecify.annotations.Nullable;

/**
 * The item that a person has just decided about, with the way back.
 *
 * @param last whether it was the last one of its list
 */
record Decided(BankItem item, boolean last) {

  /** As the address says that follows a decision; null when it says nothing that still holds. */
  static @Nullable Decided of(Context ctx, ItemBank bank) {
    String id = Objects.requireNonNullElse(ctx.queryParam("decided"), "");
    String version = Objects.requireNonNullElse(ctx.queryParam("was"), "");
    return id.isEmpty()
        ? null
        : bank.find(id)
            .filter(b -> String.valueOf(b.version()).equals(version))
            .map(b -> new Decided(b, ctx.queryParam("last") != null))
            .orElse(null);
  }

  /** To go on with in an address. */
  static String query(BankItem item, boolean last) {
    return "&decided=%s&was=%d%s"
        .formatted(Links.escape(item.item().id()), item.version(), last ? "&last=1" : "");
  }

  /** The name of what was decided in messages. */
  String key() {
    return "bank.decided." + item.item().about().state().name().toLowerCase(Locale.ROOT);
  }
}
