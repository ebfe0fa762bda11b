package org.dars.assistant.quiz.examine;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import org.dars.assistant.quiz.SourceDocument;
import org.dars.assistant.quiz.item.Body;
import org.dars.assistant.quiz.item.Item;
import org.dars.index.courseware.Block;
import org.dars.index.courseware.Definition;
import org.jspecify.annotations.Nullable;

/** Spoils sound items in known ways. The same item is always spoilt alike. */
final class Spoils {

  /** A way to spoil an item. */
  enum Spoil {
    /** Another option is said to be right. */
    KEY_SWAPPED,
    /** A distractor becomes another's twin, in capitals and with a full stop. */
    OPTION_DOUBLED,
    /** The key gets a long remark that the others have not. */
    KEY_LENGTHENED,
    /** The last distractor becomes "all of the above". */
    CATCH_ALL,
    /** A distractor becomes what the course's glossary says of the key. */
    SECOND_KEY,
    /** The stem says the key. */
    KEY_IN_STEM,
    /** A distractor says "always" or "never". */
    ABSOLUTE,
    /** "a" before the gap, where only the key does not begin with a vowel. */
    ARTICLE,
    /** An option is left empty. */
    EMPTIED,
    /** A tag is left in an option. */
    MARKUP_LEFT,
    /** No option is right. */
    NO_KEY,
    /** Every distractor is the key with another beginning or another end. */
    VARIATIONS
  }

  private final Map<String, String> meanings = new HashMap<>();

  Spoils(List<SourceDocument> course, List<Item> items) {
    for (SourceDocument document : course) {
      for (Block block : document.blocks()) {
        Definition.of(block)
            .ifPresent(d -> meanings.put(d.term().toLowerCase(Locale.ROOT), d.definition()));
      }
    }
    if (items.isEmpty()) {
      throw new IllegalArgumentException("there are no items to spoil");
    }
  }

  /** The spoilt item; null where it cannot be spoilt that way. */
  @Nullable Item spoil(Item item, Spoil spoil) {
    List<Body.Option> options = new ArrayList<>(((Body.Choice) item.body()).options());
    Random random = new Random(item.id().hashCode() * 31L + spoil.name().hashCode());
    int key = 0;
    List<Integer> wrong = new ArrayList<>();
    for (int i = 0; i < options.size(); i++) {
      if (options.get(i).right()) {
        key = i;
      } else {
        wrong.add(i);
      }
    }
    Collections.shuffle(wrong, random);
    String right = options.get(key).text().value();
    String stem = item.stem().value();
    int other = wrong.getFirst();
    String distractor = options.get(other).text().value();
    switch (spoil) {
      case KEY_SWAPPED -> {
        options.set(key, PublishedItems.option(right, false));
        options.set(other, PublishedItems.option(distractor, true));
      }
      case OPTION_DOUBLED -> {
        String twin = options.get(wrong.get(1)).text().value();
        options.set(other, PublishedItems.option(twin.toUpperCase(Locale.ROOT) + ".", false));
      }
      case KEY_LENGTHENED ->
          options.set(
              key,
              PublishedItems.option(
                  right + ", which has been described in detail by the authors of many studies",
                  true));
      case CATCH_ALL -> options.set(other, PublishedItems.option("All of the above", false));
      case SECOND_KEY -> {
        String means = meanings.get(right.toLowerCase(Locale.ROOT).replaceFirst("^(an?|the) ", ""));
        if (means == null) {
          return null;
        }
        options.set(other, PublishedItems.option(means, false));
      }
      case KEY_IN_STEM -> stem = "Think of " + right + ". " + stem;
      case ABSOLUTE -> options.set(other, PublishedItems.option("always " + distractor, false));
      case ARTICLE -> {
        if (!right.matches("[bcdfgklmnpqrstvz].*") || !stem.contains(" ____")) {
          return null;
        }
        stem = stem.replaceFirst("( an?| the| a\\(n\\))?\\s+_{2,}", " a ________");
        for (int w : wrong) {
          options.set(
              w, PublishedItems.option("elaborate " + options.get(w).text().value(), false));
        }
      }
      case EMPTIED -> options.set(other, PublishedItems.option(" ", false));
      case MARKUP_LEFT ->
          options.set(other, PublishedItems.option("<span>" + distractor + "</span>", false));
      case NO_KEY -> options.set(key, PublishedItems.option(right, false));
      case VARIATIONS -> {
        int space = right.indexOf(' ');
        if (space < 0) {
          return null;
        }
        String head = right.substring(0, space);
        String tail = right.substring(space);
        options.set(wrong.get(0), PublishedItems.option(head + " " + last(distractor), false));
        String second = options.get(wrong.get(1)).text().value();
        options.set(wrong.get(1), PublishedItems.option(last(second) + tail, false));
        String third = options.get(wrong.get(2)).text().value();
        options.set(wrong.get(2), PublishedItems.option(head + " " + last(third), false));
      }
    }
    return PublishedItems.of(item.id(), stem, options);
  }

  private static String last(String text) {
    return text.substring(text.lastIndexOf(' ') + 1);
  }
}
