package org.dars.translator.adapt.rule;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Which given names belong to real persons: in a folder, those that stand there with a surname, an
 * initial, a title or another capitalised word, or within a citation; in the whole course, those
 * that a sentence cites with a year.
 */
final class RealNames {

  private static final String NAME = "\\p{Lu}[\\p{L}’'-]*\\p{Ll}";

  /** Two or more capitalised words, initials between them allowed. */
  private static final Pattern FULL =
      Pattern.compile(
          "\\b"
              + NAME
              + "(?:\\s(?:\\p{Lu}\\.\\s?)*(?:(?:de|van|von|al|bin|der)\\s)*"
              + NAME
              + ")+");

  private static final Pattern TITLED =
      Pattern.compile(
          "\\b(?:Dr|Mr|Mrs|Ms|Prof|St|Professor|President|Queen|King|Saint|Senator|Judge|Pope|Princess|Prince|Sir"
              + "|[\\p{Lu}])\\.?\\s("
              + NAME
              + ")");

  private static final Pattern CITED =
      Pattern.compile(
          "("
              + NAME
              + ")(?:,| et al\\.,?| (?:&|and) "
              + NAME
              + ",?)?\\s\\(?(?:1[6-9]|20)\\d\\d[a-z]?\\)"
              + "|("
              + NAME
              + ") et al\\.");

  /** "(Simpson, Joe, & Bracy, 1982; NIDA, 2012)": whoever is named in it is cited. */
  private static final Pattern CITATIONS =
      Pattern.compile("\\([^()]*\\b(?:1[6-9]|20)\\d\\d[a-z]?\\b[^()]*\\)");

  private static final Pattern WORD = Pattern.compile(NAME);

  /** Words that begin a sentence before a name: "If Mary", "Imagine Tom". */
  private static final Set<String> STARTERS =
      Set.of(
          "If",
          "When",
          "Imagine",
          "Suppose",
          "Consider",
          "While",
          "Because",
          "After",
          "Before",
          "As",
          "Although",
          "Since",
          "Then",
          "But",
          "And",
          "So",
          "Now",
          "For",
          "Perhaps",
          "Later",
          "Soon",
          "Finally",
          "Here",
          "Does",
          "Is",
          "Was",
          "Will",
          "Can",
          "Could",
          "Would",
          "Should",
          "Has",
          "Did",
          "Let",
          "Say",
          "Like",
          "Unlike",
          "Both",
          "With",
          "Once",
          "Today",
          "Each",
          "That",
          "This",
          "Next",
          "First",
          "Second",
          "Instead",
          "Meanwhile",
          "However",
          "Thus",
          "Or",
          "Yet",
          "In",
          "On",
          "At",
          "To",
          "From",
          "By",
          "Give",
          "Help",
          "Unless",
          "Until",
          "Though",
          "Whenever",
          "Where",
          "How",
          "Why",
          "What",
          "Who",
          "Even",
          "Only",
          "Poor",
          "Your",
          "My",
          "Si",
          "Quand",
          "Supposons",
          "Imaginez",
          "Lorsque",
          "Fikiria",
          "Tuseme",
          "Kama");

  private final Map<String, Set<String>> byFolder = new HashMap<>();
  private final Set<String> cited = new HashSet<>();
  private final Set<String> capitalised = new HashSet<>();

  /** Looks through a document. */
  void add(String document, List<BlockText> blocks) {
    Set<String> real = byFolder.computeIfAbsent(folder(document), _ -> new HashSet<>());
    for (BlockText block : blocks) {
      String text = block.text();
      Matcher full = FULL.matcher(text);
      while (full.find()) {
        List<String> words = List.of(full.group().split("\\s+"));
        int first = STARTERS.contains(words.getFirst()) ? 1 : 0;
        if (words.size() - first > 1) {
          words.subList(first, words.size()).forEach(w -> real.add(bare(w)));
        }
      }
      Matcher titled = TITLED.matcher(text);
      while (titled.find()) {
        real.add(bare(titled.group(1)));
      }
      Matcher cite = CITED.matcher(text);
      while (cite.find()) {
        cited.add(bare(cite.group(1) != null ? cite.group(1) : cite.group(2)));
      }
      Matcher citations = CITATIONS.matcher(text);
      while (citations.find()) {
        WORD.matcher(citations.group()).results().forEach(w -> real.add(bare(w.group())));
      }
      for (String word : text.split("[^\\p{L}’'-]+")) {
        if (!word.isEmpty() && Character.isUpperCase(word.charAt(0))) {
          capitalised.add(bare(word));
        }
      }
    }
  }

  /** Whether it belongs to a real person in a document or one of the same folder. */
  boolean contains(String document, String name) {
    return cited.contains(name) || byFolder.getOrDefault(folder(document), Set.of()).contains(name);
  }

  /** The part of the course that a document belongs to: its folder. */
  static String folder(String document) {
    return document.substring(0, document.lastIndexOf('/') + 1);
  }

  /** Every capitalised word of the course. */
  Set<String> capitalised() {
    return capitalised;
  }

  private static String bare(String word) {
    return word.replaceFirst("['’]s?$", "");
  }
}
