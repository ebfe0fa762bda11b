package org.dars.translator.terms;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/**
 * TBX, the exchange format of termbases: ISO 30042:2019, dialect TBX-Basic, in both styles; TBX 2
 * ({@code martif}) is read too.
 *
 * <p>A status is {@code administrativeStatus}; do-not-translate, for which TBX-Basic has no
 * category, is {@code projectSubset} with the value {@code do-not-translate}.
 *
 * @see <a href="https://www.tbxinfo.net/tbx-dialects/">TBX dialects</a>
 */
public final class Tbx {

  /** How data categories are written. */
  public enum Style {
    /** As values of attributes: {@code <descrip type="definition">}. */
    DCA,
    /** As elements of their own: {@code <basic:definition>}. */
    DCT
  }

  static final String CORE = "urn:iso:std:iso:30042:ed-2";
  static final String MIN = "http://www.tbxinfo.net/ns/min";
  static final String BASIC = "http://www.tbxinfo.net/ns/basic";
  static final String DO_NOT_TRANSLATE = "do-not-translate";

  static final Map<Term.Status, String> STATUS =
      Map.of(
          Term.Status.PREFERRED, "preferredTerm-admn-sts",
          Term.Status.ADMITTED, "admittedTerm-admn-sts",
          Term.Status.FORBIDDEN, "deprecatedTerm-admn-sts");

  private Tbx() {}

  /**
   * Reads a file.
   *
   * @throws TermProblemException when it is no TBX, or damaged
   */
  public static TermbaseFile read(Path file) throws IOException, TermProblemException {
    try (InputStream in = Files.newInputStream(file)) {
      return read(in, String.valueOf(file.getFileName()));
    }
  }

  /**
   * Reads a stream, which stays open.
   *
   * @param name what messages call it
   */
  public static TermbaseFile read(InputStream in, String name) throws TermProblemException {
    return new TbxReader(name).read(in);
  }

  /** Writes UTF-8; the stream stays open. */
  public static void write(Termbase termbase, String title, Style style, OutputStream out)
      throws IOException {
    new TbxWriter(style).write(termbase, title, out);
  }
}
