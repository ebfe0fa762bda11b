package org.dars.index.courseware.tika.pdf;

import java.io.IOException;
import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.interactive.documentnavigation.outline.PDOutlineItem;
import org.apache.pdfbox.pdmodel.interactive.documentnavigation.outline.PDOutlineNode;

/** A document's own table of contents: what heading stands on which page, and how deep. */
final class Bookmarks {

  private static final int MOST = 5_000;
  private static final int DEEPEST = 6;

  private final Map<String, Integer> levels = new HashMap<>();

  /** What is broken in the outline is left out. */
  static Bookmarks of(PDDocument document) {
    Bookmarks bookmarks = new Bookmarks();
    try {
      PDOutlineNode root = document.getDocumentCatalog().getDocumentOutline();
      if (root != null) {
        IdentityHashMap<COSDictionary, Integer> pages = new IdentityHashMap<>();
        int number = 0;
        for (PDPage page : document.getPages()) {
          pages.putIfAbsent(page.getCOSObject(), ++number);
        }
        Set<COSDictionary> seen = Collections.newSetFromMap(new IdentityHashMap<>());
        bookmarks.add(document, root, 1, pages, seen);
      }
    } catch (RuntimeException e) {
      // A broken outline: headings are told by their looks.
    }
    return bookmarks;
  }

  private void add(
      PDDocument document,
      PDOutlineNode parent,
      int level,
      IdentityHashMap<COSDictionary, Integer> pages,
      Set<COSDictionary> seen) {
    PDOutlineItem item = parent.getFirstChild();
    while (item != null
        && level <= DEEPEST
        && seen.size() < MOST
        && seen.add(item.getCOSObject())) {
      try {
        PDPage page = item.findDestinationPage(document);
        Integer number = page == null ? null : pages.get(page.getCOSObject());
        String title = plain(item.getTitle() == null ? "" : item.getTitle());
        if (number != null && title.length() > 1) {
          levels.putIfAbsent(number + " " + title, level);
        }
      } catch (IOException | RuntimeException e) {
        // Points nowhere.
      }
      add(document, item, level + 1, pages, seen);
      item = item.getNextSibling();
    }
  }

  boolean isEmpty() {
    return levels.isEmpty();
  }

  /** The level of a heading that reads so on this page, or 0. */
  int level(int page, String text) {
    String plain = plain(text);
    int level = levels.getOrDefault(page + " " + plain, 0);
    if (level == 0 && plain.length() < 200) {
      // The outline often leaves the number out, or has it alone.
      level =
          levels.getOrDefault(
              page + " " + plain.replaceFirst("^(chapter|unit|lesson)?\\d+", ""), 0);
    }
    return level;
  }

  /** Letters and digits only: spaces and punctuation differ between the outline and the page. */
  private static String plain(String text) {
    return text.replaceAll("[^\\p{L}\\p{N}]+", "").toLowerCase(Locale.ROOT);
  }
}
