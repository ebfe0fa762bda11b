package org.dars.translator;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.dars.index.courseware.CoursewareDocument;
import org.dars.index.courseware.CoursewareException;
import org.dars.index.courseware.ReadLimits;
import org.dars.index.courseware.zip.ZipEntries;
import org.dars.index.courseware.zip.ZipSplice;

/**
 * What office files and books say of their own language: spelling checkers, screen readers and the
 * choice of fonts go by it. In Word documents and presentations every run that says it is in the
 * source language is in the target language afterwards; a Word document's defaults name a font for
 * scripts from right to left; a book's pages, metadata and page turning follow. Only attributes
 * inside tags change, never text; parts without such tags keep their bytes.
 *
 * @see <a
 *     href="https://ecma-international.org/publications-and-standards/standards/ecma-376/">ECMA-376,
 *     Part 1: 17.3.2.20 (lang), 17.3.2.26 (rFonts), 21.1.2.3.9 (rPr)</a>
 */
final class PackedLanguage {

  private static final Pattern WORD_PART =
      Pattern.compile("word/(?:document|styles|header\\d*|footer\\d*|footnotes|endnotes)\\.xml");
  private static final Pattern SLIDE_PART =
      Pattern.compile("ppt/(?:slides|notesSlides)/[^/]+\\.xml");

  /** {@code <w:lang w:val="en-US" w:bidi="ar-SA"/>}. */
  private static final Pattern WORD_LANG = Pattern.compile("<w:lang\\b[^<>]*>");

  /** {@code <a:rPr lang="en-US" …>}, and of the end of a paragraph. */
  private static final Pattern SLIDE_LANG =
      Pattern.compile("(<a:(?:rPr|endParaRPr)\\b[^<>]*?\\slang=\")([^\"<>]*)(\")");

  private static final Pattern DEFAULTS =
      Pattern.compile("(<w:rPrDefault>\\s*<w:rPr>)(.*?)(</w:rPr>)", Pattern.DOTALL);
  private static final Pattern FONTS = Pattern.compile("<w:rFonts\\b[^<>]*>");
  private static final Pattern OPF_LANGUAGE =
      Pattern.compile("(<dc:language\\b[^<>]*>)([^<>]*)(</dc:language>)");
  private static final Pattern SPINE = Pattern.compile("<spine\\b[^<>]*>");

  /** Fonts that Word has, or takes another of the same look for, in the Arabic script too. */
  private static final Pattern HAS_ARABIC =
      Pattern.compile("\\bw:cs(?:theme)?=\"(?:minorBidi|majorBidi|Arial|Times New Roman|Tahoma)\"");

  private PackedLanguage() {}

  /**
   * Sets the language of a file.
   *
   * @param document what the file holds; any but office files and books comes back as it is
   * @param from BCP 47 tag of the source
   * @param to BCP 47 tag of the target
   */
  static byte[] set(byte[] bytes, CoursewareDocument document, String from, String to)
      throws IOException {
    String type = document.mediaType();
    boolean word = type.contains("wordprocessingml") || type.contains("ms-word.");
    boolean slides = type.contains("presentationml") || type.contains("ms-powerpoint.");
    boolean book = type.equals("application/epub+zip");
    if (!word && !slides && !book) {
      return bytes;
    }
    try (ZipEntries entries = ZipEntries.of(document.path(), bytes, ReadLimits.standard())) {
      Map<String, byte[]> changed = new LinkedHashMap<>();
      for (String name : entries.names()) {
        if (word && WORD_PART.matcher(name).matches()) {
          change(entries, name, xml -> word(xml, from, to), changed);
        } else if (slides && SLIDE_PART.matcher(name).matches()) {
          change(entries, name, xml -> slide(xml, from, to), changed);
        } else if (book && name.endsWith(".opf")) {
          change(entries, name, xml -> opf(xml, to), changed);
        } else if (book && name.toLowerCase(Locale.ROOT).matches(".*\\.x?html?")) {
          byte[] page = entries.read(name);
          changed.put(name, LanguageAttribute.set(page, to));
        }
      }
      return ZipSplice.replace(bytes, changed);
    } catch (CoursewareException e) {
      throw new IOException(e.getMessage(), e);
    }
  }

  private interface Change {
    String of(String xml);
  }

  private static void change(
      ZipEntries entries, String name, Change change, Map<String, byte[]> changed)
      throws CoursewareException {
    // Latin-1 maps bytes to characters one to one, and all that is written here is ASCII; a part
    // in UTF-16 has no tag that is found, and stays.
    String xml = new String(entries.read(name), StandardCharsets.ISO_8859_1);
    String next = change.of(xml);
    if (!next.equals(xml)) {
      changed.put(name, next.getBytes(StandardCharsets.ISO_8859_1));
    }
  }

  private static String word(String xml, String from, String to) {
    String runs =
        WORD_LANG.matcher(xml).replaceAll(m -> Matcher.quoteReplacement(lang(m, from, to)));
    return DEFAULTS
        .matcher(runs)
        .replaceFirst(
            m -> Matcher.quoteReplacement(m.group(1) + defaults(m.group(2), to) + m.group(3)));
  }

  private static String lang(MatchResult tag, String from, String to) {
    String attribute = ScriptFonts.rightToLeft(to) ? "w:bidi" : "w:val";
    String own = tag.group();
    Matcher said = Pattern.compile("\\bw:val=\"([^\"]*)\"").matcher(own);
    if (!said.find() || !same(said.group(1), from)) {
      return own;
    }
    Matcher there = Pattern.compile("\\b" + attribute + "=\"[^\"]*\"").matcher(own);
    String wanted = attribute + "=\"" + to + "\"";
    return there.find()
        ? own.substring(0, there.start()) + wanted + own.substring(there.end())
        : own.replaceFirst("<w:lang\\b", "$0 " + wanted);
  }

  /** The defaults of all runs, with the language where none is said, and a font for the script. */
  private static String defaults(String properties, String to) {
    String attribute = ScriptFonts.rightToLeft(to) ? "w:bidi" : "w:val";
    String said =
        properties.contains("<w:lang")
            ? properties
            : properties + "<w:lang " + attribute + "=\"" + to + "\"/>";
    List<String> fonts = ScriptFonts.of(to);
    boolean serves = HAS_ARABIC.matcher(said).find() && !ScriptFonts.particular(to);
    if (fonts.isEmpty() || serves) {
      return said;
    }
    String wanted = " w:cs=\"" + fonts.getFirst() + "\"";
    Matcher tag = FONTS.matcher(said);
    if (!tag.find()) {
      return "<w:rFonts" + wanted + "/>" + said;
    }
    String other = tag.group().replaceAll("\\sw:cs(?:theme)?=\"[^\"]*\"", "");
    return said.substring(0, tag.start())
        + other.replaceFirst("<w:rFonts", "$0" + wanted)
        + said.substring(tag.end());
  }

  private static String slide(String xml, String from, String to) {
    return SLIDE_LANG
        .matcher(xml)
        .replaceAll(m ->
            Matcher.quoteReplacement(
                m.group(1) + (same(m.group(2), from) ? to : m.group(2)) + m.group(3)));
  }

  private static String opf(String xml, String to) {
    String said =
        OPF_LANGUAGE.matcher(xml).replaceFirst("$1" + Matcher.quoteReplacement(to) + "$3");
    if (!ScriptFonts.rightToLeft(to)) {
      return said;
    }
    return SPINE
        .matcher(said)
        .replaceFirst(m -> {
          String own = m.group().replaceAll("\\spage-progression-direction=\"[^\"]*\"", "");
          String turned = own.replaceFirst("<spine", "<spine page-progression-direction=\"rtl\"");
          return Matcher.quoteReplacement(turned);
        });
  }

  private static boolean same(String said, String language) {
    return primary(said).equals(primary(language));
  }

  private static String primary(String tag) {
    return tag.split("[-_]")[0].toLowerCase(Locale.ROOT);
  }
}
