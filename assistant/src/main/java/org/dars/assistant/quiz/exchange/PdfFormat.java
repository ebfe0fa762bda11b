package org.dars.assistant.quiz.exchange;

import com.openhtmltopdf.bidi.support.ICUBidiReorderer;
import com.openhtmltopdf.bidi.support.ICUBidiSplitter;
import com.openhtmltopdf.bidi.support.ICUBreakers;
import com.openhtmltopdf.outputdevice.helper.BaseRendererBuilder.FontStyle;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import com.openhtmltopdf.util.XRLog;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Locale;
import java.util.logging.Level;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.xml.stream.XMLStreamException;
import org.dars.assistant.quiz.SourceQuote;
import org.dars.assistant.quiz.item.Body;
import org.dars.assistant.quiz.item.Item;
import org.dars.assistant.quiz.item.RichText;

/**
 * A quiz for paper as PDF, laid out as the {@link DocxFormat} is, with tags for screen readers. An
 * item is left out and named when its letters need rules that PDF writing here does not know
 * (Khmer, Devanagari), or no font of this machine has them.
 */
public final class PdfFormat extends PrintFormat {

  static {
    XRLog.listRegisteredLoggers().forEach(logger -> XRLog.setLevel(logger, Level.SEVERE));
  }

  private static final int NORMAL = 400;
  private static final int BOLD = 700;

  /**
   * @param key whether the keys are printed, behind all items
   */
  public PdfFormat(boolean key) {
    super("pdf", key);
  }

  @Override
  public PrintFormat withKey() {
    return new PdfFormat(true);
  }

  @Override
  public List<Loss> write(List<Item> items, Path file) throws IOException {
    BitSet wanted = new BitSet();
    items.forEach(i -> letters(i).forEach(wanted::set));
    items.forEach(i -> new PrintWords(i.about().language()).letters().forEach(wanted::set));
    PrintFonts fonts = PrintFonts.of(wanted::get);
    List<Loss> losses = new ArrayList<>();
    List<Item> printed = new ArrayList<>();
    for (Item item : items) {
      String problem = problem(item, fonts);
      if (problem.isEmpty()) {
        printed.add(item);
      } else {
        losses.add(new Loss(item.id(), problem, true));
      }
    }
    WholeFile.write(file, pdf(printed, fonts));
    losses.addAll(losses(printed));
    return List.copyOf(losses);
  }

  private byte[] pdf(List<Item> items, PrintFonts fonts) throws IOException {
    String language =
        items.stream()
            .map(i -> i.about().language())
            .filter(l -> !l.equals("und"))
            .findFirst()
            .orElse("en");
    HtmlPaper paper =
        new HtmlPaper(
            new PrintWords(language).get("title"),
            language,
            fonts.fonts().stream().map(PrintFonts.Font::family).toList(),
            fonts.fonts().stream().allMatch(f -> f.bold() != null));
    try {
      new PaperQuiz(items, key(), paper).write();
    } catch (XMLStreamException e) {
      throw new IOException("the quiz cannot be laid out: " + e.getMessage(), e);
    }
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    PdfRendererBuilder builder =
        new PdfRendererBuilder()
            .usePdfUaAccessibility(true)
            .useUnicodeBidiSplitter(new ICUBidiSplitter.ICUBidiSplitterFactory())
            .useUnicodeBidiReorderer(new ICUBidiReorderer())
            .useUnicodeLineBreaker(new ICUBreakers.ICULineBreaker(Locale.ROOT))
            .useUriResolver((base, uri) -> null)
            .withHtmlContent(paper.xhtml(), null)
            .toStream(out);
    for (PrintFonts.Font font : fonts.fonts()) {
      if (font.file() == null) {
        builder.useFont(PrintFonts::ownFont, font.family(), NORMAL, FontStyle.NORMAL, true);
      } else {
        builder.useFont(font.file(), font.family(), NORMAL, FontStyle.NORMAL, true);
      }
      if (font.bold() != null) {
        builder.useFont(font.bold(), font.family(), BOLD, FontStyle.NORMAL, true);
      }
    }
    builder.run();
    return out.toByteArray();
  }

  /** Why an item cannot be printed; "" when it can. */
  private static String problem(Item item, PrintFonts fonts) {
    String unset =
        letters(item)
            .filter(c -> !PrintFonts.set(c))
            .boxed()
            .findFirst()
            .map(PdfFormat::script)
            .orElse("");
    if (!unset.isEmpty()) {
      return "%s letters are joined by rules that are not kept in a PDF here; write docx and print that"
          .formatted(unset);
    }
    String missing =
        letters(item)
            .filter(c -> !fonts.has(c))
            .distinct()
            .limit(5)
            .mapToObj(Character::toString)
            .collect(Collectors.joining(" "));
    return missing.isEmpty()
        ? ""
        : "no font of this machine has %s; install one that has (Noto Sans), or write docx"
            .formatted(missing);
  }

  private static String script(int letter) {
    String name = Character.UnicodeScript.of(letter).name().replace('_', ' ');
    return name.charAt(0) + name.substring(1).toLowerCase(Locale.ROOT);
  }

  private static IntStream letters(Item item) {
    Stream<String> rich = Stream.concat(texts(item), feedback(item)).map(t -> Printed.of(t).text());
    Stream<String> sources = item.sources().stream().map(PdfFormat::quoted);
    return Stream.concat(Stream.concat(rich, plain(item.body())), sources)
        .flatMapToInt(String::codePoints)
        .filter(c -> !Character.isWhitespace(c) && Character.getType(c) != Character.FORMAT)
        .filter(c -> !Character.isISOControl(c));
  }

  private static String quoted(SourceQuote source) {
    return source.quote() + source.place();
  }

  /** Gaps with a choice. */
  private static Stream<RichText> feedback(Item item) {
    return item.body() instanceof Body.Cloze cloze
        ? cloze.parts().stream()
            .filter(p -> p instanceof Body.Gap gap && gap.fill() instanceof Body.Choice)
            .flatMap(p -> ((Body.Choice) ((Body.Gap) p).fill()).options().stream())
            .map(Body.Option::text)
        : Stream.empty();
  }

  private static Stream<String> plain(Body body) {
    return switch (body) {
      case Body.ShortAnswer answer -> answer.answers().stream().map(Body.Accepted::text);
      case Body.Numeric numeric -> Stream.of(numeric.unit());
      default -> Stream.empty();
    };
  }
}
