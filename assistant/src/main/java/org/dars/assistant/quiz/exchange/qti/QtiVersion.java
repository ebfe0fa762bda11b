package org.dars.assistant.quiz.exchange.qti;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What differs between the versions that are written. */
enum QtiVersion {
  V2_2(
      "qti22",
      "http://www.imsglobal.org/xsd/imsqti_v2p2",
      "http://www.imsglobal.org/xsd/imscp_v1p1",
      "QTIv2.2 Package",
      "1.0.0",
      "v2p2"),
  V3_0(
      "qti3",
      "http://www.imsglobal.org/xsd/imsqtiasi_v3p0",
      "http://www.imsglobal.org/xsd/qti/qtiv3p0/imscp_v1p1",
      "QTI Package",
      "3.0.0",
      "v3p0");

  final String id;
  final String namespace;
  final String packageNamespace;
  final String schema;
  final String schemaVersion;
  final String resourceVersion;

  QtiVersion(
      String id,
      String namespace,
      String packageNamespace,
      String schema,
      String schemaVersion,
      String resourceVersion) {
    this.id = id;
    this.namespace = namespace;
    this.packageNamespace = packageNamespace;
    this.schema = schema;
    this.schemaVersion = schemaVersion;
    this.resourceVersion = resourceVersion;
  }

  /** What a version is called in commands, by its namespace; "" for an unknown one. */
  static String id(String namespace) {
    Matcher version = Pattern.compile("v([23]p[0-9])").matcher(namespace);
    return switch (version.find() ? version.group(1) : "") {
      case "2p0" -> "qti20";
      case "2p1" -> "qti21";
      case "2p2" -> V2_2.id;
      case "3p0" -> V3_0.id;
      default -> "";
    };
  }

  /** The name of an element that 2.2 calls {@code camelCase}. */
  String element(String camelCase) {
    return this == V2_2 ? camelCase : "qti-" + attribute(camelCase);
  }

  /** The name of an attribute that 2.2 calls {@code camelCase}; others keep their names. */
  String attribute(String camelCase) {
    boolean same = this == V2_2 || camelCase.indexOf(':') >= 0;
    return same ? camelCase : camelCase.replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT);
  }

  /** One name for {@code qti-item-body} and {@code itemBody}, in lower case. */
  static String plain(String name) {
    String local = name.substring(name.indexOf(':') + 1).toLowerCase(Locale.ROOT);
    return (local.startsWith("qti-") ? local.substring(4) : local).replace("-", "");
  }
}
