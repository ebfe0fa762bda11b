package org.dars.index.courseware.epub;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.dars.index.courseware.CoursewareException;
import org.dars.index.courseware.ReadLimits;
import org.dars.index.courseware.xml.XmlElement;
import org.dars.index.courseware.xml.XmlTree;
import org.dars.index.courseware.zip.ZipEntries;
import org.jspecify.annotations.Nullable;

/**
 * What a book says of itself: its metadata, and its files in reading order.
 *
 * @param opf the package document
 * @param spine the files of the book in the order of its spine
 * @param nav entry of the navigation document of EPUB 3, or null
 * @param ncx entry of the table of contents of EPUB 2, or null
 */
record EpubPackage(XmlTree opf, List<Item> spine, @Nullable String nav, @Nullable String ncx) {

  /**
   * A file of the spine.
   *
   * @param number its place in the spine, from 1
   * @param part its entry in the package
   * @param type its media type
   * @param linear whether it stands in the line of reading, not beside it
   */
  record Item(int number, String part, String type, boolean linear) {}

  private static final String CONTAINER = "META-INF/container.xml";
  private static final String ENCRYPTION = "META-INF/encryption.xml";

  /** Fonts may be made unreadable to other programs; that hides no text. */
  private static final Set<String> FONTS =
      Set.of("http://www.idpf.org/2008/embedding", "http://ns.adobe.com/pdf/enc#RC");

  static EpubPackage of(String path, ZipEntries entries, ReadLimits limits)
      throws CoursewareException {
    refuseProtected(path, entries, limits);
    XmlTree container = XmlTree.parse(path, CONTAINER, entries.read(CONTAINER), limits);
    String opfPart =
        container.root().all("rootfile").stream()
            .map(e -> e.attribute("full-path"))
            .filter(entries::has)
            .findFirst()
            .orElseThrow(() ->
                new CoursewareException(
                    path, "names no package document that is in it; export the book again"));
    XmlTree opf = XmlTree.parse(path, opfPart, entries.read(opfPart), limits);
    Map<String, XmlElement> manifest = new HashMap<>();
    String nav = null;
    String ncx = null;
    for (XmlElement item : opf.root().all("item")) {
      manifest.putIfAbsent(item.attribute("id"), item);
      String part = resolve(opfPart, item.attribute("href"));
      if (entries.has(part)) {
        boolean isNav = List.of(item.attribute("properties").split("\\s+")).contains("nav");
        nav = isNav && nav == null ? part : nav;
        boolean isNcx = item.attribute("media-type").equals("application/x-dtbncx+xml");
        ncx = isNcx && ncx == null ? part : ncx;
      }
    }
    List<Item> spine = new ArrayList<>();
    for (XmlElement ref : opf.root().all("itemref")) {
      XmlElement item = manifest.get(ref.attribute("idref"));
      String part = item == null ? "" : resolve(opfPart, item.attribute("href"));
      String type = item == null ? "" : item.attribute("media-type").toLowerCase(Locale.ROOT);
      boolean linear = !ref.attribute("linear").equals("no");
      spine.add(new Item(spine.size() + 1, part, type, linear));
    }
    return new EpubPackage(opf, spine, nav, ncx);
  }

  private static void refuseProtected(String path, ZipEntries entries, ReadLimits limits)
      throws CoursewareException {
    byte[] encryption = entries.readIfPresent(ENCRYPTION);
    if (encryption == null) {
      return;
    }
    for (XmlElement data :
        XmlTree.parse(path, ENCRYPTION, encryption, limits).root().all("EncryptedData")) {
      XmlElement method = data.child("EncryptionMethod");
      if (method == null || !FONTS.contains(method.attribute("Algorithm"))) {
        throw new CoursewareException(
            path,
            "is protected against copying (DRM) and cannot be read; ask its publisher for a copy without");
      }
    }
  }

  /** The entry that a link in another entry points to, without its fragment. */
  static String resolve(String from, String href) {
    String link = href.replaceFirst("[#?].*", "");
    try {
      link = URLDecoder.decode(link.replace("+", "%2B"), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      // a stray percent sign: taken as it stands
    }
    Deque<String> out = new ArrayDeque<>();
    String folder = from.substring(0, from.lastIndexOf('/') + 1);
    for (String step : (folder + link).split("/")) {
      if (step.equals("..")) {
        out.pollLast();
      } else if (!step.isEmpty() && !step.equals(".")) {
        out.addLast(step);
      }
    }
    return String.join("/", out);
  }
}
