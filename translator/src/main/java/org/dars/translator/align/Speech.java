package org.dars.translator.align;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.dars.index.courseware.Anchor;
import org.dars.index.courseware.Block;
import org.dars.index.courseware.BlockKind;
import org.dars.index.courseware.Inline;
import org.dars.index.courseware.Inline.Text;
import org.dars.translator.segment.Segment;
import org.dars.translator.segment.Segmenter;

/** What is said in subtitles: their cues are not cut where sentences end. */
final class Speech {

  /** Two cues of different files are the same moment, in seconds. */
  private static final double SAME = 0.1;

  /** Share of cues that have to be, for the files to be cut alike. */
  private static final double ALIKE = 0.8;

  private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{M}\\p{N}&&[^\\p{IsHan}]]+");

  /** Marks of the source that its words leave behind. */
  private static final Pattern LOOSE = Pattern.compile("(?:\\s[-\"'(“–—]+)+\\s*$");

  private Speech() {}

  /** The sentences of a document of cues, each with its time. */
  static List<Sentence> sentences(DocumentText cues, String language, Pieces make) {
    List<Inline> content = new ArrayList<>();
    List<Integer> ends = new ArrayList<>();
    int length = 0;
    for (List<Sentence> cue : cues.sentences()) {
      String text = cue.isEmpty() ? "" : Sentence.join(cue).text().replaceFirst("^[-–—]\\s+", "");
      length += text.length() + 1;
      ends.add(length);
      content.add(new Text(text + " "));
    }
    String all = content.stream().map(Inline::visibleText).collect(Collectors.joining());
    Block block =
        new Block(
            "t",
            BlockKind.PARAGRAPH,
            0,
            all.isBlank() ? List.of() : List.of(new Text(all)),
            new Anchor.Section(List.of()),
            null);
    List<Sentence> sentences = new ArrayList<>();
    int at = 0;
    for (Segment segment : Segmenter.segments(block, language)) {
      int end = at + segment.content().stream().mapToInt(i -> i.visibleText().length()).sum();
      if (!segment.text().isEmpty()) {
        Piece.Time time = new Piece.Time(moment(cues, ends, at), moment(cues, ends, end - 1));
        Piece piece = Pieces.at(make.of(segment.content()), time);
        sentences.add(new Sentence("", segment.content(), piece));
      }
      at = end;
    }
    return sentences;
  }

  /** When a character is said, if a cue is spoken evenly. */
  private static double moment(DocumentText cues, List<Integer> ends, int character) {
    int cue = 0;
    while (cue < ends.size() - 1 && ends.get(cue) <= character) {
      cue++;
    }
    int start = cue == 0 ? 0 : ends.get(cue - 1);
    double share = (character - start) / (double) Math.max(1, ends.get(cue) - start);
    Piece.Time time = cues.time(cue);
    return time.start() + Math.min(1, share) * (time.end() - time.start());
  }

  /**
   * Steps that pair the cues of the same moments.
   *
   * @return null when the two files are not cut alike
   */
  static @org.jspecify.annotations.Nullable List<Step> sameCues(DocumentText a, DocumentText b) {
    List<Step> steps = new ArrayList<>();
    int same = 0;
    int i = 0;
    int j = 0;
    while (i < a.pieces().size() || j < b.pieces().size()) {
      double left = i < a.pieces().size() ? a.time(i).start() : Double.MAX_VALUE;
      double right = j < b.pieces().size() ? b.time(j).start() : Double.MAX_VALUE;
      if (Math.abs(left - right) <= SAME) {
        steps.add(new Step(i, ++i, j, ++j));
        same++;
      } else if (left < right) {
        steps.add(new Step(i, ++i, j, j));
      } else {
        steps.add(new Step(i, i, j, ++j));
      }
    }
    return same >= ALIKE * Math.max(a.pieces().size(), b.pieces().size()) ? steps : null;
  }

  /**
   * A cue of subtitles in two languages without the lines that are its source's.
   *
   * @return the cue as it is when it does not hold the source beside other words
   */
  static Sentence withoutSource(Sentence target, Sentence source, Pieces make) {
    String rest = withoutWords(target.text(), source.piece().words());
    if (rest.codePoints().noneMatch(Character::isLetter)) {
      return target;
    }
    List<Inline> content = List.of(new Text(rest));
    Piece piece = make.of(content);
    Piece.Time time = target.piece().time();
    return new Sentence(target.block(), content, time == null ? piece : Pieces.at(piece, time));
  }

  /**
   * A text without the words of another that stand in it, in their order; "" when most of them do
   * not, or when nothing is left.
   */
  private static String withoutWords(String text, List<String> words) {
    List<MatchResult> all = WORD.matcher(text).results().toList();
    StringBuilder rest = new StringBuilder(text);
    int open = words.size();
    int found = 0;
    // From the end: the source stands below, and names in the translation are the translation's.
    for (int i = all.size() - 1; i >= 0 && open > 0; i--) {
      MatchResult word = all.get(i);
      // A word may be missing or differ; its neighbours are found all the same.
      List<String> near = words.subList(Math.max(0, open - 3), open);
      int at = near.lastIndexOf(word.group().toLowerCase(Locale.ROOT));
      if (at >= 0) {
        rest.delete(word.start(), afterMarks(rest, word.end()));
        open -= near.size() - at;
        found++;
      }
    }
    boolean most = words.size() > 1 && found >= ALIKE * words.size();
    return most
        ? LOOSE.matcher(rest.toString().replaceAll("\\s+", " ")).replaceAll("").strip()
        : "";
  }

  private static int afterMarks(CharSequence text, int at) {
    int end = at;
    while (end < text.length() && ",.?!;:'-)\"".indexOf(text.charAt(end)) >= 0) {
      end++;
    }
    return end;
  }
}
