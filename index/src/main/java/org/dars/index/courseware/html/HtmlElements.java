package org.dars.index.courseware.html;

import java.util.Set;

/** Elements by how a page shows them (HTML Living Standard). */
final class HtmlElements {

  /** Elements that stand in a line of text; every other element begins a block. */
  static final Set<String> INLINE =
      Set.of(
          "a",
          "abbr",
          "acronym",
          "b",
          "bdi",
          "bdo",
          "big",
          "br",
          "button",
          "cite",
          "code",
          "data",
          "del",
          "dfn",
          "em",
          "font",
          "i",
          "img",
          "input",
          "ins",
          "kbd",
          "label",
          "map",
          "mark",
          "math",
          "meter",
          "output",
          "picture",
          "progress",
          "q",
          "rp",
          "rt",
          "ruby",
          "s",
          "samp",
          "script",
          "select",
          "small",
          "span",
          "strike",
          "strong",
          "style",
          "sub",
          "sup",
          "svg",
          "template",
          "textarea",
          "time",
          "tt",
          "u",
          "var",
          "wbr",
          "noscript",
          "audio",
          "video",
          "object",
          "iframe",
          "canvas",
          "embed");

  /** Elements whose content no reader of the page reads as text. */
  static final Set<String> HIDDEN =
      Set.of(
          "script",
          "style",
          "template",
          "noscript",
          "head",
          "iframe",
          "object",
          "canvas",
          "audio",
          "video",
          "select",
          "textarea",
          "embed");

  /** Inputs whose value stands on them. */
  static final Set<String> BUTTONS = Set.of("button", "submit", "reset");

  private HtmlElements() {}
}
