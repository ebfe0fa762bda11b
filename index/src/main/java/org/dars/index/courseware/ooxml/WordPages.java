package org.dars.index.courseware.ooxml;

import org.dars.index.courseware.Anchor;
import org.dars.index.courseware.xml.XmlElement;
import org.dars.index.courseware.xml.XmlTree;

/** Counts the pages of a Word document as its paragraphs are read in order. */
final class WordPages {

  /** Of a document that says nothing of pages. */
  static final WordPages NONE = new WordPages("");

  /** Page breaks as Word last saw them, or as they were written; empty where there is neither. */
  private final String breaks;

  private int page = 1;

  private WordPages(String breaks) {
    this.breaks = breaks;
  }

  static WordPages of(XmlTree document) {
    if (!document.root().all("lastRenderedPageBreak").isEmpty()) {
      return new WordPages("lastRenderedPageBreak");
    }
    return document.root().all("br").stream().anyMatch(WordPages::isPageBreak)
        ? new WordPages("br")
        : NONE;
  }

  /** Where text stands now: on a page of its section, if pages are known. */
  Anchor anchor(Anchor.Section section) {
    return breaks.isEmpty() ? section : new Anchor.Page(page, section.headings());
  }

  /** Counts the page breaks before a paragraph's first text; what is returned counts the others. */
  Runnable turn(XmlElement p) {
    if (breaks.isEmpty()) {
      return () -> {};
    }
    int[] count = new int[2];
    boolean[] seen = new boolean[1];
    countBreaks(p, count, seen);
    if (breaks.equals("br") && WordRuns.isOn(p.child("pPr"), "pageBreakBefore")) {
      page++;
    }
    page += seen[0] ? count[0] : 0;
    int after = seen[0] ? count[1] : count[0] + count[1];
    return () -> page += after;
  }

  private void countBreaks(XmlElement e, int[] count, boolean[] seen) {
    for (XmlElement child : e.elements()) {
      if (child.is("t")) {
        seen[0] |= !child.text().isBlank();
      } else if (child.is("Fallback") || child.is("txbxContent")) {
        continue;
      } else if (child.is(breaks) && (!breaks.equals("br") || isPageBreak(child))) {
        count[seen[0] ? 1 : 0]++;
      }
      countBreaks(child, count, seen);
    }
  }

  private static boolean isPageBreak(XmlElement br) {
    return br.attribute("type").equals("page");
  }
}
