package org.dars.assistant.web;

import java.util.Map;
import org.dars.translator.check.Issue.Kind;
import org.jspecify.annotations.Nullable;

/**
 * A translation that a check speaks up about.
 *
 * @param source English
 * @param to BCP 47 tag of the target
 */
record CheckExample(String source, String target, String to) {

  private static final Map<Kind, CheckExample> ALL =
      Map.ofEntries(
          spanish(Kind.NUMBERS, "Wait 5 minutes.", "Espere 6 minutos."),
          spanish(Kind.QUESTION, "What is a cell?", "Una célula es la unidad de la vida."),
          spanish(Kind.UNITS, "It is 5 miles away.", "Está a 5 kilómetros."),
          spanish(
              Kind.LENGTH, "Cells.", "Las células son las unidades más pequeñas de todo ser vivo."),
          spanish(Kind.SAME_AS_SOURCE, "Every cell has a wall.", "Every cell has a wall."),
          spanish(
              Kind.UNTRANSLATED,
              "Open the page and look at the picture on the left.",
              "Abra la página y look at the picture on the left."),
          spanish(
              Kind.DOUBLE_TRANSLATION,
              "A cell is small.",
              "Una célula es pequeña. Una célula es pequeña."),
          in(Kind.SCRIPT, "A cell is small.", "Zhasusha kishkentai.", "kk"),
          in(
              Kind.LANGUAGE,
              "The cell is the smallest unit of life.",
              "Клетка является наименьшей единицей жизни, и это известно всем.",
              "kk"),
          spanish(Kind.REPEATED_WORD, "The wall of the cell.", "La pared pared de la célula."),
          spanish(Kind.PUNCTUATION, "What is a cell?", "Qué es una célula?"),
          in(Kind.SPACING, "What is a cell?", "Qu'est-ce qu'une cellule?", "fr"),
          spanish(Kind.QUOTES, "A “cell” is small.", "Una “célula es pequeña."),
          spanish(Kind.BRACKETS, "A wall (outside).", "Una pared (afuera."),
          in(Kind.BIDI, "We write C++ here.", "نكتب هنا C++", "ar"),
          spanish(Kind.PLACEHOLDER, "Hello, {name}!", "¡Hola, {nombre}!"),
          spanish(Kind.LEFTOVER_PLACEHOLDER, "See the guide.", "Vea [[1]] la guía."),
          spanish(Kind.MARKUP, "A **cell** is small.", "Una **célula es pequeña."),
          spanish(Kind.WRAPPING, "A cell is small.", "```Una célula es pequeña.```"));

  private static Map.Entry<Kind, CheckExample> spanish(Kind kind, String source, String target) {
    return in(kind, source, target, "es");
  }

  private static Map.Entry<Kind, CheckExample> in(
      Kind kind, String source, String target, String to) {
    return Map.entry(kind, new CheckExample(source, target, to));
  }

  /** An example for a check that looks at one segment; null for others. */
  static @Nullable CheckExample of(Kind kind) {
    return ALL.get(kind);
  }

  static Map<Kind, CheckExample> all() {
    return ALL;
  }
}
