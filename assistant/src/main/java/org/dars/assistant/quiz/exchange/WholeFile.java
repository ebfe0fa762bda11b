package org.dars.assistant.quiz.exchange;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.dars.index.courseware.CoursewareException;
import org.dars.index.courseware.ReadLimits;
import org.dars.index.courseware.xml.XmlTree;

/** Files of items, read within limits and written whole or not at all. */
public final class WholeFile {

  /** What one file of items may cost: as courses, with smaller packages. */
  public static final ReadLimits LIMITS = limits();

  private static final Pattern DECLARED =
      Pattern.compile("\\A(?:\uFEFF|ï»¿)?<\\?xml[^>]*?\\sencoding\\s*=\\s*[\"']([\\w.:-]+)[\"']");

  private WholeFile() {}

  private static ReadLimits limits() {
    ReadLimits s = ReadLimits.standard();
    return new ReadLimits(
        s.maxBytes(),
        s.maxCharacters(),
        s.maxDepth(),
        s.timeout(),
        1_000_000_000,
        2_000_000_000,
        50_000,
        s.maxRatio());
  }

  /**
   * All bytes of a file.
   *
   * @throws ItemFileException when there are none, or more than 100 MB
   */
  public static byte[] read(Path file) throws ItemFileException, IOException {
    if (Files.isDirectory(file)) {
      throw new ItemFileException(file + " is a folder; give the name of a file");
    }
    long size = Files.size(file);
    if (size > LIMITS.maxBytes()) {
      throw new ItemFileException(
          String.format(
              Locale.ROOT,
              "%s has %,d bytes, more than the %,d that are read; split it",
              file.getFileName(),
              size,
              LIMITS.maxBytes()));
    }
    if (size == 0) {
      throw new ItemFileException(file.getFileName() + " is empty; export it again");
    }
    return Files.readAllBytes(file);
  }

  /**
   * XML without a document type, in the encoding that it declares.
   *
   * @param name of the file, for errors
   * @throws ItemFileException when it is anything else
   */
  public static XmlTree xml(String name, byte[] bytes) throws ItemFileException {
    checkEncoding(name, bytes);
    try {
      XmlTree tree = XmlTree.parse(name, "", bytes, LIMITS);
      if (tree.source().text().lastIndexOf("<!DOCTYPE", tree.root().start()) >= 0) {
        throw new ItemFileException(
            name + " declares a document type, which is not read; export it again without one");
      }
      return tree;
    } catch (CoursewareException e) {
      throw new ItemFileException(String.valueOf(e.getMessage()), e);
    }
  }

  private static void checkEncoding(String name, byte[] bytes) throws ItemFileException {
    boolean utf16 =
        bytes.length > 1 && (bytes[0] & 0xFF) + (bytes[1] & 0xFF) == 0xFF + 0xFE; // byte order mark
    String head = new String(bytes, 0, Math.min(bytes.length, 200), StandardCharsets.ISO_8859_1);
    var declared = DECLARED.matcher(head);
    boolean utf8 = !declared.find() || declared.group(1).equalsIgnoreCase("utf-8");
    if (utf16 || !utf8) {
      return;
    }
    try {
      StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes));
    } catch (CharacterCodingException e) {
      throw new ItemFileException(
          name + " is not in UTF-8, as it says it is; export it again in UTF-8", e);
    }
  }

  /** Writes a file, or leaves what was there. */
  public static void write(Path file, byte[] bytes) throws IOException {
    Path target = file.toAbsolutePath();
    Path part = target.resolveSibling("." + target.getFileName() + "." + UUID.randomUUID());
    try {
      Files.write(part, bytes);
      Files.move(part, target, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    } finally {
      Files.deleteIfExists(part);
    }
  }

  /** A zip file; the same entries give the same bytes. */
  public static byte[] zip(Map<String, byte[]> entries) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      for (Map.Entry<String, byte[]> e : entries.entrySet()) {
        ZipEntry entry = new ZipEntry(e.getKey());
        entry.setLastModifiedTime(FileTime.fromMillis(0));
        zip.putNextEntry(entry);
        zip.write(e.getValue());
        zip.closeEntry();
      }
    }
    return bytes.toByteArray();
  }
}
