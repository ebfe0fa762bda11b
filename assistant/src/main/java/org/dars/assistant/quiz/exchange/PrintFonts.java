package org.dars.assistant.quiz.exchange;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.Character.UnicodeScript;
import java.net.URI;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.IntPredicate;
import org.apache.fontbox.ttf.CmapLookup;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.fontbox.util.autodetect.FontFileFinder;
import org.apache.pdfbox.io.RandomAccessReadBuffer;
import org.apache.pdfbox.io.RandomAccessReadBufferedFile;
import org.jspecify.annotations.Nullable;

/**
 * The letters to print with: one font that PDFBox brings along (Latin, Cyrillic, Greek), and this
 * machine's where letters are missing in it.
 */
final class PrintFonts {

  /** Scripts whose letters a PDF can hold one after the other, or joined by simple rules. */
  private static final Set<UnicodeScript> SET =
      EnumSet.of(
          UnicodeScript.COMMON,
          UnicodeScript.INHERITED,
          UnicodeScript.LATIN,
          UnicodeScript.CYRILLIC,
          UnicodeScript.GREEK,
          UnicodeScript.ARMENIAN,
          UnicodeScript.GEORGIAN,
          UnicodeScript.ETHIOPIC,
          UnicodeScript.HEBREW,
          UnicodeScript.ARABIC,
          UnicodeScript.HAN,
          UnicodeScript.HIRAGANA,
          UnicodeScript.KATAKANA,
          UnicodeScript.HANGUL,
          UnicodeScript.BOPOMOFO);

  /** Beginnings of the names of fonts that hold many scripts, the first choice first. */
  private static final List<String> CHOICE =
      List.of(
          "dejavusans", "notosans", "notonaskh", "amiri", "freesans", "arial", "tahoma", "segoe");

  private static final String OWN = "/org/apache/pdfbox/resources/ttf/LiberationSans-Regular.ttf";

  /** Joined Arabic letters stand in fonts at places of their own. */
  private static final int JOINED_FIRST = 0xFE8D;

  private static final int JOINED_LAST = 0xFEF4;

  /**
   * A font.
   *
   * @param file null for the one that PDFBox brings along
   * @param bold its bold letters; null when there are none
   */
  record Font(String family, @Nullable File file, @Nullable File bold, IntPredicate has) {}

  private final List<Font> fonts = new ArrayList<>();

  /** Opens what prints some letters, as far as there are fonts for them. */
  static PrintFonts of(IntPredicate wanted) {
    PrintFonts found = new PrintFonts();
    Map<String, File> files = new HashMap<>();
    List<File> candidates = new ArrayList<>();
    for (URI uri : new FontFileFinder().find()) {
      File file = new File(uri);
      if (name(file).endsWith(".ttf")) {
        files.putIfAbsent(name(file), file);
        candidates.add(file);
      }
    }
    found.fonts.add(new Font("own", null, files.get("liberationsans-bold.ttf"), own()));
    candidates.removeIf(f -> rank(f) < 0 || !plain(f));
    candidates.sort(Comparator.comparingInt(PrintFonts::rank).thenComparing(PrintFonts::name));
    for (File file : candidates) {
      IntPredicate has = letters(file);
      if (has != null && anyMissing(wanted, found, has)) {
        String bold = name(file).replaceAll("(-regular)?\\.ttf$", "-bold.ttf");
        found.fonts.add(new Font("more" + found.fonts.size(), file, files.get(bold), has));
      }
    }
    return found;
  }

  private static boolean anyMissing(IntPredicate wanted, PrintFonts found, IntPredicate has) {
    for (int c = 0x21; c <= 0x2FFFF; c++) {
      if (wanted.test(c) && !found.has(c) && has.test(c)) {
        return true;
      }
    }
    return false;
  }

  /** The fonts, the first choice first; never empty. */
  List<Font> fonts() {
    return fonts;
  }

  boolean has(int letter) {
    return fonts.stream().anyMatch(f -> f.has().test(letter));
  }

  /** Whether its letters can be printed at all, whatever the font. */
  static boolean set(int letter) {
    return SET.contains(UnicodeScript.of(letter));
  }

  static InputStream ownFont() {
    InputStream stream = TrueTypeFont.class.getResourceAsStream(OWN);
    if (stream == null) {
      throw new IllegalStateException("PDFBox has no " + OWN);
    }
    return stream;
  }

  private static IntPredicate own() {
    try (InputStream in = ownFont();
        TrueTypeFont font = new TTFParser().parse(new RandomAccessReadBuffer(in))) {
      return letters(font);
    } catch (IOException e) {
      throw new UncheckedIOException("PDFBox's font " + OWN, e);
    }
  }

  /** What a file has; null when it is damaged. */
  private static @Nullable IntPredicate letters(File file) {
    try (TrueTypeFont font = new TTFParser().parse(new RandomAccessReadBufferedFile(file))) {
      return letters(font);
    } catch (IOException e) {
      return null;
    }
  }

  private static IntPredicate letters(TrueTypeFont font) throws IOException {
    CmapLookup places = font.getUnicodeCmapLookup();
    IntPredicate one = c -> places.getGlyphId(c) != 0;
    boolean joined = true;
    for (int c = JOINED_FIRST; c <= JOINED_LAST; c++) {
      joined &= one.test(c);
    }
    boolean arabic = joined;
    return c -> one.test(c) && (arabic || UnicodeScript.of(c) != UnicodeScript.ARABIC);
  }

  private static String name(File file) {
    return file.getName().toLowerCase(Locale.ROOT);
  }

  private static int rank(File file) {
    for (int i = 0; i < CHOICE.size(); i++) {
      if (name(file).startsWith(CHOICE.get(i))) {
        return i;
      }
    }
    return -1;
  }

  /** Upright, of usual weight and width. */
  private static boolean plain(File file) {
    return !name(file)
        .matches(".*(bold|italic|oblique|light|thin|medium|black|condensed|mono|semi).*");
  }
}
