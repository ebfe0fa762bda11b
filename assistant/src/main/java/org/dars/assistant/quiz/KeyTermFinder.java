package org.dars.assistant.quiz;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.dars.index.courseware.BlockKind;

/**
 * Finds the terms that a course defines, by its structure: marked terms, {@code dt} and {@code dd},
 * a bold lead-in with a colon, "term: definition" under a heading such as "Key terms", tables of
 * terms, and sentences that define their bold subject. A glossary's definition goes before a
 * sentence's, and the first of equals wins.
 */
public final class KeyTermFinder {

  /** A colon or dash between a term and its definition. */
  private static final Pattern COLON = Pattern.compile("^\\s*(?:[:：]|[—–](?=\\s)|-(?=\\s))\\s*");

  private static final Pattern PLAIN =
      Pattern.compile("^(?<term>[^:：.?!]{2,80}?)\\s*[:：]\\s+(?<definition>\\S.*)$");
  private static final Pattern CELL =
      Pattern.compile("(?<table>.*-t\\d+)r(?<row>\\d+)c(?<column>\\d+)");
  private static final Pattern TERM_HEADER =
      Pattern.compile(
          "(?i)(key )?(term|word|concept)s?|término|terme|mot|begriff|термин|понятие|атау|المصطلح|术语");
  private static final Pattern MEANING_HEADER =
      Pattern.compile(
          "(?i)(definition|meaning|explanation)s?|definición|significado|définition|bedeutung"
              + "|определение|значение|анықтама|мағынасы|التعريف|المعنى|定义");

  /** Lead-ins that announce something else than a definition. */
  private static final Pattern NOT_A_TERM =
      Pattern.compile(
          "(?i)(important |quick )?(note|notes|tip|tips|hint|warning|caution|remember|important|examples?"
              + "|answer|question|step|task|figure|table|box|exercise|summary|source|goal|objective|q|a"
              + "|part|unit|week|day|version|input|output|prompt|result|problem|solution|good|bad|yes|no"
              + "|pros?|cons?|next|previous|see also|nota|ejemplo|exemple|remarque|beispiel|hinweis|exemplo"
              + "|пример|примечание|вопрос|ответ|мысал|ескерту|örnek|not|مثال|ملاحظة|例如|注意)");

  /** Advice and stories after a bold lead-in: they speak to the reader, ask, or set a scene. */
  private static final Pattern TALKS =
      Pattern.compile(
          "(?iu)(?:of course|in an? |when|if|as|while|although|because|by the way|remember|try|make|do|don['’]t|avoid|use|to )\\b|[^.!]*\\b(?:you|your|yours|we|our|i|my|usted|tú|tu|tus|vous|votre|vos|вы|ваш|ты|твой)\\b|[^.!]*\\?",
          Pattern.UNICODE_CHARACTER_CLASS);

  private static final Pattern SPACE = Pattern.compile(" ");
  private static final int MAX_WORDS = 8;

  /** So many items in a row with a bold lead-in are a list of definitions. */
  private static final int LIST = 3;

  private final String language;
  private final Map<String, KeyTerm> found = new LinkedHashMap<>();
  private final Map<String, KeyTerm> fromSentences = new LinkedHashMap<>();

  /** Documents whose glossary marks its terms; an unmarked "Next: …" there is no term. */
  private final Set<Integer> markedGlossaries = new HashSet<>();

  /** Every word of the course as it stands between spaces. */
  private final Set<String> words = new HashSet<>();

  /** Items of lists of definitions, by identity of their blocks. */
  private final Set<Placed> listed = Collections.newSetFromMap(new IdentityHashMap<>());

  private KeyTermFinder(String language) {
    this.language = language;
  }

  /** The terms of a course, in course order. */
  public static List<KeyTerm> find(Collection<Placed> course, String language) {
    KeyTermFinder finder = new KeyTermFinder(language);
    List<Placed> blocks = List.copyOf(course);
    finder.listed.addAll(definitionLists(blocks));
    for (Placed block : blocks) {
      if (block.part() == Placed.Part.GLOSSARY
          && block.marked().marks().stream().anyMatch(m -> m.start() == 0)) {
        finder.markedGlossaries.add(block.ordinal());
      }
    }
    for (int i = 0; i < blocks.size(); i++) {
      finder.look(blocks, i);
    }
    finder.fromSentences.forEach(finder.found::putIfAbsent);
    List<KeyTerm> terms = new ArrayList<>(finder.found.values());
    terms.sort(Comparator.comparingInt(KeyTerm::document));
    return terms;
  }

  /** List items in a row that all begin with something bold and a colon: a list of definitions. */
  private static List<Placed> definitionLists(List<Placed> blocks) {
    List<Placed> listed = new ArrayList<>();
    List<Placed> run = new ArrayList<>();
    for (Placed block : blocks) {
      List<MarkedText.Mark> marks = block.marked().marks();
      boolean item =
          block.block().kind() == BlockKind.LIST_ITEM
              && !marks.isEmpty()
              && marks.getFirst().start() == 0;
      if (item && headed(block, marks.getFirst())) {
        run.add(block);
        continue;
      }
      if (run.size() >= LIST) {
        listed.addAll(run);
      }
      run.clear();
    }
    return listed;
  }

  private static boolean headed(Placed block, MarkedText.Mark mark) {
    return block.marked().marked(mark).endsWith(":")
        || COLON.matcher(block.text().substring(mark.end())).find();
  }

  private void look(List<Placed> blocks, int i) {
    Placed here = blocks.get(i);
    if (here.part() == Placed.Part.EXERCISES) {
      return;
    }
    switch (here.block().kind()) {
      case TERM -> {
        if (!leadIn(here) && alone(here)) {
          definedBelow(blocks, i);
        }
      }
      case PARAGRAPH, LIST_ITEM, SPEAKER_NOTE -> {
        if (!leadIn(here)) {
          sentences(here, blocks);
        }
      }
      case TABLE_CELL -> tableRow(blocks, i);
      case HEADING, CAPTION, ALT_TEXT, SLIDE_TITLE, CUE, STEM, OPTION, FEEDBACK, CODE, FORMULA -> {}
    }
  }

  /** "**term**: definition", "**term:** definition"; plain "term: definition" in a glossary. */
  private boolean leadIn(Placed here) {
    String text = here.text();
    List<MarkedText.Mark> marks = here.marked().marks();
    boolean glossary = here.part() == Placed.Part.GLOSSARY;
    if (!marks.isEmpty() && marks.getFirst().start() == 0) {
      String bold = here.marked().marked(marks.getFirst());
      String rest = text.substring(marks.getFirst().end());
      Matcher colon = COLON.matcher(rest);
      boolean inside = bold.endsWith(":") || bold.endsWith("：");
      boolean after = colon.find();
      if (inside || after || here.block().kind() == BlockKind.TERM) {
        String definition = after && !inside ? rest.substring(colon.end()) : rest.strip();
        if (glossary
            || (!announces(bold)
                && (startsLikeDefinition(definition)
                    || (listed.contains(here) && !TALKS.matcher(definition).lookingAt())))) {
          return add(found, here, bold, definition, List.of());
        }
        return false;
      }
    }
    if (glossary && !markedGlossaries.contains(here.ordinal())) {
      Matcher plain = PLAIN.matcher(text);
      return plain.matches()
          && add(found, here, plain.group("term"), plain.group("definition"), List.of());
    }
    return false;
  }

  /** Outside a glossary a bold lead-in may head anything; a definition goes on in lower case. */
  private static boolean startsLikeDefinition(String text) {
    return !text.isEmpty()
        && (!Character.isUpperCase(text.codePointAt(0)) || text.matches("(?:An?|The) .*"));
  }

  /** Whether a block holds a term and nothing said about it. */
  private static boolean alone(Placed here) {
    List<MarkedText.Mark> marks = here.marked().marks();
    return marks.isEmpty() || marks.getFirst().end() == here.text().length();
  }

  /** A term alone, then its definition: {@code dt}, {@code dd}. */
  private void definedBelow(List<Placed> blocks, int i) {
    for (int j = i + 1; j < blocks.size() && j <= i + 4; j++) {
      Placed below = blocks.get(j);
      if (below.ordinal() != blocks.get(i).ordinal()) {
        return;
      }
      BlockKind kind = below.block().kind();
      if (kind == BlockKind.PARAGRAPH || kind == BlockKind.LIST_ITEM) {
        Placed term = blocks.get(i);
        add(found, below, term.text(), below.text(), List.of(term.quote(term.text())));
        return;
      }
      if (kind != BlockKind.TERM) {
        return;
      }
    }
  }

  /** A row of a table whose first two headers say "term" and "definition". */
  private void tableRow(List<Placed> blocks, int i) {
    Placed left = blocks.get(i);
    Matcher cell = CELL.matcher(left.block().id());
    if (!cell.matches() || !cell.group("column").equals("1") || cell.group("row").equals("1")) {
      return;
    }
    String table = cell.group("table");
    Optional<Placed> right = cell(blocks, left, table + "r" + cell.group("row") + "c2");
    boolean headed =
        cell(blocks, left, table + "r1c1").filter(h -> is(TERM_HEADER, h)).isPresent()
            && cell(blocks, left, table + "r1c2").filter(h -> is(MEANING_HEADER, h)).isPresent();
    if (headed && right.isPresent()) {
      Placed definition = right.get();
      add(found, definition, left.text(), definition.text(), List.of(left.quote(left.text())));
    }
  }

  private static boolean is(Pattern header, Placed cell) {
    return header.matcher(cell.text().strip()).matches();
  }

  private static Optional<Placed> cell(List<Placed> blocks, Placed near, String id) {
    return blocks.stream()
        .filter(p -> p.ordinal() == near.ordinal() && p.block().id().equals(id))
        .findFirst();
  }

  /** Sentences whose bold or {@code dfn} subject they define. */
  private void sentences(Placed here, List<Placed> blocks) {
    if (here.marked().marks().isEmpty()) {
      return;
    }
    for (String sentence : Words.sentences(here.text(), language)) {
      int start = here.text().indexOf(sentence);
      for (MarkedText.Mark mark : here.marked().marks()) {
        if (mark.start() < start || mark.end() > start + sentence.length()) {
          continue;
        }
        String before = sentence.substring(0, mark.start() - start);
        if (Words.count(before) <= 1) {
          String subject = here.marked().marked(mark);
          DefinitionSentences.predicate(sentence.substring(mark.end() - start), language)
              .filter(d -> !Persons.named(subject, d))
              .ifPresent(d -> add(fromSentences, here, inside(subject, blocks), d, List.of()));
        }
        break;
      }
    }
  }

  /** A term that only begins its sentence is written as inside one, if the course ever does. */
  private String inside(String term, List<Placed> blocks) {
    String lower =
        term.substring(0, 1).toLowerCase(Locale.forLanguageTag(language)) + term.substring(1);
    if (words.isEmpty()) {
      blocks.forEach(b -> SPACE.splitAsStream(b.text()).forEach(words::add));
    }
    String first = SPACE.split(lower, 2)[0];
    boolean known = words.contains(first) || lower.equals(first);
    return known && blocks.stream().anyMatch(b -> b.text().contains(" " + lower)) ? lower : term;
  }

  private boolean add(
      Map<String, KeyTerm> into,
      Placed at,
      String rawTerm,
      String rawDefinition,
      List<SourceQuote> more) {
    String term = rawTerm.strip().replaceAll("^[“\"«]+|[”\"».:：,;\\s]+$", "");
    String definition = rawDefinition.strip();
    if (!named(term) || definition.isEmpty()) {
      return false;
    }
    DefinitionText parts = DefinitionText.of(definition, language);
    Set<String> names = new LinkedHashSet<>(DefinitionText.namesIn(term));
    names.addAll(parts.names());
    List<SourceQuote> sources = new ArrayList<>();
    sources.add(at.quote(quoted(at.text(), term, definition, more)));
    sources.addAll(more);
    KeyTerm keyTerm =
        new KeyTerm(
            term,
            List.copyOf(names),
            parts.shown(),
            definition,
            sources,
            at.section(),
            at.ordinal(),
            at.asked());
    String id = String.join(" ", Words.stems(term));
    KeyTerm earlier = into.putIfAbsent(id, keyTerm);
    if (earlier != null && at.asked() && !earlier.asked()) {
      into.put(id, keyTerm);
    }
    return true;
  }

  /** From the term to the end of the definition where they share a block. */
  private static String quoted(
      String text, String term, String definition, List<SourceQuote> elsewhere) {
    int end = text.indexOf(definition) + definition.length();
    int start = elsewhere.isEmpty() ? start(text, term, end - definition.length()) : -1;
    return start < 0 ? definition : text.substring(start, end);
  }

  /** Where a term last stands before its definition, whatever its first letter. */
  private static int start(String text, String term, int before) {
    return text.toLowerCase(Locale.ROOT).lastIndexOf(term.toLowerCase(Locale.ROOT), before);
  }

  private static boolean named(String term) {
    return term.length() <= 80
        && Words.count(term) <= MAX_WORDS
        && term.codePoints().anyMatch(Character::isLetter)
        && !term.endsWith("?");
  }

  /** Outside a glossary "Note" and "Week 2, Monday" are no terms. */
  private static boolean announces(String leadIn) {
    return NOT_A_TERM.matcher(leadIn.replaceAll("[.:：\\s]+$", "")).matches()
        || leadIn.matches(".*[\\d,].*");
  }
}
