package org.dars.index.courseware.ooxml;

import java.util.List;
import org.dars.index.courseware.xml.XmlElement;

/** What differs between the paragraphs of a document and those of a drawing. */
interface Runs {

  /** The stretches of a paragraph in order. */
  List<Piece> pieces(XmlElement paragraph) throws UnsafeException;

  /** The start tag of a run. */
  String open();

  /** The end tag of a run. */
  String close();

  /** Text as it stands in a run. */
  String text(String value);

  /** Whether a run holds one text, no less and no more. */
  boolean oneText();

  /** Properties of a run in the direction that is written; {@code source} may be "". */
  String directed(String source);

  /** A paragraph whose text cannot be written back; it is read without a place. */
  final class UnsafeException extends Exception {
    private static final long serialVersionUID = 1L;
  }
}
