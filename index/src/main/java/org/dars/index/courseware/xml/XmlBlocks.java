package org.dars.index.courseware.xml;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.dars.index.courseware.BlockKind;
import org.dars.index.courseware.Inline;
import org.dars.index.courseware.Span;
import org.dars.index.courseware.splice.InlineBuilder;
import org.dars.index.courseware.splice.Kept;
import org.dars.index.courseware.splice.Outline;
import org.dars.index.courseware.splice.Region;
import org.dars.index.courseware.splice.TextSyntax;
import org.jspecify.annotations.Nullable;

/**
 * Walks XML in which text and elements are mixed, and makes a block of every run of text. A
 * subclass says what its elements are and where the blocks go; XHTML is known. All blocks stand in
 * one region, so a block may stand inside a piece of another one's markup.
 */
public abstract class XmlBlocks {

  /** What an element is to the text around it. */
  public enum Role {
    /** Ends the text before it; its own content is walked. */
    BLOCK,
    /** A pair of tags in the text. */
    INLINE,
    /** One piece that stays as it is. */
    KEPT,
    /** One piece in the text; its content is walked for blocks of its own. */
    INSERT,
    /** A listing: a block that is not translated. */
    CODE,
    /** Ends the text before it; nothing in it is read. */
    HIDDEN
  }

  /** What a reader sees where a learner writes or chooses; a line of gaps alone is no block. */
  public static final String GAP = "_____";

  private static final Pattern ENTITY =
      Pattern.compile("&(?:#\\d+|#x[0-9A-Fa-f]+|amp|lt|gt|quot|apos);");

  private static final Set<String> INLINE =
      Set.of(
          "a", "abbr", "acronym", "b", "bdi", "bdo", "big", "cite", "data", "del", "dfn", "em",
          "font", "i", "ins", "label", "mark", "q", "rb", "rp", "rt", "ruby", "s", "small", "span",
          "strike", "strong", "sub", "sup", "time", "tt", "u");

  private static final Set<String> SHOWN = Set.of("code", "kbd", "samp", "var", "math");

  private static final Set<String> UNSEEN =
      Set.of(
          "br",
          "img",
          "wbr",
          "object",
          "script",
          "style",
          "svg",
          "audio",
          "video",
          "iframe",
          "input",
          "select",
          "textarea",
          "template",
          "canvas",
          "embed",
          "noscript");

  private static final List<String> ALTERNATIVES = List.of("alt", "title", "aria-label");

  protected final XmlTree tree;
  protected final Outline outline;
  private final TextSyntax syntax;
  private final Region region;
  private final Set<Integer> attributes = new HashSet<>();
  private final IdentityHashMap<XmlElement, Boolean> inline = new IdentityHashMap<>();
  private int adrift;

  /**
   * @param kept what stays as it stands in running text
   */
  protected XmlBlocks(XmlTree tree, Outline outline, Kept kept) {
    this.tree = tree;
    this.outline = outline;
    this.syntax =
        new TextSyntax(
            new Kept(kept.pattern(), s -> kept.visible().apply(unescaped(s))),
            ENTITY,
            XmlTree::unescape,
            XmlTree::escape);
    this.region =
        new Region(
            tree.source(),
            (block, content, start) ->
                attributes.contains(start)
                    ? attribute(content, tree.source().text().charAt(start - 1))
                    : syntax.write(block, content, start));
  }

  /** What an element is; by default as in XHTML, and a block where that does not say. */
  protected Role role(XmlElement e) {
    String name = e.local();
    if (e.attribute("translate").equals("no") || SHOWN.contains(name) || UNSEEN.contains(name)) {
      return Role.KEPT;
    }
    return INLINE.contains(name) ? Role.INLINE : name.equals("pre") ? Role.CODE : Role.BLOCK;
  }

  /** What a reader sees of an element that stays or is put in. */
  protected String visible(XmlElement e) {
    return UNSEEN.contains(e.local())
        ? e.is("br") ? " " : ""
        : role(e) == Role.KEPT ? e.text().strip() : "";
  }

  /** Walks an element that is a block or is put into one; a subclass may look at it first. */
  protected void element(XmlElement e) {
    walk(e);
  }

  /** Takes a block: {@code PARAGRAPH} for text, {@code FORMULA}, {@code CODE}, {@code ALT_TEXT}. */
  protected abstract void add(BlockKind kind, List<Inline> content, @Nullable Span span);

  /** How many blocks so far have no span because they could not be written back. */
  public int adrift() {
    return adrift;
  }

  /** The blocks in an element, each run of inline nodes one block. */
  protected final void walk(XmlElement parent) {
    List<XmlNode> run = new ArrayList<>();
    for (XmlNode child : parent.nodes()) {
      if (child instanceof XmlElement e && !isInline(e)) {
        text(run);
        run.clear();
        switch (role(e)) {
          case CODE -> code(e);
          case HIDDEN -> {}
          default -> {
            alternatives(e);
            element(e);
          }
        }
      } else {
        run.add(child);
      }
    }
    text(run);
  }

  /** An attribute's value as content and place, in the region of this walk. */
  protected final void attribute(XmlAttribute a, AttributeSink sink) {
    String raw = tree.raw(a.start(), a.end());
    InlineBuilder out = new InlineBuilder();
    syntax.scan(raw, out);
    int[] place = TextSyntax.trimmed(tree.source().text(), a.start(), a.end());
    boolean exact = folded(unescaped(raw)).equals(folded(a.value())) && place[0] == a.start();
    if (exact) {
      attributes.add(a.start());
    }
    outline.enter(region);
    sink.add(out.build(), exact ? tree.source().span(place[0], place[1]) : null);
  }

  /** Takes an attribute. */
  public interface AttributeSink {
    void add(List<Inline> content, @Nullable Span span);
  }

  private void alternatives(XmlElement e) {
    for (XmlAttribute a : e.attributes()) {
      if (!a.value().isBlank() && isRead(e, a)) {
        attribute(a, (content, span) -> add(BlockKind.ALT_TEXT, content, span));
      }
    }
  }

  /** Whether an attribute is a text for people; by default alternative texts and titles are. */
  protected boolean isRead(XmlElement e, XmlAttribute a) {
    return ALTERNATIVES.contains(a.name()) && !e.attribute("translate").equals("no");
  }

  private void text(List<XmlNode> nodes) {
    List<XmlNode> run = new ArrayList<>(nodes);
    while (!run.isEmpty() && isBlank(run.getFirst())) {
      run.removeFirst();
    }
    while (!run.isEmpty() && isBlank(run.getLast())) {
      run.removeLast();
    }
    if (run.isEmpty()) {
      return;
    }
    InlineBuilder out = new InlineBuilder();
    boolean exact = true;
    for (XmlNode node : run) {
      exact &= node(node, out);
    }
    List<Inline> content = out.build();
    int[] place =
        TextSyntax.trimmed(tree.source().text(), run.getFirst().start(), run.getLast().end());
    exact &= place[0] < place[1];
    Span span = exact ? tree.source().span(place[0], place[1]) : null;
    adrift += exact ? 0 : 1;
    boolean formula =
        content.size() == 1
            && content.getFirst() instanceof Inline.Markup
            && run.getFirst() instanceof XmlElement e
            && e.is("math");
    if (content.stream().anyMatch(i -> !i.visibleText().replace(GAP, "").isBlank())) {
      outline.enter(region);
      add(formula ? BlockKind.FORMULA : BlockKind.PARAGRAPH, content, span);
    }
    run.forEach(this::inside);
  }

  private boolean node(XmlNode node, InlineBuilder out) {
    switch (node) {
      case XmlText t when t.cdata() -> {
        out.text(folded(t.value()));
        return false;
      }
      case XmlText t -> {
        String raw = tree.raw(t);
        syntax.scan(folded(raw), out);
        return folded(unescaped(raw)).equals(folded(t.value()));
      }
      case XmlMark m -> {
        String raw = tree.raw(m);
        out.markup(raw, Inline.Role.ALONE, raw.startsWith("&") ? " " : "");
        return true;
      }
      case XmlElement e -> {
        return element(e, out);
      }
    }
  }

  private boolean element(XmlElement e, InlineBuilder out) {
    if (role(e) != Role.INLINE || e.contentStart() == e.end()) {
      out.markup(tree.raw(e), Inline.Role.ALONE, folded(visible(e)));
      return true;
    }
    out.markup(tree.raw(e.start(), e.contentStart()), Inline.Role.OPEN, "");
    boolean exact = true;
    for (XmlNode child : e.nodes()) {
      exact &= node(child, out);
    }
    out.markup(tree.raw(e.contentEnd(), e.end()), Inline.Role.CLOSE, "");
    return exact;
  }

  /** What stands inside the markup of a run. */
  private void inside(XmlNode node) {
    if (node instanceof XmlElement e) {
      Role role = role(e);
      alternatives(e);
      if (role == Role.INSERT) {
        element(e);
      } else if (role == Role.INLINE) {
        e.nodes().forEach(this::inside);
      }
    }
  }

  private void code(XmlElement e) {
    outline.enter(region);
    add(
        BlockKind.CODE,
        List.of(new Inline.Markup(tree.raw(e), Inline.Role.ALONE, e.text().strip())),
        tree.source().span(e.start(), e.end()));
  }

  /** An inline element with a block in it is none. */
  private boolean isInline(XmlElement e) {
    Boolean known = inline.get(e);
    if (known == null) {
      Role role = role(e);
      known =
          role == Role.KEPT
              || role == Role.INSERT
              || (role == Role.INLINE && e.elements().stream().allMatch(this::isInline));
      inline.put(e, known);
    }
    return known;
  }

  private static boolean isBlank(XmlNode node) {
    return node instanceof XmlMark || (node instanceof XmlText t && t.value().isBlank());
  }

  private static String attribute(List<Inline> content, char quote) {
    StringBuilder out = new StringBuilder();
    for (Inline inline : content) {
      out.append(
          inline instanceof Inline.Markup m
              ? m.source()
              : XmlTree.attribute(inline.visibleText(), quote));
    }
    return out.toString();
  }

  private static String unescaped(String raw) {
    return ENTITY
        .matcher(raw)
        .replaceAll(m -> Matcher.quoteReplacement(XmlTree.unescape(m.group())));
  }

  private static String folded(String s) {
    return s.replaceAll("[ \\t\\r\\n\\f]+", " ");
  }
}
