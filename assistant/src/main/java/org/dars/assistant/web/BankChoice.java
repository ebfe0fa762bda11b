package org.dars.assistant.web;

import io.javalin.http.Context;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;
import org.dars.assistant.quiz.bank.ItemWords;
import org.dars.assistant.quiz.item.Bloom;
import org.dars.assistant.quiz.item.ItemKind;
import org.dars.assistant.store.ItemQuery;
import org.jspecify.annotations.Nullable;

/**
 * Which items of a bank are looked at, as the address says; "" stands for any.
 *
 * @param words typed by a person
 * @param state "draft", "approved" or "retired"
 * @param sound "yes" or "no"
 * @param page from 1
 */
record BankChoice(
    String words,
    String state,
    String kind,
    String bloom,
    String section,
    String language,
    String tag,
    String sound,
    int page) {

  static final List<String> STATES = List.of("draft", "approved", "retired", "");
  static final List<String> KINDS = Stream.of(ItemKind.values()).map(ItemKind::label).toList();
  static final List<String> BLOOMS = Stream.of(Bloom.values()).map(Bloom::label).toList();

  private static final int LONGEST = 200;

  /** As a request says, of the drafts when it says nothing of a state. */
  static BankChoice of(Context ctx) {
    String state = ctx.queryParam("state");
    String page = query(ctx, "page");
    return new BankChoice(
        query(ctx, "words"),
        state == null ? "draft" : one(state, STATES),
        one(query(ctx, "kind"), KINDS),
        one(query(ctx, "bloom"), BLOOMS),
        query(ctx, "section"),
        query(ctx, "language"),
        query(ctx, "tag"),
        one(query(ctx, "sound"), List.of("yes", "no")),
        page.matches("[1-9]\\d{0,5}") ? Integer.parseInt(page) : 1);
  }

  private static String one(String value, List<String> allowed) {
    return allowed.contains(value) ? value : "";
  }

  private static String query(Context ctx, String name) {
    String value = Objects.requireNonNullElse(ctx.queryParam(name), "").strip();
    return value.length() > LONGEST ? value.substring(0, LONGEST) : value;
  }

  BankChoice in(String otherState) {
    return new BankChoice(words, otherState, kind, bloom, section, language, tag, sound, 1);
  }

  /** Of those that passed every check ("yes"), or did not ("no"); "" for either. */
  BankChoice judged(String otherSound) {
    return new BankChoice(words, state, kind, bloom, section, language, tag, otherSound, 1);
  }

  BankChoice at(int otherPage) {
    return new BankChoice(words, state, kind, bloom, section, language, tag, sound, otherPage);
  }

  /** Whether more is said than a state. */
  boolean narrowed() {
    return !(words + kind + bloom + section + language + tag + sound).isEmpty();
  }

  ItemQuery toQuery() {
    return new ItemQuery(
        ItemWords.sought(words),
        given(state.toUpperCase(Locale.ROOT)),
        given(kind),
        given(bloom),
        given(section),
        given(language),
        given(tag),
        sound.isEmpty() ? null : sound.equals("yes"));
  }

  private static @Nullable String given(String value) {
    return value.isEmpty() ? null : value;
  }

  /** As it stands in an address, to go on with more. */
  String query() {
    List<String> parts = new ArrayList<>(List.of("state=" + state));
    add(parts, "words", words);
    add(parts, "kind", kind);
    add(parts, "bloom", bloom);
    add(parts, "section", section);
    add(parts, "language", language);
    add(parts, "tag", tag);
    add(parts, "sound", sound);
    if (page > 1) {
      parts.add("page=" + page);
    }
    return "?" + String.join("&", parts);
  }

  private static void add(List<String> parts, String name, String value) {
    if (!value.isEmpty()) {
      parts.add(name + "=" + Links.escape(value));
    }
  }
}
