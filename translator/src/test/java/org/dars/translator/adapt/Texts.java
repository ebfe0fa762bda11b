package org.dars.translator.adapt;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.dars.index.courseware.Block;
import org.dars.index.courseware.Courseware;
import org.dars.index.courseware.CoursewareDocument;
import org.dars.index.courseware.CoursewareException;
import org.dars.index.courseware.Inline;
import org.dars.index.courseware.ReadLimits;
import org.dars.index.courseware.SourceFile;
import org.dars.translator.adapt.rule.CountryRules;
import org.dars.translator.adapt.rule.Findings;

/** Courses written by hand, and adaptations of them. */
public final class Texts {

  public static final Instant TIME = Instant.parse("2026-03-04T05:06:07Z");

  public static final Clock CLOCK = Clock.fixed(TIME, ZoneOffset.UTC);

  private Texts() {}

  /** Writes a file of a course. */
  public static SourceFile file(Path folder, String name, String text) {
    try {
      Path file = folder.resolve(name);
      Files.createDirectories(file.getParent());
      return new SourceFile(name, Files.writeString(file, text));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Reads a file of a course. */
  public static CoursewareDocument read(SourceFile file) {
    try (Courseware courseware = Courseware.open(ReadLimits.standard())) {
      return courseware.read(file);
    } catch (CoursewareException e) {
      throw new IllegalStateException(e);
    }
  }

  /** What the rules find in one Markdown text. */
  public static Findings find(Path folder, String country, String language, String markdown) {
    return find(country, language, List.of(read(file(folder, "a.md", markdown))));
  }

  /** What the rules find in a course. */
  public static Findings find(String country, String language, List<CoursewareDocument> documents) {
    return rules(country, language).find(documents, Map.of(), TIME);
  }

  public static CountryRules rules(String country, String language) {
    try {
      return new CountryRules(CountryPack.of(country), language, false, false);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** "before → after" of each proposal. */
  public static List<String> changes(Findings findings) {
    return findings.proposals().stream().map(a -> a.before() + " → " + a.after()).toList();
  }

  /** "text: reason" of each flag. */
  public static List<String> flags(Findings findings) {
    return findings.flags().stream().map(f -> f.text() + ": " + f.reason()).toList();
  }

  /** An approved change of the first place where some words stand in a document. */
  public static Adaptation approved(
      CoursewareDocument document, String before, String after, String... dependsOn) {
    for (Block block : document.blocks()) {
      for (int i = 0; i < block.content().size(); i++) {
        if (block.content().get(i) instanceof Inline.Text t && t.value().contains(before)) {
          int from = t.value().indexOf(before);
          Place place = new Place(i, from, from + before.length());
          Target target =
              new Target(
                  document.path(),
                  block.id(),
                  place,
                  block.anchor().label(),
                  Surroundings.of(block, place));
          return new Adaptation(
              Adaptation.id(target, Category.UNITS, before, after),
              target,
              Category.UNITS,
              before,
              after,
              "a test",
              new Evidence("units", "", ""),
              new Proposer(Proposer.Kind.RULE, "test"),
              0.9,
              new Decision(State.APPROVED, "Amina", TIME, ""),
              List.of(dependsOn));
        }
      }
    }
    throw new IllegalArgumentException("\"" + before + "\" stands nowhere");
  }
}
