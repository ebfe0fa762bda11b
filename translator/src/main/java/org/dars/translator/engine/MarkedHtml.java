package org.dars.translator.engine;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Entities;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;

/**
 * A guarded text as HTML and back: {@code ⟦1⟧} alone is an element that says not to translate it, a
 * pair is an element around its words, and the whole stands in a paragraph that carries the
 * segment's number, so that a translation cannot be taken for another segment's.
 */
final class MarkedHtml {

  private static final Pattern MARK = Pattern.compile("⟦(/?)(\\d+)⟧");
  private static final Pattern ID = Pattern.compile("p(\\d{1,4})");

  private MarkedHtml() {}

  static String of(int segment, String guarded) {
    Set<String> pairs =
        MARK.matcher(guarded)
            .results()
            .filter(m -> !m.group(1).isEmpty())
            .map(m -> m.group(2))
            .collect(Collectors.toSet());
    Deque<String> open = new ArrayDeque<>();
    String body =
        MARK.matcher(Entities.escape(guarded))
            .replaceAll(m -> Matcher.quoteReplacement(element(m, pairs, open)));
    return "<p id=\"s" + segment + "\">" + body + "</p>";
  }

  private static String element(MatchResult mark, Set<String> pairs, Deque<String> open) {
    String number = mark.group(2);
    if (!mark.group(1).isEmpty()) {
      open.poll();
      return "</span>";
    }
    if (pairs.contains(number)) {
      open.push(number);
      return "<span id=\"p" + number + "\">";
    }
    return "<span id=\"p" + number + "\" translate=\"no\">" + number + "</span>";
  }

  /**
   * The guarded text in a translation.
   *
   * @param source the guarded text that was sent
   * @return empty when it carries another segment's number, or none
   */
  static Optional<String> read(int segment, String source, String html) {
    Document document = Jsoup.parseBodyFragment(html);
    Element whole = document.getElementById("s" + segment);
    if (whole == null || document.body().children().size() != 1) {
      return Optional.empty();
    }
    StringBuilder text = new StringBuilder();
    whole.childNodes().forEach(node -> write(node, source, text));
    return Optional.of(text.toString());
  }

  private static void write(Node node, String source, StringBuilder text) {
    if (node instanceof TextNode words) {
      text.append(words.getWholeText());
      return;
    }
    Matcher id = ID.matcher(node.attr("id"));
    if (!id.matches()) {
      node.childNodes().forEach(child -> write(child, source, text));
      return;
    }
    String number = id.group(1);
    text.append('⟦').append(number).append('⟧');
    if (source.contains("⟦/" + number + "⟧")) {
      node.childNodes().forEach(child -> write(child, source, text));
      text.append("⟦/").append(number).append('⟧');
    }
  }
}
