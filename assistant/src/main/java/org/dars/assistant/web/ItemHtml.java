package org.dars.assistant.web;

import java.util.stream.Collectors;
import org.dars.assistant.quiz.exchange.Markup;
import org.dars.assistant.quiz.item.RichText;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.safety.Safelist;

/**
 * Texts of items as HTML that can do nothing: no scripts, styles, links, pictures or addresses.
 * They come from files of anybody.
 */
final class ItemHtml {

  private static final Safelist SAFE =
      Safelist.basic()
          .removeTags("a")
          .addTags("table", "thead", "tbody", "tr", "th", "td", "caption", "del", "ins", "s");

  private static final Document.OutputSettings AS_IS =
      new Document.OutputSettings().prettyPrint(false);

  private ItemHtml() {}

  /** A text for a page; formulas and code of plain ones are told apart. */
  static String of(RichText text) {
    return switch (text.format()) {
      case HTML, MOODLE -> Jsoup.clean(Markup.html(text), "", SAFE, AS_IS);
      case PLAIN, MARKDOWN ->
          Typesetting.byMarks(text.value()).stream()
              .map(ItemHtml::run)
              .collect(Collectors.joining());
    };
  }

  private static String run(Run run) {
    String safe = Markup.escape(run.text());
    return switch (run.style()) {
      case PLAIN -> safe.replace("\n", "<br>");
      case CODE -> "<code dir=\"ltr\">" + safe + "</code>";
      case MATH -> "<code class=\"math\" dir=\"ltr\">" + safe + "</code>";
    };
  }
}
