package org.dars.assistant.quiz.exchange;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.dars.assistant.quiz.item.RichText;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeVisitor;

/** A text as it is read on paper: lines of runs. Of HTML the words and their slants are kept. */
final class Printed {

  /** How words look beside the others. */
  enum Look {
    BOLD,
    ITALIC,
    CODE,
    SUBSCRIPT,
    SUPERSCRIPT
  }

  /** Words that look the same. */
  record Run(String text, Set<Look> looks) {}

  private static final Set<String> LINES =
      Set.of(
          "address",
          "article",
          "blockquote",
          "div",
          "dd",
          "dl",
          "dt",
          "figure",
          "figcaption",
          "h1",
          "h2",
          "h3",
          "h4",
          "h5",
          "h6",
          "hr",
          "li",
          "ol",
          "p",
          "pre",
          "section",
          "table",
          "tr",
          "ul");

  private final List<List<Run>> lines = new ArrayList<>();
  private boolean pictures;

  private Printed() {
    lines.add(new ArrayList<>());
  }

  static Printed of(RichText text) {
    Printed printed = new Printed();
    printed.read(text);
    printed.lines.removeIf(l -> l.stream().allMatch(r -> r.text().isBlank()));
    return printed;
  }

  private void read(RichText text) {
    if (text.format() == RichText.Format.HTML) {
      Document html = Jsoup.parseBodyFragment(text.value());
      html.select("script, style, template, iframe, object").remove();
      html.body().traverse(new Visitor());
    } else {
      text.value().lines().forEach(l -> line().add(new Run(l.strip(), Set.of())));
    }
  }

  /** Goes on in the last line with another text. */
  void append(RichText text) {
    Printed more = new Printed();
    more.read(text);
    more.lines.removeIf(List::isEmpty);
    pictures |= more.pictures;
    boolean parted = text.value().startsWith(" ");
    for (int i = 0; i < more.lines.size(); i++) {
      if (i > 0) {
        line();
      }
      if (i == 0 && parted) {
        append(new Run(" ", Set.of()));
      }
      more.lines.get(i).forEach(this::append);
    }
    if (text.value().endsWith(" ")) {
      append(new Run(" ", Set.of()));
    }
  }

  void append(Run run) {
    if (lines.isEmpty()) {
      line();
    }
    lines.getLast().add(run);
  }

  /** Lines that are not blank; none for no text. */
  List<List<Run>> lines() {
    return lines;
  }

  /** Whether a picture, a sound or a film is missing. */
  boolean lacksPictures() {
    return pictures;
  }

  /** All of it without looks, in one line. */
  String text() {
    return lines.stream()
        .map(l -> l.stream().map(Run::text).collect(Collectors.joining()).strip())
        .collect(Collectors.joining(" "))
        .replaceAll("\\s+", " ");
  }

  private List<Run> line() {
    lines.add(new ArrayList<>());
    return lines.getLast();
  }

  private final class Visitor implements NodeVisitor {

    @Override
    public void head(Node node, int depth) {
      if (node instanceof TextNode words) {
        String text = words.getWholeText().replaceAll("\\s+", " ");
        boolean begins = lines.getLast().isEmpty();
        String shown = begins ? text.stripLeading() : text;
        if (!shown.isEmpty()) {
          lines.getLast().add(new Run(shown, looks(node)));
        }
      } else if (node instanceof Element element) {
        element(element);
      }
    }

    private void element(Element element) {
      String name = element.normalName();
      if (name.equals("br") || LINES.contains(name)) {
        line();
      }
      switch (name) {
        case "li" -> lines.getLast().add(new Run("• ", Set.of()));
        case "td", "th" -> {
          if (element.previousElementSibling() != null) {
            lines.getLast().add(new Run(" | ", Set.of()));
          }
        }
        case "img", "audio", "video", "svg" -> {
          pictures = true;
          String alt = element.attr("alt").strip();
          lines.getLast().add(new Run(alt.isEmpty() ? "[…]" : "[" + alt + "]", Set.of()));
        }
        default -> {}
      }
    }

    @Override
    public void tail(Node node, int depth) {
      if (node instanceof Element element && LINES.contains(element.normalName())) {
        line();
      }
    }

    private Set<Look> looks(Node node) {
      Set<Look> looks = EnumSet.noneOf(Look.class);
      for (Node n = node.parent(); n != null; n = n.parent()) {
        switch (n.nodeName().toLowerCase(Locale.ROOT)) {
          case "b", "strong", "th", "h1", "h2", "h3", "h4", "h5", "h6" -> looks.add(Look.BOLD);
          case "i", "em", "cite", "var" -> looks.add(Look.ITALIC);
          case "code", "pre", "kbd", "samp", "tt" -> looks.add(Look.CODE);
          case "sub" -> looks.add(Look.SUBSCRIPT);
          case "sup" -> looks.add(Look.SUPERSCRIPT);
          default -> {}
        }
      }
      return looks;
    }
  }
}
