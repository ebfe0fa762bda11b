package org.dars.translator.exchange;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.IllformedLocaleException;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.dars.translator.memory.EntryDetails;
import org.dars.translator.memory.MemoryEntry;
import org.dars.translator.memory.Property;
import org.dars.translator.memory.Property.Kind;
import org.dars.translator.memory.Property.Place;
import org.dars.translator.memory.Quality;
import org.dars.translator.memory.Scores;
import org.dars.translator.memory.SegmentContext;
import org.jspecify.annotations.Nullable;

/**
 * A {@code tu} of a TMX file.
 *
 * @param sourceLanguage as the unit or the header says; {@code *all*} for any
 * @param properties of the unit
 * @param texts in the order of the file
 */
record TmxUnit(String sourceLanguage, List<Property> properties, List<Text> texts) {

  /** Before the names of our own props. */
  static final String OWN = "x-dars-";

  static final DateTimeFormatter DATE =
      DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss'Z'", Locale.ROOT);

  /**
   * A {@code tuv}.
   *
   * @param language its tag; "" when it has none
   * @param segment null when it has none
   */
  record Text(String language, List<Property> properties, @Nullable TmxSegment segment) {}

  /** Who and when. */
  record Origin(String by, Instant when) {}

  /**
   * An entry for each target.
   *
   * @param reasons why there is none, or one is missing
   */
  List<MemoryEntry> entries(List<String> reasons) {
    List<MemoryEntry> entries = new ArrayList<>();
    int at = source();
    if (texts.size() < 2) {
      reasons.add("it has " + texts.size() + " of two or more texts; it was left out");
      return entries;
    }
    if (at < 0) {
      reasons.add("it has no text in its source language " + sourceLanguage + "; it was left out");
      return entries;
    }
    Text source = texts.get(at);
    String problem = problem(source);
    if (!problem.isEmpty()) {
      reasons.add("its source " + problem + "; it was left out");
      return entries;
    }
    List<Text> targets = new ArrayList<>(texts);
    targets.remove(at);
    for (Text target : targets) {
      String wrong = problem(target);
      if (wrong.isEmpty()) {
        entries.add(entry(source, target));
      } else {
        reasons.add("its translation " + wrong + "; it was left out");
      }
    }
    return entries;
  }

  /** Which text is the source, or −1. */
  private int source() {
    if (sourceLanguage.equals("*all*") && !texts.isEmpty()) {
      return 0;
    }
    for (int i = 0; i < texts.size(); i++) {
      if (texts.get(i).language().equalsIgnoreCase(sourceLanguage)) {
        return i;
      }
    }
    for (int i = 0; i < texts.size(); i++) {
      if (Scores.language(texts.get(i).language()).equals(Scores.language(sourceLanguage))) {
        return i;
      }
    }
    return -1;
  }

  private static String problem(Text text) {
    if (text.language().isEmpty()) {
      return "has no language";
    }
    try {
      new Locale.Builder().setLanguageTag(text.language().replace('_', '-'));
    } catch (IllformedLocaleException e) {
      return "has the language \"" + text.language() + "\", which is no BCP 47 tag";
    }
    TmxSegment segment = text.segment();
    return segment == null || segment.text().isBlank()
        ? "(" + text.language() + ") is empty"
        : segment.problem();
  }

  private MemoryEntry entry(Text source, Text target) {
    TmxSegment from = Objects.requireNonNull(source.segment());
    TmxSegment to = Objects.requireNonNull(target.segment()).numberedLike(from);
    List<Property> kept = new ArrayList<>();
    properties.stream().filter(p -> !own(p)).forEach(kept::add);
    for (Property p : source.properties()) {
      kept.add(new Property(Place.SOURCE, p.kind(), p.name(), p.language(), p.value()));
    }
    for (Property p : target.properties()) {
      if (!consumed(p)) {
        kept.add(p);
      }
    }
    Origin origin = origin(kept, target.properties());
    String exact = said("when");
    EntryDetails details =
        new EntryDetails(
            said("course"),
            said("domain"),
            said("approved").equals("yes"),
            kept,
            from.kept(),
            to.kept());
    return new MemoryEntry(
        source.language(),
        target.language(),
        from.text(),
        to.text(),
        quality(said("quality")),
        said("engine"),
        origin.by(),
        exact.isEmpty() ? origin.when() : instant(exact, origin.when()),
        new SegmentContext(said("previous"), said("next"), said("document"), said("block")),
        details);
  }

  private static boolean own(Property p) {
    return p.kind() == Kind.PROP && p.name().startsWith(OWN);
  }

  /** What becomes the entry's own origin. */
  private static boolean consumed(Property p) {
    return p.kind() == Kind.ATTRIBUTE
        && (p.name().equals("changeid")
            || (p.name().equals("changedate") && !date(p.value()).equals(Instant.EPOCH)));
  }

  private String said(String name) {
    return properties.stream()
        .filter(p -> own(p) && p.name().equals(OWN + name))
        .map(Property::value)
        .findFirst()
        .orElse("");
  }

  /** Who made the translation, as the nearest mention says: of the text, or else of the unit. */
  static Origin origin(List<Property> kept, List<Property> target) {
    String by = first("changeid", target, kept);
    String when = first("changedate", target, kept);
    return new Origin(
        by.isEmpty() ? first("creationid", target, kept) : by,
        date(when.isEmpty() ? first("creationdate", target, kept) : when));
  }

  private static String first(String name, List<Property> target, List<Property> kept) {
    List<Property> all = new ArrayList<>(target);
    kept.stream().filter(p -> p.place() == Place.TARGET).forEach(all::add);
    kept.stream().filter(p -> p.place() == Place.UNIT).forEach(all::add);
    return all.stream()
        .filter(p -> p.kind() == Kind.ATTRIBUTE && p.name().equals(name))
        .map(Property::value)
        .findFirst()
        .orElse("");
  }

  private static Instant date(String text) {
    try {
      return text.isEmpty()
          ? Instant.EPOCH
          : LocalDateTime.parse(text, DATE).toInstant(ZoneOffset.UTC);
    } catch (DateTimeException e) {
      return Instant.EPOCH;
    }
  }

  private static Instant instant(String text, Instant otherwise) {
    try {
      return Instant.parse(text);
    } catch (DateTimeException e) {
      return otherwise;
    }
  }

  /** Made by a person, unless another tool of ours says otherwise. */
  private static Quality quality(String name) {
    for (Quality quality : Quality.values()) {
      if (quality.name().equals(name) && quality != Quality.PSEUDO) {
        return quality;
      }
    }
    return Quality.PERSON;
  }
}
