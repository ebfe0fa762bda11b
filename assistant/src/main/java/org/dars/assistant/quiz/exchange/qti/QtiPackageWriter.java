package org.dars.assistant.quiz.exchange.qti;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.dars.assistant.quiz.exchange.AboutTags;
import org.dars.assistant.quiz.exchange.WholeFile;
import org.dars.assistant.quiz.exchange.XmlOut;
import org.dars.assistant.quiz.item.Item;

/**
 * Packs items: a manifest that names them with their tags as keywords, a test whose sections are
 * their categories, and a file for each.
 */
final class QtiPackageWriter {

  private static final String LOM = "http://ltsc.ieee.org/xsd/LOM";

  private QtiPackageWriter() {}

  static byte[] write(List<Item> items, QtiVersion version) throws IOException {
    Map<String, byte[]> entries = new LinkedHashMap<>();
    entries.put("imsmanifest.xml", manifest(items, version));
    entries.put("test.xml", test(items, version));
    for (int i = 0; i < items.size(); i++) {
      entries.put(file(i), QtiItemWriter.write(items.get(i), version));
    }
    return WholeFile.zip(entries);
  }

  private static String file(int i) {
    return "items/item-" + (i + 1) + ".xml";
  }

  private static byte[] manifest(List<Item> items, QtiVersion v) {
    XmlOut out = new XmlOut();
    out.open("manifest", "xmlns", v.packageNamespace, "identifier", "MANIFEST");
    out.open("metadata").leaf("schema", v.schema).leaf("schemaversion", v.schemaVersion).close();
    out.leaf("organizations", "");
    out.open("resources");
    String test = "imsqti_test_xml" + v.resourceVersion;
    out.open("resource", "identifier", "TEST", "type", test, "href", "test.xml");
    out.leaf("file", "", "href", "test.xml");
    for (int i = 0; i < items.size(); i++) {
      out.leaf("dependency", "", "identifierref", "ITEM-" + (i + 1));
    }
    out.close();
    for (int i = 0; i < items.size(); i++) {
      String type = "imsqti_item_xml" + v.resourceVersion;
      out.open("resource", "identifier", "ITEM-" + (i + 1), "type", type, "href", file(i));
      List<String> tags = AboutTags.write(items.get(i).about(), false, _ -> true);
      if (!tags.isEmpty()) {
        out.open("metadata").open("lom", "xmlns", LOM).open("general");
        for (String tag : tags) {
          out.open("keyword").leaf("string", tag, "language", "x-none").close();
        }
        out.close().close().close();
      }
      out.leaf("file", "", "href", file(i)).close();
    }
    return out.close().close().bytes();
  }

  private static byte[] test(List<Item> items, QtiVersion v) {
    QtiOut out = new QtiOut(v);
    out.open("assessmentTest", "xmlns", v.namespace, "identifier", "TEST", "title", "Items");
    out.open(
        "testPart",
        "identifier",
        "PART",
        "navigationMode",
        "nonlinear",
        "submissionMode",
        "simultaneous");
    int section = 0;
    for (int i = 0; i < items.size(); ) {
      List<String> category = items.get(i).about().category();
      List<String> names = category.isEmpty() ? List.of("") : category;
      for (String name : names) {
        String id = "SECTION-" + ++section;
        out.open("assessmentSection", "identifier", id, "title", name, "visible", "false");
      }
      while (i < items.size() && items.get(i).about().category().equals(category)) {
        out.leaf("assessmentItemRef", "", "identifier", "ITEM-" + (i + 1), "href", file(i));
        i++;
      }
      names.forEach(_ -> out.close());
    }
    return out.close().close().bytes();
  }
}
