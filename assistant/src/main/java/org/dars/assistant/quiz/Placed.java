package org.dars.assistant.quiz;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.dars.index.courseware.Block;
import org.dars.index.courseware.BlockKind;

/**
 * A block with what a quiz wants to know of its place.
 *
 * @param document its document
 * @param ordinal position of the document in the course, from 0
 * @param block the block
 * @param marked its text and marks
 * @param section the nearest heading that is about something, or the document's title
 * @param part what kind of section it stands in
 * @param asked whether it stands in the part of the course that was asked for
 */
public record Placed(
    SourceDocument document,
    int ordinal,
    Block block,
    MarkedText marked,
    String section,
    Part part,
    boolean asked) {

  /** What a section is for, as its heading says. */
  public enum Part {
    TEACHING,
    GLOSSARY,
    EXERCISES
  }

  private static final Pattern GLOSSARY =
      Pattern.compile(
          "(key|important|main) (terms?|words|concepts|vocabulary)|glossary|vocabulary|definitions"
              + "|terminology|términos? clave|conceptos clave|glosario|vocabulario|termes? clés?"
              + "|mots[- ]clés|glossaire|vocabulaire|schlüsselbegriffe|glossar|termos[- ]chave"
              + "|glossário|termini chiave|(ключевые|основные) (термины|понятия|слова)|глоссарий"
              + "|словарь|термины|(негізгі|маңызды) (терминдер|ұғымдар|түсініктер)|терминдер"
              + "|anahtar (terimler|kavramlar)|terimler|sözlük|(asosiy|muhim) (atamalar|tushunchalar)"
              + "|istilahi( muhimu)?|faharasa|(المصطلحات|المفاهيم)( الأساسية| الرئيسية)?|مصطلحات"
              + "|关键术语|术语表?|词汇表?|重要用語|用語集|主要なキーワード|гол ойлголтууд|нэр томьёо");

  private static final Pattern EXERCISES =
      Pattern.compile(
          ".*\\b(questions?|exercises?|quiz|self[- ]check|check your understanding|preguntas"
              + "|ejercicios|exercices|fragen|übungen|perguntas|exercícios)\\b.*"
              + "|.*(вопросы|упражнения|сұрақтар|жаттығулар|sorular|alıştırmalar|أسئلة|تمارين|问题|练习).*"
              + "|(further |suggested )?(reading|readings|references|bibliography|works cited)"
              + "|bibliografía|bibliographie|литература");

  /** Sections about the authors, which nobody need learn. */
  private static final Pattern ABOUT_US =
      Pattern.compile(
          "(?iu)(who (are we|we are)|(about|meet) (us|the (authors?|team))|¿?quiénes somos|sobre (los autores|nós)"
              + "|qui sommes[- ]nous|à propos des auteurs|кто мы|об авторах|wer (sind wir|wir sind)|quem somos)\\s*\\??");

  /** Everything under such a heading is asked, whatever the headings in it say. */
  private static final Pattern QUIZ =
      Pattern.compile(
          "(?U)(.*\\b)?(quiz|end[- ]of[- ]chapter (quiz|test)|cuestionario|questionnaire|тест)(\\b.*)?");

  /** Words of this block as proof. */
  public SourceQuote quote(String words) {
    return new SourceQuote(
        document.id(), document.title(), block.id(), block.anchor().label(), words);
  }

  /** What a reader sees of it. */
  public String text() {
    return marked.text();
  }

  /** Whether a heading announces definitions. */
  static boolean isGlossary(String heading) {
    return GLOSSARY.matcher(plainHeading(heading)).matches();
  }

  private static String plainHeading(String heading) {
    return heading.toLowerCase(Locale.ROOT).replaceAll("^[\\d.\\s]+|[:：.\\s]+$", "");
  }

  /** An open heading. */
  private record Heading(String id, int level, String title) {}

  /**
   * All blocks of a course.
   *
   * @param sections each words of a heading, a block id or its beginning, or a document's id or
   *     title; empty for the whole course
   * @throws IllegalArgumentException when one of them names nothing; lists some that there are
   */
  public static List<Placed> all(List<SourceDocument> documents, List<String> sections) {
    List<Placed> placed = new ArrayList<>();
    Set<String> titles = new LinkedHashSet<>();
    Set<String> unknown = new LinkedHashSet<>(sections);
    for (int i = 0; i < documents.size(); i++) {
      place(documents.get(i), i, sections, placed, titles, unknown);
    }
    if (!unknown.isEmpty()) {
      String section = unknown.iterator().next();
      throw new IllegalArgumentException(
          "no section is called \"%s\"; there are, among others: %s"
              .formatted(section, String.join("; ", titles.stream().limit(12).toList())));
    }
    return placed;
  }

  private static void place(
      SourceDocument document,
      int ordinal,
      List<String> sections,
      List<Placed> placed,
      Set<String> titles,
      Set<String> unknown) {
    List<String> whole = sections.stream().filter(s -> names(document, s)).toList();
    unknown.removeAll(whole);
    List<Heading> open = new ArrayList<>();
    for (Block block : document.blocks()) {
      MarkedText marked = MarkedText.of(block);
      if (heads(block, marked.text())) {
        int level = block.kind() == BlockKind.HEADING ? block.level() : pseudoLevel(block, open);
        open.removeIf(h -> h.level() >= level);
        open.add(new Heading(block.id(), level, marked.text()));
        titles.add(marked.text());
      }
      boolean inside = sections.isEmpty() || !whole.isEmpty();
      for (String asked : sections) {
        if (named(block.id(), asked) || open.stream().anyMatch(h -> matches(h, asked))) {
          unknown.remove(asked);
          inside = true;
        }
      }
      placed.add(
          new Placed(document, ordinal, block, marked, title(document, open), part(open), inside));
    }
  }

  /** PDF and slides have "Key terms" as a plain line, without a heading's kind. */
  private static boolean heads(Block block, String text) {
    return block.kind() == BlockKind.HEADING
        || block.kind() == BlockKind.SLIDE_TITLE
        || (text.length() < 40 && isGlossary(text));
  }

  private static int pseudoLevel(Block block, List<Heading> open) {
    if (block.kind() == BlockKind.SLIDE_TITLE || open.isEmpty()) {
      return 1;
    }
    return isGlossary(open.getLast().title()) ? open.getLast().level() : 7;
  }

  private static boolean names(SourceDocument document, String asked) {
    return document.id().equals(asked)
        || Words.normal(document.title()).contains(Words.normal(asked));
  }

  private static boolean matches(Heading heading, String asked) {
    return named(heading.id(), asked)
        || Words.normal(heading.title()).contains(Words.normal(asked));
  }

  private static boolean named(String id, String asked) {
    return id.equals(asked) || id.startsWith(asked + ".") || id.startsWith(asked + "-");
  }

  private static String title(SourceDocument document, List<Heading> open) {
    for (Heading heading : open.reversed()) {
      if (partOf(heading) == Part.TEACHING) {
        return heading.title();
      }
    }
    return document.title();
  }

  private static Part part(List<Heading> open) {
    if (open.isEmpty()) {
      return Part.TEACHING;
    }
    Part own = partOf(open.getLast());
    boolean quiz = open.stream().anyMatch(h -> QUIZ.matcher(plainHeading(h.title())).matches());
    return own == Part.TEACHING && quiz ? Part.EXERCISES : own;
  }

  private static Part partOf(Heading heading) {
    if (isGlossary(heading.title())) {
      return Part.GLOSSARY;
    }
    if (ABOUT_US.matcher(heading.title()).matches()) {
      return Part.EXERCISES;
    }
    boolean exercises =
        heading.title().length() < 60
            && !heading.title().endsWith("?")
            && EXERCISES.matcher(plainHeading(heading.title())).matches();
    return exercises ? Part.EXERCISES : Part.TEACHING;
  }
}
