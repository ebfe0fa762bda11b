package org.dars.assistant.quiz.exchange.qti12;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.dars.assistant.quiz.exchange.Markup;
import org.dars.assistant.quiz.item.RichText;
import org.dars.index.courseware.xml.XmlElement;
import org.dars.index.courseware.xml.XmlTree;

/** The texts that an item shows afterwards, by name. */
final class Feedback {

  private final Map<String, RichText> texts = new LinkedHashMap<>();
  private final Set<String> solutions = new HashSet<>();
  private final Set<String> taken = new HashSet<>();

  Feedback(XmlTree tree, XmlElement item) {
    for (XmlElement e : item.elements("itemfeedback")) {
      RichText text = Material.all(tree, e);
      if (!text.isEmpty()) {
        texts.putIfAbsent(e.attribute("ident"), text);
        if (!e.all("solution").isEmpty()) {
          solutions.add(e.attribute("ident"));
        }
      }
    }
  }

  /**
   * The texts of some names as one, which are taken by it; names without a text are passed over.
   */
  RichText taken(Set<String> names) {
    List<RichText> found =
        names.stream().map(texts::get).filter(Objects::nonNull).distinct().toList();
    taken.addAll(names);
    return switch (found.size()) {
      case 0 -> RichText.EMPTY;
      case 1 -> found.getFirst();
      default -> Markup.ofHtml(String.join("<br>", found.stream().map(Markup::html).toList()));
    };
  }

  /** The text of a solution that is not taken yet. */
  RichText solution() {
    Set<String> rest = new HashSet<>(solutions);
    rest.removeAll(taken);
    return taken(rest);
  }

  /** What nobody took, in words: an entry, or none. */
  List<String> left() {
    long rest = texts.keySet().stream().filter(name -> !taken.contains(name)).count();
    return rest == 0
        ? List.of()
        : List.of(rest + (rest == 1 ? " text" : " texts") + " of feedback");
  }
}
