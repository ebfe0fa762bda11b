package org.dars.translator.memory;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What a placeholder of a remembered text stood for in the file that it came from.
 *
 * @param mark the placeholder as it stands in the text: {@code ⟦1⟧} or {@code ⟦/1⟧}
 * @param element name of the TMX element: bpt, ept, ph, it, hi or ut
 * @param attributes of the element, in order
 * @param data what stands inside, as XML; "" for {@code hi}, whose content is text
 */
public record InlineCode(String mark, String element, Map<String, String> attributes, String data) {

  public InlineCode {
    attributes = Collections.unmodifiableMap(new LinkedHashMap<>(attributes));
  }
}
