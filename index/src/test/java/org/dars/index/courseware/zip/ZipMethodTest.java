package org.dars.index.courseware.zip;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.dars.index.courseware.CoursewareException;
import org.dars.index.courseware.ReadLimits;
import org.junit.jupiter.api.Test;

class ZipMethodTest {

  private static final byte ZSTD = 93;

  @Test
  void anEntryPackedByAMethodThatIsNotHereIsRefused() throws Exception {
    byte[] zip = stored("a.txt", new byte[] {1, 2, 3});
    zip[8] = ZSTD;
    zip[30 + "a.txt".length() + 3 + 10] = ZSTD; // in the directory behind header and data
    try (ZipEntries entries = ZipEntries.of("t.zip", zip, ReadLimits.standard())) {
      assertThatThrownBy(() -> entries.read("a.txt"))
          .isInstanceOf(CoursewareException.class)
          .hasMessage("t.zip: packs a.txt in a way that few programs read; pack it again as zip");
    }
  }

  private static byte[] stored(String name, byte[] content) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(out)) {
      CRC32 crc = new CRC32();
      crc.update(content);
      ZipEntry entry = new ZipEntry(name);
      entry.setMethod(ZipEntry.STORED);
      entry.setSize(content.length);
      entry.setCrc(crc.getValue());
      zip.putNextEntry(entry);
      zip.write(content);
      zip.closeEntry();
    }
    return out.toByteArray();
  }
}
