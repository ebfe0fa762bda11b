package org.dars.translator.guard;

import java.util.List;
import java.util.stream.Collectors;
import org.dars.index.courseware.Inline;

/**
 * What a numbered mark in a guarded text stands for: {@code ⟦1⟧} alone, or {@code ⟦1⟧…⟦/1⟧} around
 * text.
 *
 * @param number from 1, in the order of the source
 * @param kind what it protects
 * @param opening what {@code ⟦n⟧} is written back as
 * @param closing what {@code ⟦/n⟧} is written back as; empty unless {@code kind} is {@link
 *     Kind#PAIR}
 */
public record Placeholder(int number, Kind kind, List<Inline> opening, List<Inline> closing) {

  /** What a placeholder protects. */
  public enum Kind {
    /** Markup around text that is translated: emphasis, a link. */
    PAIR,
    /** Markup that stands alone: code, a formula, an image, a line break. */
    MARKUP,
    URL,
    EMAIL,
    /** Mathematics written in the text: {@code $x^2$}, {@code \(x\)}, {@code $$…$$}. */
    FORMULA,
    /** A role of reStructuredText: {@code :ref:`install`}. */
    ROLE,
    /**
     * {@code {name}}, {@code {0}}, {@code %s}, {@code %1$d}, {@code ${x}}, {@code {{x}}},
     * {@code @@PLUGINFILE@@/a.png}.
     */
    VARIABLE,
    /** An emoji's short code: {@code :smile:}. */
    SHORTCODE,
    /** A number with the sign of its unit: "25 °C", "3.5 km". */
    QUANTITY,
    /** A named value as programs take it: {@code --max-length=5}, {@code temperature=0.2}. */
    OPTION,
    /**
     * A name that a program reads: "v1.2.3", "snake_case", "camelCase", "report.csv",
     * "src/main.py".
     */
    IDENTIFIER,
    /** The bracket characters of the placeholders themselves, standing in the source. */
    BRACKET
  }

  public Placeholder {
    opening = List.copyOf(opening);
    closing = List.copyOf(closing);
  }

  /** {@code ⟦n⟧}. */
  public String open() {
    return "⟦" + number + "⟧";
  }

  /** {@code ⟦/n⟧}; only a {@link Kind#PAIR} has one. */
  public String close() {
    return "⟦/" + number + "⟧";
  }

  public boolean paired() {
    return kind == Kind.PAIR;
  }

  /** Its opening as it stands in the file, for messages and exchange files. */
  public String source() {
    return source(opening);
  }

  /** Its closing as it stands in the file. */
  public String closingSource() {
    return source(closing);
  }

  /** What a reader sees of it. */
  public String visible() {
    return opening.stream().map(Inline::visibleText).collect(Collectors.joining());
  }

  private static String source(List<Inline> inlines) {
    return inlines.stream()
        .map(i -> i instanceof Inline.Markup m ? m.source() : i.visibleText())
        .collect(Collectors.joining());
  }
}
