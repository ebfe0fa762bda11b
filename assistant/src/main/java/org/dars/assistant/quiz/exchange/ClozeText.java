package org.dars.assistant.quiz.exchange;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.dars.assistant.quiz.item.Body;
import org.dars.assistant.quiz.item.RichText;
import org.jsoup.parser.Parser;

/**
 * The text of a cloze as one piece of HTML in which gaps are marks, so that a paragraph may begin
 * before a gap and end behind it.
 */
public final class ClozeText {

  private static final char OPEN = '\uE000';
  private static final char CLOSE = '\uE001';
  private static final Pattern MARK = Pattern.compile(OPEN + "(\\d{1,6})" + CLOSE);

  private ClozeText() {}

  /** The gaps in order. */
  public static List<Body.Gap> gaps(Body.Cloze cloze) {
    List<Body.Gap> gaps = new ArrayList<>();
    cloze
        .parts()
        .forEach(part -> {
          if (part instanceof Body.Gap gap) {
            gaps.add(gap);
          }
        });
    return gaps;
  }

  /** The mark of a gap, from 0. */
  public static String mark(int gap) {
    return "" + OPEN + gap + CLOSE;
  }

  /** Marks in it, if there are any. */
  public static Matcher marks(String html) {
    return MARK.matcher(html);
  }

  /** Text without characters that marks are made of. */
  public static String unmarked(String text) {
    return text.replace(OPEN, '\uFFFD').replace(CLOSE, '\uFFFD');
  }

  /** All of the text with a mark for each gap. */
  public static String html(Body.Cloze cloze) {
    StringBuilder html = new StringBuilder();
    int gaps = 0;
    for (Body.Part part : cloze.parts()) {
      switch (part) {
        case Body.Words words -> html.append(unmarked(Markup.html(words.text())));
        case Body.Gap _ -> html.append(mark(gaps++));
      }
    }
    return html.toString();
  }

  /** The inverse: words are HTML where there is a tag anywhere in the text, else plain. */
  public static Body.Cloze of(String html, List<Body.Gap> gaps) {
    boolean tagged = Markup.tagged(html);
    List<Body.Part> parts = new ArrayList<>();
    Matcher m = MARK.matcher(html);
    int at = 0;
    while (m.find()) {
      words(parts, html.substring(at, m.start()), tagged);
      int gap = Integer.parseInt(m.group(1));
      if (gap < gaps.size()) {
        parts.add(gaps.get(gap));
      }
      at = m.end();
    }
    words(parts, html.substring(at), tagged);
    return new Body.Cloze(parts);
  }

  private static void words(List<Body.Part> parts, String html, boolean tagged) {
    if (!html.isEmpty()) {
      RichText text =
          tagged ? RichText.html(html) : RichText.plain(Parser.unescapeEntities(html, false));
      parts.add(new Body.Words(text));
    }
  }
}
