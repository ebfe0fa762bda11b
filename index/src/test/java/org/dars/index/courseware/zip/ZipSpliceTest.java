package org.dars.index.courseware.zip;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.commons.compress.archivers.zip.Zip64Mode;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipArchiveOutputStream;
import org.apache.commons.compress.utils.SeekableInMemoryByteChannel;
import org.dars.index.courseware.CoursewareException;
import org.dars.index.courseware.ReadLimits;
import org.junit.jupiter.api.Test;

class ZipSpliceTest {

  private static final Random RANDOM = new Random(7);

  @Test
  void onlyTheChangedEntryDiffers() throws Exception {
    for (byte[] zip : List.of(javaZip(), streamed(), zip64())) {
      byte[] text = "new text, және ещё немного".repeat(100).getBytes(StandardCharsets.UTF_8);
      byte[] written = ZipSplice.replace(zip, Map.of("b/text.xml", text));
      try (ZipEntries before = ZipEntries.of("a.zip", zip, ReadLimits.standard());
          ZipEntries after = ZipEntries.of("a.zip", written, ReadLimits.standard())) {
        assertThat(after.names()).isEqualTo(before.names());
        for (String name : before.names()) {
          assertThat(after.read(name))
              .as(name)
              .isEqualTo(name.equals("b/text.xml") ? text : before.read(name));
        }
      }
      assertThat(common(zip, written)).as("bytes in common at both ends").isGreaterThan(2_000);
    }
  }

  @Test
  void foldersMayBeDividedByBackslashesAsOnWindows() throws Exception {
    byte[] zip =
        new String(streamed(), StandardCharsets.ISO_8859_1)
            .replace("b/text.xml", "b\\text.xml")
            .getBytes(StandardCharsets.ISO_8859_1);
    byte[] text = "new".getBytes(StandardCharsets.UTF_8);
    byte[] written = ZipSplice.replace(zip, Map.of("b/text.xml", text));
    assertThat(new String(written, StandardCharsets.ISO_8859_1)).contains("b\\text.xml");
    try (ZipEntries after = ZipEntries.of("a.zip", written, ReadLimits.standard())) {
      assertThat(after.read("b/text.xml")).isEqualTo(text);
    }
  }

  @Test
  void aFileWithoutChangesIsItself() throws Exception {
    byte[] zip = javaZip();
    assertThat(ZipSplice.replace(zip, Map.of())).isSameAs(zip);
  }

  @Test
  void everyEntryCanChangeAtOnce() throws Exception {
    byte[] zip = streamed();
    Map<String, byte[]> changed = new HashMap<>();
    for (String name : List.of("mimetype", "a.bin", "b/text.xml", "c.bin")) {
      changed.put(name, (name + " anew").getBytes(StandardCharsets.UTF_8));
    }
    byte[] written = ZipSplice.replace(zip, changed);
    try (ZipEntries after = ZipEntries.of("a.zip", written, ReadLimits.standard())) {
      for (String name : changed.keySet()) {
        assertThat(after.read(name)).isEqualTo(changed.get(name));
      }
    }
  }

  @Test
  void aCommentStays() throws Exception {
    byte[] zip = javaZip();
    byte[] commented = withComment(zip, "a comment");
    byte[] written = ZipSplice.replace(commented, Map.of("b/text.xml", new byte[] {65}));
    assertThat(new String(written, StandardCharsets.ISO_8859_1)).endsWith("a comment");
  }

  @Test
  void renamesKeepTheirLength() throws Exception {
    byte[] zip = javaZip();
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ZipSplice.write(
        new SeekableInMemoryByteChannel(zip), List.of(), renamed("a.bin", "z.bin"), out);
    try (ZipEntries after = ZipEntries.of("a.zip", out.toByteArray(), ReadLimits.standard())) {
      assertThat(after.names()).contains("z.bin").doesNotContain("a.bin");
      assertThat(after.read("z.bin")).hasSize(3_000);
    }
    assertThatThrownBy(() ->
            ZipSplice.write(
                new SeekableInMemoryByteChannel(zip),
                List.of(),
                renamed("a.bin", "longer.bin"),
                new ByteArrayOutputStream()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("not as long");
  }

  private static PackageChanges renamed(String from, String to) {
    return new PackageChanges(Map.of(), Map.of(from, to), Set.of());
  }

  @Test
  void anUnknownEntryIsRefused() {
    assertThatThrownBy(() -> ZipSplice.replace(javaZip(), Map.of("no.xml", new byte[1])))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("no entry no.xml");
  }

  @Test
  void brokenFilesAreRefusedAndNeverWritten() throws Exception {
    byte[] zip = javaZip();
    for (int tenth = 0; tenth < 10; tenth++) {
      byte[] cut = Arrays.copyOf(zip, zip.length * tenth / 10);
      assertThatThrownBy(() -> ZipSplice.replace(cut, Map.of("b/text.xml", new byte[1])))
          .isInstanceOf(IOException.class);
      assertThatThrownBy(() -> ZipEntries.of("a.zip", cut, ReadLimits.standard()))
          .isInstanceOf(CoursewareException.class)
          .hasMessageContaining("a.zip");
    }
  }

  @Test
  void aFlippedByteOfDataIsSeen() throws Exception {
    byte[] zip = javaZip();
    int at = new String(zip, StandardCharsets.ISO_8859_1).indexOf("a.bin") + 1_000;
    zip[at] ^= 1;
    try (ZipEntries entries = ZipEntries.of("a.zip", zip, ReadLimits.standard())) {
      assertThatThrownBy(() -> entries.read("a.bin"))
          .isInstanceOf(CoursewareException.class)
          .hasMessageContaining("a.bin");
    }
  }

  @Test
  void aBombIsLeftUnread() throws Exception {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (ZipOutputStream z = new ZipOutputStream(out)) {
      z.putNextEntry(new ZipEntry("bomb"));
      byte[] zeros = new byte[1_000_000];
      for (int i = 0; i < 20; i++) {
        z.write(zeros);
      }
    }
    try (ZipEntries entries = ZipEntries.of("a.zip", out.toByteArray(), ReadLimits.standard())) {
      assertThatThrownBy(() -> entries.read("bomb"))
          .isInstanceOf(CoursewareException.class)
          .hasMessageContaining("200 times");
    }
  }

  @Test
  void flagsOfTheOldDataAreNotLeftOnNewData() throws Exception {
    byte[] zip = streamed();
    String name = "b/text.xml";
    int header = new String(zip, StandardCharsets.ISO_8859_1).indexOf(name) - 30;
    zip[header + 6] |= 0x41; // encrypted, says the entry, which its record in the directory denies
    byte[] content = {65};
    byte[] written = ZipSplice.replace(zip, Map.of(name, content));
    try (ZipEntries after = ZipEntries.of("a.zip", written, ReadLimits.standard())) {
      assertThat(after.read(name)).isEqualTo(content);
    }
  }

  @Test
  void whatStandsBetweenTheDirectoryAndItsEndIsRefused() throws Exception {
    byte[] zip = javaZip();
    byte[] twice = Arrays.copyOf(zip, zip.length * 2); // each half could be meant
    System.arraycopy(zip, 0, twice, zip.length, zip.length);
    assertThatThrownBy(() -> ZipSplice.replace(twice, Map.of("b/text.xml", new byte[1])))
        .isInstanceOf(IOException.class)
        .hasMessage("something stands between its directory and its end");
    assertThat(ZipSplice.replace(zip64(), Map.of("b/text.xml", new byte[1]))).isNotEmpty();
  }

  @Test
  void anEndThatIsCutShortIsNotLookedForFurtherUp() throws Exception {
    byte[] zip = javaZip();
    byte[] twice = Arrays.copyOf(zip, zip.length * 2);
    System.arraycopy(zip, 0, twice, zip.length, zip.length);
    twice[twice.length - 2] = 1; // a comment of one byte, which is not there
    twice[zip.length - 1] = (byte) (zip.length >> 8); // the first half has all the rest for its own
    twice[zip.length - 2] = (byte) zip.length;
    assertThatThrownBy(() -> ZipSplice.replace(twice, Map.of("b/text.xml", new byte[1])))
        .isInstanceOf(IOException.class)
        .hasMessage("it ends too soon");
  }

  @Test
  void anEntryWhoseHeadersGiveNamesOfDifferentLengthKeepsTheName() throws Exception {
    byte[] zip = zip64();
    int local = new String(zip, StandardCharsets.ISO_8859_1).indexOf("a.bin") - 30;
    for (int length : new int[] {1, 3, 60}) {
      byte[] damaged = zip.clone();
      int extra = (damaged[local + 28] & 0xFF) + 5 - length;
      damaged[local + 26] = (byte) length;
      damaged[local + 28] = (byte) extra; // the data begins where it did
      byte[] content = {65};
      byte[] written = ZipSplice.replace(damaged, Map.of("a.bin", content));
      try (ZipEntries after = ZipEntries.of("a.zip", written, ReadLimits.standard())) {
        assertThat(after.names()).containsExactly("a.bin", "b/text.xml", "c.bin");
      }
    }
  }

  private static int common(byte[] a, byte[] b) {
    int start = Arrays.mismatch(a, b);
    int end = 0;
    while (end < Math.min(a.length, b.length) && a[a.length - 1 - end] == b[b.length - 1 - end]) {
      end++;
    }
    return start + end;
  }

  private static byte[] javaZip() throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (ZipArchiveOutputStream z = new ZipArchiveOutputStream(out)) {
      z.setUseZip64(Zip64Mode.Never);
      entries(z);
    }
    return out.toByteArray();
  }

  /** Sizes behind the data, as programs write that do not know them before. */
  private static byte[] streamed() throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (ZipOutputStream z = new ZipOutputStream(out)) {
      ZipEntry mimetype = new ZipEntry("mimetype");
      mimetype.setMethod(ZipEntry.STORED);
      byte[] type = "application/epub+zip".getBytes(StandardCharsets.UTF_8);
      CRC32 crc = new CRC32();
      crc.update(type);
      mimetype.setCrc(crc.getValue());
      mimetype.setSize(type.length);
      z.putNextEntry(mimetype);
      z.write(type);
      for (Map.Entry<String, byte[]> e : contents()) {
        z.putNextEntry(new ZipEntry(e.getKey()));
        z.write(e.getValue());
      }
    }
    return out.toByteArray();
  }

  private static byte[] zip64() throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (ZipArchiveOutputStream z = new ZipArchiveOutputStream(out)) {
      z.setUseZip64(Zip64Mode.Always);
      entries(z);
    }
    return out.toByteArray();
  }

  private static void entries(ZipArchiveOutputStream z) throws IOException {
    for (Map.Entry<String, byte[]> e : contents()) {
      ZipArchiveEntry entry = new ZipArchiveEntry(e.getKey());
      entry.setComment("about " + e.getKey());
      z.putArchiveEntry(entry);
      z.write(e.getValue());
      z.closeArchiveEntry();
    }
  }

  private static List<Map.Entry<String, byte[]>> contents() {
    byte[] noise = new byte[3_000];
    RANDOM.nextBytes(noise);
    return List.of(
        Map.entry("a.bin", noise),
        Map.entry("b/text.xml", "<a>text</a>".repeat(50).getBytes(StandardCharsets.UTF_8)),
        Map.entry("c.bin", noise));
  }

  private static byte[] withComment(byte[] zip, String comment) {
    byte[] c = comment.getBytes(StandardCharsets.ISO_8859_1);
    byte[] out = Arrays.copyOf(zip, zip.length + c.length);
    System.arraycopy(c, 0, out, zip.length, c.length);
    out[zip.length - 2] = (byte) c.length;
    return out;
  }
}
