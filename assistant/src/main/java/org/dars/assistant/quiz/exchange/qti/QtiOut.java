package org.dars.assistant.quiz.exchange.qti;

import org.dars.assistant.quiz.exchange.XmlOut;

/** Writes the elements of a version by the names that 2.2 has for them. */
final class QtiOut {

  private final QtiVersion version;
  private final XmlOut out = new XmlOut();

  QtiOut(QtiVersion version) {
    this.version = version;
  }

  QtiOut open(String element, String... attributes) {
    out.open(version.element(element), spelled(attributes));
    return this;
  }

  QtiOut close() {
    out.close();
    return this;
  }

  /** An element with plain text in it, or nothing. */
  QtiOut leaf(String element, String text, String... attributes) {
    out.leaf(version.element(element), text, spelled(attributes));
    return this;
  }

  /** An element with XHTML in it. */
  QtiOut markup(String element, String xhtml, String... attributes) {
    out.raw(version.element(element), xhtml, spelled(attributes));
    return this;
  }

  /** An element of XHTML. */
  QtiOut html(String element, String xhtml, String... attributes) {
    out.raw(element, xhtml, attributes);
    return this;
  }

  /** An element of XHTML that others stand in. */
  QtiOut openHtml(String element) {
    out.open(element);
    return this;
  }

  /** Feedback and rubrics hold their content in a body of its own since 3.0. */
  QtiOut held(String element, String xhtml, String... attributes) {
    if (version == QtiVersion.V2_2) {
      return markup(element, xhtml, attributes);
    }
    return open(element, attributes).markup("contentBody", xhtml).close();
  }

  QtiVersion version() {
    return version;
  }

  byte[] bytes() {
    return out.bytes();
  }

  private String[] spelled(String... attributes) {
    String[] out = attributes.clone();
    for (int i = 0; i < out.length; i += 2) {
      out[i] = version.attribute(out[i]);
    }
    return out;
  }
}
