package org.dars.index.courseware.text;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.dars.index.courseware.Anchor;
import org.dars.index.courseware.BlockKind;
import org.dars.index.courseware.CoursewareException;
import org.dars.index.courseware.Inline;
import org.dars.index.courseware.ReadLimits;
import org.dars.index.courseware.splice.Outline;
import org.dars.index.courseware.splice.Reading;
import org.dars.index.courseware.splice.Region;
import org.dars.index.courseware.splice.RegionReader;
import org.dars.index.courseware.splice.SourceText;
import org.jspecify.annotations.Nullable;

/**
 * Subtitles: WebVTT (W3C), SubRip, and YouTube's SBV. A cue is a block with its time. Numbers,
 * times, settings, notes, styles and the tags in a cue (voices, classes, karaoke times) stay.
 */
public final class SubtitleReader extends RegionReader {

  public static final String VTT = "text/vtt";
  public static final String SRT = "application/x-subrip";
  public static final String SBV = "text/x-sbv";

  private static final String CLOCK = "(?:(\\d{1,6}):)?(\\d{1,2}):(\\d{1,2})";
  private static final String FRACTION = "[.,](\\d{1,3})";
  private static final Pattern ARROW =
      Pattern.compile(
          "\\s*"
              + CLOCK
              + "(?:"
              + FRACTION
              + ")?\\s*-->\\s*"
              + CLOCK
              + "(?:"
              + FRACTION
              + ")?"
              + "(?:\\s.*)?");
  private static final Pattern COMMA =
      Pattern.compile("\\s*" + CLOCK + FRACTION + "," + CLOCK + FRACTION + "\\s*");
  private static final Pattern LANGUAGE = Pattern.compile("(?m)^Language:\\s*([A-Za-z]{2,3})\\b");
  private static final Pattern NUMBER = Pattern.compile("\\s*\\d+\\s*");
  private static final Pattern ASIDE = Pattern.compile("(?:WEBVTT|NOTE|STYLE|REGION)(?:\\s.*)?");

  public SubtitleReader(ReadLimits limits) {
    super(limits);
  }

  @Override
  public Set<String> mediaTypes() {
    return Set.of(VTT, SRT, SBV);
  }

  @Override
  protected Reading parse(String path, byte[] bytes) throws CoursewareException {
    SourceText source = SourceText.decode(path, bytes, null);
    source.check(path, limits);
    String text = source.text();
    String name = path.toLowerCase(Locale.ROOT);
    boolean vtt = text.startsWith("WEBVTT");
    if (name.endsWith(".vtt") && !vtt) {
      throw new CoursewareException(
          path, "does not begin with WEBVTT; export the subtitles as WebVTT or name them .srt");
    }
    Cues cues = new Cues(source, vtt ? CueText.WEBVTT : CueText.SUBRIP);
    cues.read();
    if (cues.outline.blocks().isEmpty()) {
      throw new CoursewareException(
          path, "holds no cue (no line like 00:01.000 --> 00:02.000); export it again");
    }
    Matcher language = LANGUAGE.matcher(text.substring(0, Math.min(text.length(), 500)));
    return new Reading(
        vtt ? VTT : name.endsWith(".sbv") ? SBV : SRT,
        vtt ? headerTitle(text) : "",
        vtt && language.find() ? language.group(1).toLowerCase(Locale.ROOT) : "",
        cues.outline,
        cues.warnings());
  }

  @Override
  protected boolean becomesUnicode() {
    return true;
  }

  /** {@code WEBVTT - Lecture 1} is titled so. */
  private static String headerTitle(String text) {
    String first = text.lines().findFirst().orElse("");
    return first.substring("WEBVTT".length()).replaceFirst("^[\\s:–—-]+", "").strip();
  }

  /** A line of the file, without its end. */
  private record Line(String text, int start, int number) {
    int end() {
      return start + text.length();
    }
  }

  /** One reading of a file. */
  private static final class Cues {
    private final String text;
    private final SourceText source;
    private final CueText syntax;
    private final Outline outline = new Outline();
    private final List<Integer> astray = new ArrayList<>();
    private final List<Integer> untimed = new ArrayList<>();
    private final List<Integer> unparted = new ArrayList<>();

    Cues(SourceText source, CueText syntax) {
      this.source = source;
      this.text = source.text();
      this.syntax = syntax;
      outline.enter(new Region(source, new CueWriter(source, syntax)));
    }

    void read() {
      List<Line> chunk = new ArrayList<>();
      int at = 0;
      int number = 1;
      while (at <= text.length()) {
        int end = at;
        while (end < text.length() && text.charAt(end) != '\n' && text.charAt(end) != '\r') {
          end++;
        }
        Line line = new Line(text.substring(at, end), at, number++);
        if (line.text.isBlank()) {
          chunk(chunk);
          chunk.clear();
        } else {
          chunk.add(line);
        }
        at = end + (text.startsWith("\r\n", end) ? 2 : 1);
      }
      chunk(chunk);
    }

    /** Lines between blank ones: a cue, a note, or cues that nothing parts. */
    private void chunk(List<Line> lines) {
      int first = -1;
      for (int i = 0; i < lines.size(); i++) {
        if (timing(lines.get(i), i) != null) {
          first = i;
          break;
        }
      }
      if (first < 0) {
        stray(lines);
        return;
      }
      if (first > 1) {
        stray(lines.subList(0, first - 1));
      }
      while (first >= 0) {
        int next = -1;
        for (int i = first + 1; i < lines.size() && next < 0; i++) {
          next = ARROW.matcher(lines.get(i).text).matches() ? i : -1;
        }
        boolean numbered = next > first + 1 && NUMBER.matcher(lines.get(next - 1).text).matches();
        int end = next < 0 ? lines.size() : numbered ? next - 1 : next;
        cue(lines.get(first), first, lines.subList(first + 1, end), next < 0 || numbered);
        first = next;
      }
    }

    /** SBV has its times on the first line of a chunk; the others may have a line above. */
    private static @Nullable Matcher timing(Line line, int index) {
      Matcher arrow = ARROW.matcher(line.text);
      if (arrow.matches()) {
        return arrow;
      }
      Matcher comma = COMMA.matcher(line.text);
      return index <= 1 && comma.matches() ? comma : null;
    }

    private void stray(List<Line> lines) {
      if (lines.isEmpty()
          || (syntax == CueText.WEBVTT && ASIDE.matcher(lines.getFirst().text).matches())) {
        return;
      }
      boolean arrow = lines.stream().anyMatch(l -> l.text.contains("-->"));
      (arrow ? untimed : astray).add(lines.getFirst().number);
    }

    /**
     * @param apart whether what follows is surely no part of the cue, however it is translated
     */
    private void cue(Line timing, int index, List<Line> lines, boolean apart) {
      Matcher m = timing(timing, index);
      if (m == null || lines.isEmpty()) {
        return;
      }
      int start = lines.getFirst().start;
      int end = lines.getLast().end();
      while (Character.isWhitespace(text.charAt(start))) {
        start++;
      }
      while (Character.isWhitespace(text.charAt(end - 1))) {
        end--;
      }
      List<Inline> content = syntax.read(text.substring(start, end));
      Anchor time = new Anchor.Time(duration(m, 1), duration(m, 5));
      outline.addAt("t", BlockKind.CUE, 0, content, time, apart ? source.span(start, end) : null);
      if (!apart) {
        unparted.add(timing.number);
      }
    }

    List<String> warnings() {
      List<String> warnings = new ArrayList<>();
      if (!source.isUnicode()) {
        warnings.add(OLD_ENCODING);
      }
      add(warnings, untimed, "has times that cannot be read and is left as it stands");
      add(warnings, astray, "stands in no cue and is left as it stands");
      add(warnings, unparted, "is searched but not translated: no blank line follows the cue");
      return warnings;
    }

    private static void add(List<String> warnings, List<Integer> lines, String what) {
      if (!lines.isEmpty()) {
        String more = lines.size() == 1 ? "" : " (and at " + (lines.size() - 1) + " more places)";
        warnings.add("the text at line " + lines.getFirst() + more + " " + what);
      }
    }
  }

  private static Duration duration(Matcher m, int group) {
    String hours = m.group(group);
    String fraction = m.group(group + 3);
    return Duration.ofHours(hours == null ? 0 : Long.parseLong(hours))
        .plusMinutes(Long.parseLong(m.group(group + 1)))
        .plusSeconds(Long.parseLong(m.group(group + 2)))
        .plusMillis(fraction == null ? 0 : Long.parseLong((fraction + "00").substring(0, 3)));
  }
}
