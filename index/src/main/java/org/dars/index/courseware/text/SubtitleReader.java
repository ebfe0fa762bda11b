package org.dars.index.courseware.text;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.dars.index.courseware.Anchor;
import org.dars.index.courseware.BlockKind;
import org.dars.index.courseware.CoursewareDocument;
import org.dars.index.courseware.CoursewareException;
import org.dars.index.courseware.CoursewareReader;
import org.dars.index.courseware.Inline;
import org.dars.index.courseware.ReadLimits;
import org.dars.index.courseware.SourceFile;
import org.dars.index.courseware.splice.Documents;
import org.dars.index.courseware.splice.Outline;
import org.dars.index.courseware.splice.SourceBytes;
import org.dars.index.courseware.splice.SourceText;
import org.jsoup.parser.Parser;

/**
 * Subtitles: WebVTT (W3C), SubRip, and YouTube's SBV. A cue is a block with its time; the tags in
 * it (voices, classes, karaoke times) are left out of what is read.
 */
public final class SubtitleReader implements CoursewareReader {

  public static final String VTT = "text/vtt";
  public static final String SRT = "application/x-subrip";

  private static final String TIME = "(?:(\\d{1,4}):)?(\\d{1,2}):(\\d{2})[.,](\\d{1,3})";
  private static final Pattern TIMING =
      Pattern.compile("\\s*" + TIME + "(?:\\s*-->\\s*|,)" + TIME + ".*");
  private static final Pattern TAG =
      Pattern.compile("</?[A-Za-z][^<>]*>|<\\d[\\d:.]*>|\\{\\\\[^}]*\\}");
  private static final Pattern LANGUAGE = Pattern.compile("(?m)^Language:\\s*([A-Za-z]{2,3})\\b");

  private final ReadLimits limits;

  public SubtitleReader(ReadLimits limits) {
    this.limits = limits;
  }

  @Override
  public Set<String> mediaTypes() {
    return Set.of(VTT, SRT);
  }

  @Override
  public CoursewareDocument read(SourceFile file) throws CoursewareException {
    SourceText source = SourceText.decode(file.path(), SourceBytes.read(file, limits), null);
    source.check(file.path(), limits);
    String text = source.text().replace("\r\n", "\n").replace('\r', '\n');
    boolean vtt = text.startsWith("WEBVTT");
    if (file.path().toLowerCase(Locale.ROOT).endsWith(".vtt") && !vtt) {
      throw new CoursewareException(
          file.path(),
          "does not begin with WEBVTT; export the subtitles as WebVTT or name them .srt");
    }
    Outline outline = new Outline();
    for (String chunk : text.split("\n(?:[ \\t]*\n)+")) {
      cue(chunk.lines().toList(), outline);
    }
    if (outline.blocks().isEmpty()) {
      throw new CoursewareException(
          file.path(), "holds no cue (no line like 00:01.000 --> 00:02.000); export it again");
    }
    Matcher language = LANGUAGE.matcher(text.substring(0, Math.min(text.length(), 500)));
    String declared = vtt && language.find() ? language.group(1).toLowerCase(Locale.ROOT) : "";
    return Documents.of(
        file.path(),
        vtt ? VTT : SRT,
        vtt ? headerTitle(text) : "",
        declared,
        outline.blocks(),
        List.of());
  }

  /** {@code WEBVTT - Lecture 1} is titled so. */
  private static String headerTitle(String text) {
    String first = text.lines().findFirst().orElse("");
    return first.substring("WEBVTT".length()).replaceFirst("^[\\s:–—-]+", "").strip();
  }

  /** A chunk between blank lines; one without a timing line is a header, note or style. */
  private static void cue(List<String> lines, Outline outline) {
    for (int i = 0; i < Math.min(2, lines.size()); i++) {
      Matcher m = TIMING.matcher(lines.get(i));
      if (m.matches()) {
        String text =
            String.join(
                " ", lines.subList(i + 1, lines.size()).stream().map(String::strip).toList());
        String visible = Parser.unescapeEntities(TAG.matcher(text).replaceAll(""), false).strip();
        if (!visible.isEmpty()) {
          Anchor time = new Anchor.Time(duration(m, 1), duration(m, 5));
          outline.addAt("t", BlockKind.CUE, 0, List.of(new Inline.Text(visible)), time, null);
        }
        return;
      }
    }
  }

  private static Duration duration(Matcher m, int group) {
    String hours = m.group(group);
    return Duration.ofHours(hours == null ? 0 : Long.parseLong(hours))
        .plusMinutes(Long.parseLong(m.group(group + 1)))
        .plusSeconds(Long.parseLong(m.group(group + 2)))
        .plusMillis(Long.parseLong((m.group(group + 3) + "00").substring(0, 3)));
  }
}
