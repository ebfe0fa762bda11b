package org.dars.index.courseware.ooxml;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.dars.index.courseware.Anchor;
import org.dars.index.courseware.BlockKind;
import org.dars.index.courseware.CoursewareDocument;
import org.dars.index.courseware.CoursewareException;
import org.dars.index.courseware.LanguageDetector;
import org.dars.index.courseware.ReadLimits;
import org.dars.index.courseware.SourceFile;
import org.dars.index.courseware.WritingDirection;
import org.dars.index.courseware.splice.Documents;
import org.dars.index.courseware.splice.Reading;
import org.dars.index.courseware.splice.SourceBytes;
import org.dars.index.courseware.xml.XmlElement;
import org.dars.index.courseware.xml.XmlTree;
import org.dars.index.courseware.zip.ZipDocumentReader;
import org.dars.index.courseware.zip.ZipEntries;
import org.jspecify.annotations.Nullable;

/** Word documents (DOCX) and presentations (PPTX), with their templates and macro files. */
public final class OoxmlReader extends ZipDocumentReader {

  private static final String OOXML = "application/vnd.openxmlformats-officedocument.";

  public static final String DOCX = OOXML + "wordprocessingml.document";
  public static final String PPTX = OOXML + "presentationml.presentation";

  /** Media types by the last part of a file's name. */
  public static final Map<String, String> BY_EXTENSION =
      Map.ofEntries(
          Map.entry("docx", DOCX),
          Map.entry("dotx", OOXML + "wordprocessingml.template"),
          Map.entry("docm", "application/vnd.ms-word.document.macroenabled.12"),
          Map.entry("dotm", "application/vnd.ms-word.template.macroenabled.12"),
          Map.entry("pptx", PPTX),
          Map.entry("ppsx", OOXML + "presentationml.slideshow"),
          Map.entry("potx", OOXML + "presentationml.template"),
          Map.entry("pptm", "application/vnd.ms-powerpoint.presentation.macroenabled.12"),
          Map.entry("ppsm", "application/vnd.ms-powerpoint.slideshow.macroenabled.12"),
          Map.entry("potm", "application/vnd.ms-powerpoint.template.macroenabled.12"));

  /** Titles that programs put there. */
  private static final String NO_TITLE =
      "(?is)\\s*|untitled.*|powerpoint presentation|presentation|document\\d*|slide \\d+|microsoft (word|powerpoint) - .*|.*\\.(docx?|pptx?|pdf|rtf|odt|tex|indd)";

  /** First bytes of the files of older programs, and of encrypted ones. */
  private static final byte[] COMPOUND = {(byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0};

  private static final String ENCRYPTED = "EncryptedPackage";

  public OoxmlReader(ReadLimits limits) {
    super(limits);
  }

  @Override
  public Set<String> mediaTypes() {
    return Set.copyOf(BY_EXTENSION.values());
  }

  @Override
  public CoursewareDocument read(SourceFile file) throws CoursewareException {
    SourceBytes.check(file, limits);
    try (InputStream in = Files.newInputStream(file.file())) {
      if (Arrays.equals(in.readNBytes(COMPOUND.length), COMPOUND)) {
        boolean encrypted =
            new String(Files.readAllBytes(file.file()), StandardCharsets.ISO_8859_1)
                .contains(
                    new String(
                        ENCRYPTED.getBytes(StandardCharsets.UTF_16LE),
                        StandardCharsets.ISO_8859_1));
        throw new CoursewareException(
            file.path(),
            encrypted
                ? "is protected by a password; save it without one and add it again"
                : "is not what its name says (it holds a file of an older program); give it its right name, DOC or PPT, or save it anew");
      }
    } catch (IOException e) {
      throw new CoursewareException(
          file.path(), "cannot be read (" + e.getMessage() + "); check the file and the disk", e);
    }
    return super.read(file);
  }

  @Override
  protected Reading parse(String path, ZipEntries entries) throws CoursewareException {
    return parse(path, entries, WritingDirection.LEFT_TO_RIGHT);
  }

  @Override
  protected Reading parse(String path, ZipEntries entries, WritingDirection direction)
      throws CoursewareException {
    OoxmlPackage file = new OoxmlPackage(path, entries, limits);
    String main = file.main();
    XmlTree tree = file.once(main);
    String root = tree == null ? "" : tree.root().local();
    if (tree == null || !(root.equals("document") || root.equals("presentation"))) {
      throw new CoursewareException(
          path,
          "is not what its name says (it is neither a Word document nor a presentation); give it its right name");
    }
    TextBlocks blocks = new TextBlocks(direction);
    XmlTree core = core(file);
    String title = title(core, blocks);
    List<String> warnings = new ArrayList<>();
    if (root.equals("document")) {
      WordBlocks word = new WordBlocks(file, blocks, main);
      word.document(main, tree);
      warnings.addAll(word.warnings());
    } else {
      new SlideBlocks(file, blocks).presentation(main, tree);
    }
    warnings.addAll(blocks.warnings());
    if (blocks.outline().blocks().isEmpty()) {
      warnings.add("no text was found in it; if its pages are pictures, add a version with text");
    }
    return new Reading(
        mediaType(path, root), title, language(core, blocks), blocks.outline(), warnings);
  }

  /** As its name says, unless it holds the other kind of document. */
  private static String mediaType(String path, String root) {
    String extension = path.substring(path.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
    boolean word = root.equals("document");
    String named = BY_EXTENSION.getOrDefault(extension, word ? DOCX : PPTX);
    return named.contains("word") == word ? named : word ? DOCX : PPTX;
  }

  private static @Nullable XmlTree core(OoxmlPackage file) throws CoursewareException {
    for (String part : file.targets("", "core-properties")) {
      XmlTree tree = file.once(part);
      if (tree != null) {
        return tree;
      }
    }
    return null;
  }

  /** The title that the file gives itself, which is a block too. */
  private static String title(@Nullable XmlTree core, TextBlocks blocks) {
    XmlElement element = core == null ? null : core.root().child("title");
    if (core == null || element == null || element.text().matches(NO_TITLE)) {
      return "";
    }
    PlacedText text = new Part(core, blocks.direction()).element(element);
    if (text != null) {
      Anchor anchor = new Anchor.Section(List.of());
      blocks.add(
          text,
          (content, span) ->
              blocks.outline().addAs("title", BlockKind.ALT_TEXT, 0, content, anchor, span));
    }
    return element.text();
  }

  /** What the text is in; what the file says only where that cannot be told. */
  private static String language(@Nullable XmlTree core, TextBlocks blocks) {
    String sample = Documents.sample(blocks.outline().blocks());
    String detected = LanguageDetector.standard().detect(sample);
    XmlElement element = core == null ? null : core.root().child("language");
    String declared =
        element == null ? "" : element.text().strip().split("[-_]")[0].toLowerCase(Locale.ROOT);
    boolean unsure = detected.equals(LanguageDetector.UNKNOWN);
    return unsure && declared.matches("[a-z]{2,3}") ? declared : detected;
  }
}
