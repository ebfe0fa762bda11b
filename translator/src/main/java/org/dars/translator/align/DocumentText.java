package org.dars.translator.align;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.dars.index.courseware.Block;
import org.dars.index.courseware.BlockKind;
import org.dars.index.courseware.CoursewareDocument;
import org.dars.translator.segment.Segmenter;

/**
 * A document as the aligner reads it: its blocks as pieces, and the sentences of each.
 *
 * @param path in its course
 * @param pieces one for each block
 * @param sentences of each block, none where there is nothing to translate
 * @param spoken whether the blocks are cues with times
 */
record DocumentText(
    String path, List<Piece> pieces, List<List<Sentence>> sentences, boolean spoken) {

  private static final int TELLING = 6;

  DocumentText {
    pieces = List.copyOf(pieces);
    sentences = List.copyOf(sentences);
  }

  static DocumentText of(CoursewareDocument document, String language, Pieces make) {
    List<Piece> pieces = new ArrayList<>();
    List<List<Sentence>> sentences = new ArrayList<>();
    for (Block block : document.blocks()) {
      Piece piece = make.of(block);
      pieces.add(piece);
      sentences.add(
          piece.kind() == Piece.Kind.FIXED
              ? List.of()
              : Segmenter.segments(block, language).stream()
                  .map(s -> new Sentence(block.id(), s.content(), make.of(s.content())))
                  .toList());
    }
    boolean spoken =
        !document.blocks().isEmpty()
            && document.blocks().stream().allMatch(b -> b.kind() == BlockKind.CUE)
            && pieces.stream().allMatch(p -> p.time() != null);
    return new DocumentText(document.path(), pieces, sentences, spoken);
  }

  /** The same with sentences that are not cut into cues, each with the time when it is said. */
  DocumentText asSpeech(String language, Pieces make) {
    List<Sentence> said = Speech.sentences(this, language, make);
    return new DocumentText(
        path,
        said.stream().map(Sentence::piece).toList(),
        said.stream().map(List::of).toList(),
        true);
  }

  Piece.Time time(int block) {
    return Objects.requireNonNull(pieces.get(block).time());
  }

  /** All sentences in reading order. */
  List<Sentence> all() {
    return sentences.stream().flatMap(List::stream).toList();
  }

  /** The sentences of some neighbouring blocks. */
  List<Sentence> sentences(int from, int to) {
    return sentences.subList(from, to).stream().flatMap(List::stream).toList();
  }

  /** How many blocks have something to translate. */
  int translatable() {
    return (int) sentences.stream().filter(s -> !s.isEmpty()).count();
  }

  /** Characters of all that is to be translated. */
  long length() {
    return pieces.stream().filter(p -> p.kind() != Piece.Kind.FIXED).mapToLong(Piece::length).sum();
  }

  /** What tells a document from others and is likely to stand in its translation too. */
  Set<String> marks() {
    Set<String> marks = new HashSet<>();
    for (Piece piece : pieces) {
      marks.addAll(piece.anchors());
      piece.words().stream()
          .filter(w -> w.length() >= TELLING || w.chars().allMatch(Character::isDigit))
          .map(w -> "w:" + w)
          .forEach(marks::add);
    }
    return marks;
  }
}
