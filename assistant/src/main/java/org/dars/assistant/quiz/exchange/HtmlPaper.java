package org.dars.assistant.quiz.exchange;

import java.util.List;
import org.dars.assistant.quiz.exchange.Printed.Look;
import org.dars.assistant.quiz.exchange.Printed.Run;

/**
 * Paragraphs and columns of a printed quiz as XHTML, A4 upright; holds no links and no pictures.
 */
final class HtmlPaper implements Paper {

  private static final String STYLES =
      """
      @page { size: A4; margin: 20mm; @bottom-center { content: counter(page) " / " counter(pages); font-family: FAMILIES; font-size: 9pt; color: #595959 } }
      body { font-family: FAMILIES; font-size: 11pt; line-height: 1.35; margin: 0 }
      p { margin: 0 0 3pt 0 }
      .Title { font-size: 18pt; font-weight: bold; margin-bottom: 6pt }
      .Heading1 { font-size: 14pt; font-weight: bold; margin-bottom: 6pt; page-break-before: always }
      .item { page-break-inside: avoid }
      .Stem { margin: 12pt 0 3pt 24pt; page-break-after: avoid }
      .More, .Hint { margin-left: 24pt; page-break-after: avoid }
      .Hint { color: #595959 }
      .Answer { margin-left: 54pt; page-break-inside: avoid }
      .Key { margin: 6pt 0 3pt 24pt; page-break-inside: avoid }
      .Proof { margin-left: 24pt; color: #595959; font-size: 10pt }
      .Line { margin-left: 24pt; height: 18pt; border-bottom: 0.5pt solid #999999 }
      .label { display: inline-block; width: 24pt; margin-left: -24pt }
      .Answer .label { width: 30pt; margin-left: -30pt }
      .box { display: inline-block; width: 7pt; height: 7pt; border: 0.7pt solid #000000 }
      [dir=rtl] { text-align: right }
      [dir=rtl] .label { margin-left: 0; margin-right: -24pt }
      [dir=rtl].Answer .label { margin-left: 0; margin-right: -30pt }
      [dir=rtl].Stem, [dir=rtl].Key { margin-left: 0; margin-right: 24pt }
      [dir=rtl].More, [dir=rtl].Hint, [dir=rtl].Proof, [dir=rtl].Line { margin-left: 0; margin-right: 24pt }
      [dir=rtl].Answer { margin-left: 0; margin-right: 54pt }
      table { width: 100%; border-collapse: collapse }
      td { width: 50%; vertical-align: top; padding: 0 }
      td .Answer { margin-left: 42pt; margin-right: 0 }
      td [dir=rtl].Answer { margin-left: 0; margin-right: 42pt }
      .b { STRONG }
      .i { font-style: italic }
      .code { font-size: 10pt; background: #f0f0f0 }
      .sub { vertical-align: sub; font-size: 8pt }
      .sup { vertical-align: super; font-size: 8pt }
      """;

  private final StringBuilder xhtml = new StringBuilder();
  private final String title;
  private final String language;
  private final String styles;

  /**
   * A sheet.
   *
   * @param title of the document
   * @param language BCP 47 tag, "und" when unknown
   * @param fonts names of font families, the first choice first
   * @param bold whether there are bold letters; else strong words are underlined
   */
  HtmlPaper(String title, String language, List<String> fonts, boolean bold) {
    this.title = title;
    this.language = language;
    this.styles =
        STYLES
            .replace("FAMILIES", "'" + String.join("', '", fonts) + "'")
            .replace("STRONG", bold ? "font-weight: bold" : "text-decoration: underline");
  }

  @Override
  public void begin() {
    xhtml
        .append("<html lang=\"")
        .append(escape(language))
        .append("\"><head><title>")
        .append(escape(title))
        .append("</title><meta name=\"description\" content=\"")
        .append(escape(title))
        .append("\"/><style>")
        .append(styles)
        .append("</style></head><body>\n");
  }

  @Override
  public void end() {
    xhtml.append("</body></html>\n");
  }

  @Override
  public void beginItem() {
    xhtml.append("<div class=\"item\">\n");
  }

  @Override
  public void endItem() {
    xhtml.append("</div>\n");
  }

  @Override
  public void line(String style, boolean rtl, List<Run> runs) {
    xhtml
        .append("<p class=\"")
        .append(style)
        .append("\" dir=\"")
        .append(rtl ? "rtl" : "ltr")
        .append("\">");
    for (int i = 0; i < runs.size(); i++) {
      run(runs.get(i), i == 0 && labelled(style));
    }
    if (runs.isEmpty() || runs.stream().allMatch(r -> r.text().isEmpty())) {
      xhtml.append("&#160;");
    }
    xhtml.append("</p>\n");
  }

  /** Whether paragraphs of a style hang behind their labels. */
  private static boolean labelled(String style) {
    return style.equals("Stem") || style.equals("Answer") || style.equals("Key");
  }

  private void run(Run run, boolean first) {
    int tab = first ? run.text().indexOf('\t') : -1;
    if (tab >= 0) {
      xhtml.append("<span class=\"label\">").append(words(run.text().substring(0, tab)));
      xhtml.append("</span>");
    }
    String words = words(run.text().substring(tab + 1));
    if (run.looks().isEmpty() || tab >= 0) {
      xhtml.append(words);
    } else if (!words.isEmpty()) {
      xhtml.append("<span class=\"").append(classes(run)).append("\">").append(words);
      xhtml.append("</span>");
    }
  }

  /** Boxes to tick are drawn: few fonts have them. Marks of direction would be drawn as well. */
  private static String words(String text) {
    return escape(text)
        .replaceAll("\u200e([-−]?[0-9.,]+)", "<span dir=\"ltr\">$1</span>")
        .replaceAll("[\u200e\u200f\u202a-\u202e\u2066-\u2069\u00ad\ufeff]", "")
        .replace("☐", "<span class=\"box\">&#160;</span>")
        .replace("\t", "&#8195;&#8195;");
  }

  private static String classes(Run run) {
    StringBuilder classes = new StringBuilder();
    for (Look look : run.looks()) {
      classes.append(classes.isEmpty() ? "" : " ");
      classes.append(
          switch (look) {
            case BOLD -> "b";
            case ITALIC -> "i";
            case CODE -> "code";
            case SUBSCRIPT -> "sub";
            case SUPERSCRIPT -> "sup";
          });
    }
    return classes.toString();
  }

  @Override
  public void columns(boolean rtl, List<List<Run>> left, List<List<Run>> right) {
    xhtml.append("<table dir=\"").append(rtl ? "rtl" : "ltr").append("\">\n");
    for (int i = 0; i < Math.max(left.size(), right.size()); i++) {
      List<Run> begin = i < left.size() ? left.get(i) : List.of();
      List<Run> end = i < right.size() ? right.get(i) : List.of();
      xhtml.append("<tr>");
      // Tables are laid out from left to right whatever they say.
      cell(rtl, rtl ? end : begin);
      cell(rtl, rtl ? begin : end);
      xhtml.append("</tr>\n");
    }
    xhtml.append("</table>\n");
  }

  private void cell(boolean rtl, List<Run> runs) {
    xhtml.append("<td>");
    line("Answer", rtl, runs);
    xhtml.append("</td>");
  }

  /** All of it, once it has ended. */
  String xhtml() {
    return xhtml.toString();
  }

  /** Letters that XML has, with what stands for its own signs. */
  private static String escape(String text) {
    return Markup.escape(text)
        .replace("\"", "&quot;")
        .replaceAll("[\\p{Cc}&&[^\\t\\n]]|[\\x{FFFE}\\x{FFFF}]", "");
  }
}
