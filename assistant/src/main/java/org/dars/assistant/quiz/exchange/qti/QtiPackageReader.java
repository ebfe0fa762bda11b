package org.dars.assistant.quiz.exchange.qti;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.dars.assistant.quiz.exchange.ItemFileException;
import org.dars.assistant.quiz.exchange.ItemFormat.Problem;
import org.dars.assistant.quiz.exchange.ItemFormat.Reading;
import org.dars.assistant.quiz.exchange.ItemNumbers;
import org.dars.assistant.quiz.exchange.MediaTypes;
import org.dars.assistant.quiz.exchange.WholeFile;
import org.dars.assistant.quiz.exchange.qti.QtiNode.Unreadable;
import org.dars.assistant.quiz.item.Item;
import org.dars.index.courseware.CoursewareException;
import org.dars.index.courseware.xml.XmlTree;
import org.dars.index.courseware.zip.ZipEntries;

/**
 * Reads the items of a package in the order of its tests, then those that no test names; or one
 * item alone. Used once.
 */
final class QtiPackageReader {

  private static final Pattern SOURCE = Pattern.compile("(<img\\b[^>]*?\\ssrc=\")([^\"]*)(\")");

  /** A picture that is larger stays out of the text. */
  private static final int MAX_PICTURE = 5_000_000;

  private final String name;
  private final ItemNumbers ids = new ItemNumbers();
  private final List<Item> items = new ArrayList<>();
  private final List<Problem> problems = new ArrayList<>();

  /** Categories and tags by the path of an item in the package. */
  private final Map<String, List<String>> categories = new LinkedHashMap<>();

  private final Map<String, List<String>> tags = new HashMap<>();

  /** What the first item says that it is; "" before that. */
  private String variant = "";

  private QtiPackageReader(String name) {
    this.name = name;
  }

  /**
   * Reads a package or an item.
   *
   * @param name of the file, for errors
   */
  static Reading read(String name, byte[] bytes) throws ItemFileException {
    QtiPackageReader reader = new QtiPackageReader(name);
    boolean zip = bytes.length > 3 && bytes[0] == 'P' && bytes[1] == 'K';
    if (zip) {
      try (ZipEntries entries = ZipEntries.of(name, bytes, WholeFile.LIMITS)) {
        reader.entries(entries);
      } catch (CoursewareException e) {
        throw new ItemFileException(String.valueOf(e.getMessage()), e);
      }
    } else {
      reader.alone(bytes);
    }
    return new Reading(reader.items, reader.problems, reader.variant, Map.of());
  }

  private void alone(byte[] bytes) throws ItemFileException {
    XmlTree tree = WholeFile.xml(name, bytes);
    QtiNode root = new QtiNode(tree, tree.root());
    if (root.is("questestinterop")) {
      throw new ItemFileException(
          name + " is QTI 1.2, which is not read; export it as QTI 2.1, 2.2 or 3.0");
    }
    if (!root.is("assessmentitem")) {
      throw new ItemFileException(
          name
              + " is no QTI item (it begins with <"
              + tree.root().name()
              + ">); give the whole package, or an item");
    }
    item(root, "item 1", List.of(), List.of());
  }

  private void entries(ZipEntries zip) throws ItemFileException, CoursewareException {
    List<String> xml =
        zip.names().stream().filter(n -> n.toLowerCase(Locale.ROOT).endsWith(".xml")).toList();
    Map<String, XmlTree> found = new LinkedHashMap<>();
    List<String> damaged = new ArrayList<>();
    boolean old = false;
    for (String path : xml) {
      try {
        XmlTree tree = WholeFile.xml(name + " (" + path + ")", zip.read(path));
        QtiNode root = new QtiNode(tree, tree.root());
        switch (root.name()) {
          case "assessmentitem" -> found.put(path, tree);
          case "assessmenttest" -> sections(root, folder(path), List.of());
          case "manifest" -> manifest(root, folder(path));
          case "questestinterop" -> old = true;
          default -> {}
        }
      } catch (ItemFileException e) {
        damaged.add(path);
        problems.add(new Problem(path, String.valueOf(e.getMessage())));
      }
    }
    if (found.isEmpty()) {
      throw new ItemFileException(
          old
              ? name + " holds QTI 1.2, which is not read; export it as QTI 2.1, 2.2 or 3.0"
              : name
                  + " holds no QTI item"
                  + (damaged.isEmpty() ? "" : " that can be read")
                  + "; export it as a QTI package");
    }
    List<String> order = new ArrayList<>(categories.keySet());
    order.retainAll(found.keySet());
    found.keySet().stream().filter(p -> !order.contains(p)).forEach(order::add);
    for (String path : order) {
      XmlTree tree = pictures(zip, path, Objects.requireNonNull(found.get(path)));
      List<String> category = categories.getOrDefault(path, List.of());
      item(new QtiNode(tree, tree.root()), path, category, tags.getOrDefault(path, List.of()));
    }
  }

  private void item(QtiNode root, String place, List<String> category, List<String> tags) {
    try {
      QtiItemReader.Read read = QtiItemReader.read(root, category, tags, ids);
      items.add(read.item());
      variant = variant.isEmpty() ? QtiVersion.id(root.element().uri()) : variant;
      if (!read.left().isEmpty()) {
        problems.add(new Problem(place, "not kept: " + String.join(", ", read.left())));
      }
    } catch (Unreadable e) {
      problems.add(new Problem(place, String.valueOf(e.getMessage())));
    }
  }

  /** The categories of items by the sections that they are in. */
  private void sections(QtiNode node, String folder, List<String> titles) {
    for (QtiNode child : node.children()) {
      switch (child.name()) {
        case "testpart" -> sections(child, folder, titles);
        case "assessmentsection" -> {
          List<String> inner = new ArrayList<>(titles);
          if (!child.attribute("title").isBlank()) {
            inner.add(child.attribute("title"));
          }
          sections(child, folder, inner);
        }
        case "assessmentitemref" ->
            categories.putIfAbsent(resolved(folder, child.attribute("href")), titles);
        default -> {}
      }
    }
  }

  private void manifest(QtiNode root, String folder) {
    for (QtiNode resource : root.all("resource")) {
      List<String> words =
          resource.all("keyword").stream().map(QtiNode::text).filter(s -> !s.isEmpty()).toList();
      tags.put(resolved(folder, resource.attribute("href")), words);
    }
  }

  private static String folder(String path) {
    return path.substring(0, path.lastIndexOf('/') + 1);
  }

  /** A path in the package; it is only ever looked up among the names of entries. */
  private static String resolved(String folder, String href) {
    List<String> names = new ArrayList<>();
    for (String step : (folder + href.replaceAll("[?#].*", "")).split("/")) {
      if (step.equals("..") && !names.isEmpty()) {
        names.removeLast();
      } else if (!Set.of("", ".", "..").contains(step)) {
        names.add(step);
      }
    }
    return String.join("/", names);
  }

  /** The item with the pictures of the package in its text. */
  private XmlTree pictures(ZipEntries zip, String path, XmlTree tree)
      throws CoursewareException, ItemFileException {
    String text = tree.source().text();
    Matcher m = SOURCE.matcher(text);
    StringBuilder out = new StringBuilder();
    boolean any = false;
    while (m.find()) {
      String file = resolved(folder(path), m.group(2));
      boolean here = !m.group(2).contains(":") && zip.has(file);
      if (here && zip.size(file) <= MAX_PICTURE) {
        String data = Base64.getEncoder().encodeToString(zip.read(file));
        String uri = "data:" + MediaTypes.of(file) + ";base64," + data;
        m.appendReplacement(out, Matcher.quoteReplacement(m.group(1) + uri + m.group(3)));
        any = true;
      } else if (!m.group(2).contains(":")) {
        problems.add(new Problem(path, "its picture \"" + m.group(2) + "\" is not kept"));
      }
    }
    if (!any) {
      return tree;
    }
    String whole = m.appendTail(out).toString().replaceFirst("\\A\\s*<\\?xml[^>]*\\?>", "");
    byte[] bytes = whole.getBytes(StandardCharsets.UTF_8);
    return WholeFile.xml(name + " (" + path + ")", bytes);
  }
}
