package org.dars.assistant.certificate;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.GraphicsEnvironment;
import java.awt.RenderingHints;
import java.awt.font.FontRenderContext;
import java.awt.font.TextLayout;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Line2D;
import java.awt.geom.Path2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.text.Bidi;
import java.text.BreakIterator;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.imageio.ImageIO;

/**
 * The picture of a badge: a seal with an open book, the title in it and the issuer below. SVG
 * leaves the letters to the fonts of whoever looks; PNG takes those of this machine, and is drawn
 * without words where the machine has none for the script.
 */
public final class BadgeArt {
  private static final int SIZE = 512;

  /** How wide a line may be in the middle of the seal, and at its foot. */
  private static final int WIDEST = 360;

  private static final int FOOT = 290;
  private static final Color PAPER = new Color(0xfb, 0xf8, 0xf1);
  private static final Color ACCENT = new Color(0x0f, 0x5c, 0x63);
  private static final Color INK = new Color(0x24, 0x21, 0x1c);

  private static final String SERIF =
      "Palatino, 'Noto Serif', 'Noto Naskh Arabic', 'Noto Serif Khmer', 'Noto Serif Ethiopic', serif";

  private static final Pattern BLANKS = Pattern.compile("\\s+");

  private BadgeArt() {}

  /**
   * The picture as SVG.
   *
   * @param title of what was passed, in any script
   * @param issuer its name
   * @param description for those who do not see the picture, in the reader's language
   */
  public static String svg(String title, String issuer, String description) {
    StringBuilder svg = new StringBuilder(2_000);
    svg.append(
            """
            <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 512 512" width="512" height="512" role="img" aria-labelledby="badge-title badge-description">
            <title id="badge-title">%s</title>
            <desc id="badge-description">%s</desc>
            <circle cx="256" cy="256" r="246" fill="#fbf8f1" stroke="#0f5c63" stroke-width="14"/>
            <circle cx="256" cy="256" r="226" fill="none" stroke="#0f5c63" stroke-width="2"/>
            <path d="M256 106C231 88 198 81 161 81v98c37 0 70 7 95 25 25-18 58-25 95-25V81c-37 0-70 7-95 25z" fill="#0f5c63"/>
            <path d="M256 106v98" stroke="#fbf8f1" stroke-width="7"/>
            <path d="M196 448h120" stroke="#0f5c63" stroke-width="2"/>
            """
                .formatted(escape(title), escape(description)))
        .append("<g text-anchor=\"middle\" font-family=\"")
        .append(SERIF)
        .append("\">\n");
    lines(svg, Lines.ofTitle(title), "#24211c", 600);
    lines(svg, Lines.ofIssuer(issuer), "#0f5c63", 400);
    return svg.append("</g>\n</svg>\n").toString();
  }

  private static void lines(StringBuilder svg, Lines lines, String color, int weight) {
    String direction = rightToLeft(String.join(" ", lines.texts())) ? "rtl" : "ltr";
    for (int i = 0; i < lines.texts().size(); i++) {
      svg.append(
          "<text x=\"256\" y=\"%d\" font-size=\"%d\" font-weight=\"%d\" fill=\"%s\" direction=\"%s\">%s</text>\n"
              .formatted(
                  lines.baseline(i),
                  lines.size(),
                  weight,
                  color,
                  direction,
                  escape(lines.texts().get(i))));
    }
  }

  private static boolean rightToLeft(String text) {
    return !new Bidi(text, Bidi.DIRECTION_DEFAULT_LEFT_TO_RIGHT).baseIsLeftToRight();
  }

  private static String escape(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;");
  }

  /**
   * The same picture as PNG, 512 by 512.
   *
   * @return without the words that no font of this machine can write
   */
  public static byte[] png(String title, String issuer) {
    BufferedImage image = new BufferedImage(SIZE, SIZE, BufferedImage.TYPE_INT_ARGB);
    Graphics2D g = image.createGraphics();
    try {
      g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
      g.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
      seal(g);
      write(g, Lines.ofTitle(title), Font.BOLD, INK);
      write(g, Lines.ofIssuer(issuer), Font.PLAIN, ACCENT);
    } finally {
      g.dispose();
    }
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try {
      ImageIO.write(image, "png", out);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }

  private static void seal(Graphics2D g) {
    Ellipse2D disc = new Ellipse2D.Double(10, 10, 492, 492);
    g.setColor(PAPER);
    g.fill(disc);
    g.setColor(ACCENT);
    g.setStroke(new BasicStroke(14));
    g.draw(disc);
    g.setStroke(new BasicStroke(2));
    g.draw(new Ellipse2D.Double(30, 30, 452, 452));
    g.draw(new Line2D.Double(196, 448, 316, 448));
    Path2D book = new Path2D.Double();
    book.moveTo(256, 106);
    book.curveTo(231, 88, 198, 81, 161, 81);
    book.lineTo(161, 179);
    book.curveTo(198, 179, 231, 186, 256, 204);
    book.curveTo(281, 186, 314, 179, 351, 179);
    book.lineTo(351, 81);
    book.curveTo(314, 81, 281, 88, 256, 106);
    book.closePath();
    g.fill(book);
    g.setColor(PAPER);
    g.setStroke(new BasicStroke(7, BasicStroke.CAP_BUTT, BasicStroke.JOIN_MITER));
    g.draw(new Line2D.Double(256, 106, 256, 204));
  }

  private static void write(Graphics2D g, Lines lines, int style, Color color) {
    Optional<Font> font = font(String.join(" ", lines.texts()), style, lines.size());
    if (font.isEmpty()) {
      return;
    }
    FontRenderContext context = g.getFontRenderContext();
    g.setColor(color);
    for (int i = 0; i < lines.texts().size(); i++) {
      String text = lines.texts().get(i);
      TextLayout layout = new TextLayout(text, font.get(), context);
      if (layout.getAdvance() > lines.widest() + 30) {
        float size = lines.size() * (lines.widest() + 30) / layout.getAdvance();
        layout = new TextLayout(text, font.get().deriveFont(size), context);
      }
      layout.draw(g, (SIZE - layout.getAdvance()) / 2f, lines.baseline(i));
    }
  }

  /** A font of this machine that can write a text; the machine may have none at all. */
  private static Optional<Font> font(String text, int style, int size) {
    try {
      return Stream.concat(
              Stream.of("Noto Serif", "DejaVu Serif", Font.SERIF, Font.SANS_SERIF),
              Stream.of(
                  GraphicsEnvironment.getLocalGraphicsEnvironment()
                      .getAvailableFontFamilyNames(Locale.ROOT)))
          .map(name -> new Font(name, style, size))
          // A name that the machine does not know gets another font.
          .filter(font -> font.getFamily(Locale.ROOT).equalsIgnoreCase(font.getName()))
          .filter(font -> font.canDisplayUpTo(text) < 0)
          .findFirst();
    } catch (LinkageError | RuntimeException e) {
      // No fontconfig, or no font: the runtime fails in several ways.
      System.getLogger(BadgeArt.class.getName())
          .log(System.Logger.Level.WARNING, "badges are drawn without words: no fonts", e);
      return Optional.empty();
    }
  }

  /**
   * A text in lines that fit the seal.
   *
   * @param texts one or more
   * @param size of the letters
   * @param middle of them all, down from the top
   * @param widest line
   */
  private record Lines(List<String> texts, int size, int middle, int widest) {

    /** Puts the next letter below the last. */
    private static final char KHMER_COENG = '\u17d2';

    /** Three lines at most, in the largest letters that fit; the longest titles are cut. */
    static Lines ofTitle(String title) {
      for (int size : new int[] {40, 34, 29, 25}) {
        List<String> texts = wrapped(title, size, WIDEST);
        if (texts.size() <= 3) {
          return new Lines(texts, size, 292, WIDEST);
        }
      }
      return new Lines(cut(wrapped(title, 22, WIDEST), 3), 22, 292, WIDEST);
    }

    /** Two lines at most. */
    static Lines ofIssuer(String name) {
      return new Lines(cut(wrapped(name, 17, FOOT), 2), 17, 410, FOOT);
    }

    int baseline(int line) {
      int height = size * 13 / 10;
      return middle + size / 3 + (2 * line - texts.size() + 1) * height / 2;
    }

    private static List<String> wrapped(String title, int size, int widest) {
      List<String> lines = new ArrayList<>();
      StringBuilder line = new StringBuilder();
      for (String word : pieces(title, size, widest)) {
        if (!line.isEmpty() && width(line + " " + word) * size > widest) {
          lines.add(line.toString());
          line.setLength(0);
        }
        line.append(line.isEmpty() ? "" : " ").append(word);
      }
      lines.add(line.toString());
      return lines;
    }

    /** Words; scripts without blanks, and words that are too long, come in parts. */
    private static List<String> pieces(String title, int size, int widest) {
      List<String> pieces = new ArrayList<>();
      for (String word : BLANKS.split(title.strip(), -1)) {
        int from = 0;
        int to = 0;
        while (to < word.length()) {
          int next = cluster(word, to);
          if (to > from && width(word.substring(from, next)) * size > widest) {
            pieces.add(word.substring(from, to));
            from = to;
          }
          to = next;
        }
        pieces.add(word.substring(from));
      }
      return pieces;
    }

    /**
     * The end of what readers take for one character: marks stay with their letter, and so does the
     * letter that Khmer writes below another.
     */
    private static int cluster(String word, int from) {
      BreakIterator characters = BreakIterator.getCharacterInstance(Locale.ROOT);
      characters.setText(word);
      int end = characters.following(from);
      while (end < word.length() && word.charAt(end - 1) == KHMER_COENG) {
        end = characters.following(end);
      }
      return end;
    }

    /** About how wide a text is, in heights of its letters. */
    private static double width(String text) {
      return text.codePoints()
          .mapToDouble(c ->
              switch (Character.getType(c)) {
                case Character.NON_SPACING_MARK -> 0;
                case Character.OTHER_LETTER -> Character.isIdeographic(c) ? 1.05 : 0.52;
                case Character.UPPERCASE_LETTER -> 0.74;
                case Character.SPACE_SEPARATOR -> 0.32;
                default -> 0.57;
              })
          .sum();
    }

    /** The first of some lines; the last ends in "…" when there were more. */
    private static List<String> cut(List<String> lines, int most) {
      if (lines.size() <= most) {
        return lines;
      }
      List<String> first = new ArrayList<>(lines.subList(0, most));
      String last = first.getLast();
      int length = last.codePointCount(0, last.length());
      first.set(
          most - 1,
          last.substring(0, last.offsetByCodePoints(0, Math.max(1, length - 2))).strip() + "…");
      return first;
    }
  }
}
