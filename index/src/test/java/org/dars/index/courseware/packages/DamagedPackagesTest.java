package org.dars.index.courseware.packages;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.apache.commons.compress.archivers.tar.TarUtils;
import org.junit.jupiter.api.Test;

/** Packages whose own structure is broken or lies. */
class DamagedPackagesTest extends HostilePackages {

  @Test
  void twoEntriesOfOneNameAreRefused() throws Exception {
    byte[] zip = replaced(Packages.zip("aa.md", GOOD, "ab.md", GOOD), "ab.md", "aa.md");
    refused("twice.zip", zip, LIMITS, "two files named aa.md");
    refused("twice.tar.gz", Packages.gzip(twice()), LIMITS, "two files named aa.md");
  }

  private static byte[] twice() throws IOException {
    byte[] one = Packages.tar(Packages.entries("aa.md", GOOD));
    byte[] first = Arrays.copyOf(one, 1024);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.write(first);
    out.write(one);
    return out.toByteArray();
  }

  @Test
  void aDirectoryThatLiesAboutItsNumberIsRefused() throws Exception {
    byte[] zip = Packages.zip("a.md", GOOD, "b.md", GOOD);
    ByteBuffer end = ByteBuffer.wrap(zip).order(ByteOrder.LITTLE_ENDIAN);
    end.putShort(zip.length - 14, (short) 1).putShort(zip.length - 12, (short) 1);
    refused("lie.zip", zip, LIMITS, "its directory is damaged");
  }

  @Test
  void aDirectoryAtTheWrongPlaceIsRefused() throws Exception {
    byte[] zip = Packages.zip("a.md", GOOD);
    ByteBuffer end = ByteBuffer.wrap(zip).order(ByteOrder.LITTLE_ENDIAN);
    int at = end.getInt(zip.length - 6);
    for (int wrong : new int[] {at - 1, at + 1, 0, Integer.MAX_VALUE, -2}) {
      end.putInt(zip.length - 6, wrong);
      refused("wrong.zip", zip, LIMITS, "is not a whole zip file");
    }
  }

  @Test
  void entriesThatOverlapAreRefused() throws Exception {
    byte[] zip = Packages.zip("a.md", GOOD, "b.md", GOOD);
    ByteBuffer all = ByteBuffer.wrap(zip).order(ByteOrder.LITTLE_ENDIAN);
    int second = indexOf(zip, new byte[] {'P', 'K', 1, 2}, 0);
    second = indexOf(zip, new byte[] {'P', 'K', 1, 2}, second + 4);
    all.putInt(second + 42, 0); // both in the bytes of the first
    refused("overlap.zip", zip, LIMITS, "is not a whole zip file");
    zip = Packages.zip("a.md", GOOD, "b.md", GOOD);
    all = ByteBuffer.wrap(zip).order(ByteOrder.LITTLE_ENDIAN);
    int first = indexOf(zip, new byte[] {'P', 'K', 1, 2}, 0);
    all.putInt(first + 20, 100); // the first reaches into the second
    refused("overlap.zip", zip, LIMITS, "reaches into the next one");
  }

  @Test
  void anEncryptedEntryIsRefused() throws Exception {
    byte[] zip = Packages.zip("a.md", GOOD);
    zip[6] |= 1;
    zip[indexOf(zip, new byte[] {'P', 'K', 1, 2}, 0) + 8] |= 1;
    refused("secret.zip", zip, LIMITS, "is encrypted; remove the password and add it again");
  }

  @Test
  void anEntryWithAWrongChecksumIsLeftOut() throws Exception {
    byte[] zip = Packages.zip("a.md", GOOD, "good.md", GOOD);
    int first = indexOf(zip, new byte[] {'P', 'K', 1, 2}, 0);
    zip[first + 16]++;
    Found found = opened("crc.zip", zip, LIMITS);
    assertThat(found.paths()).containsExactly("good.md");
    assertThat(found.notes().getFirst()).contains("damaged entry a.md (its checksum differs)");
  }

  @Test
  void aPackageThatEndsTooSoonIsRefusedWhereverItEnds() throws Exception {
    for (byte[] whole :
        List.of(Packages.zip(Packages.cartridge()), Packages.tarGz(CoursePackageTest.olx()))) {
      for (int tenth = 0; tenth < 10; tenth++) {
        byte[] part = Arrays.copyOf(whole, whole.length * tenth / 10);
        refused("cut.zip", part, LIMITS, "cut.zip: ");
      }
      refused("cut.zip", Arrays.copyOf(whole, whole.length - 1), LIMITS, "cut.zip: ");
    }
  }

  @Test
  void aPackageInAPackageThatIsBrokenIsNamedAndTheRestIsRead() throws Exception {
    Map<String, byte[]> entries = Packages.entries("good.md", GOOD, "broken.zip", "PK no");
    entries.put("broken.mbz", new byte[] {0x1F, (byte) 0x8B, 8});
    Found found = opened("outer.zip", Packages.zip(entries), LIMITS);
    assertThat(found.paths()).containsExactly("broken.mbz", "broken.zip", "good.md");
    assertThat(found.blocks()).hasSize(2);
    assertThat(found.problems())
        .hasSize(2)
        .anyMatch(n -> n.startsWith("broken.zip: is not a whole zip file"))
        .anyMatch(n -> n.startsWith("broken.mbz: is not a whole packed tar file"));
  }

  @Test
  void wrongSizesAndHeadersOfATarFileAreRefused() throws Exception {
    byte[] tar = Packages.tar(Packages.entries("a.md", GOOD, "b.md", GOOD));
    byte[] negative = tar.clone();
    Arrays.fill(negative, 124, 136, (byte) 0xFF);
    refused("tar.tar.gz", Packages.gzip(sealed(negative)), LIMITS, "the size of an entry is wrong");
    byte[] huge = tar.clone();
    System.arraycopy("77777777777\0".getBytes(StandardCharsets.US_ASCII), 0, huge, 124, 12);
    refused("tar.tar.gz", Packages.gzip(sealed(huge)), LIMITS, "the size of an entry is wrong");
    byte[] letters = tar.clone();
    System.arraycopy("zzzzzzzzzzz\0".getBytes(StandardCharsets.US_ASCII), 0, letters, 124, 12);
    refused("tar.tar.gz", Packages.gzip(sealed(letters)), LIMITS, "the size of an entry is wrong");
    byte[] sum = tar.clone();
    sum[0]++;
    refused("tar.tar.gz", Packages.gzip(sum), LIMITS, "it is not a tar file");
    byte[] second = tar.clone();
    second[1024]++;
    refused("tar.tar.gz", Packages.gzip(second), LIMITS, "the header at byte 1024 is damaged");
    byte[] sparse = tar.clone();
    sparse[156] = 'S';
    refused("tar.tar.gz", Packages.gzip(sealed(sparse)), LIMITS, "it holds sparse files");
    refused("tar.tar.gz", Packages.gzip(new byte[10_240]), LIMITS, "it holds no files");
    refused("tar.tar.gz", Packages.gzip(new byte[] {1, 2, 3}), LIMITS, "it holds no files");
    refused("tar.tar.gz", GOOD.getBytes(StandardCharsets.UTF_8), LIMITS, "is no package");
  }

  @Test
  void extendedHeadersThatLieAreRefused() throws Exception {
    for (String pax :
        List.of(
            "99 path=a.md\n",
            "0 path=a.md\n",
            "-5 path=a.md\n",
            "path=a.md\n",
            "16 size=-1000000\n",
            "9999999 path=a\n",
            "12 size=9e99\n",
            "26 size=99999999999999999\n",
            "3 x\n")) {
      byte[] header = header("pax", 'x', pax.length());
      refused(
          "pax.tar.gz",
          Packages.gzip(joined(header, padded(pax), Packages.tar(Packages.entries("a.md", GOOD)))),
          LIMITS,
          "is not a whole packed tar file");
    }
    byte[] name = header("././@LongLink", 'L', 3_000_000);
    refused(
        "long.tar.gz",
        Packages.gzip(
            joined(name, new byte[3_000_320], Packages.tar(Packages.entries("a.md", GOOD)))),
        LIMITS,
        "a header of 3000000 bytes is no header");
  }

  @Test
  void aPackageOfNothingSaysSo() throws Exception {
    refused("empty.zip", Packages.zip(), LIMITS, "holds no file that Dars reads");
    refused("none.zip", Packages.zip("x.bin", "x"), LIMITS, "holds no file that Dars reads");
    refused("zero.zip", new byte[0], LIMITS, "is no package");
  }

  private static byte[] header(String name, char type, long size) {
    byte[] header = new byte[512];
    byte[] n = name.getBytes(StandardCharsets.US_ASCII);
    System.arraycopy(n, 0, header, 0, n.length);
    TarUtils.formatLongOctalBytes(size, header, 124, 12);
    header[156] = (byte) type;
    System.arraycopy("ustar\00000".getBytes(StandardCharsets.US_ASCII), 0, header, 257, 8);
    return sealed(header);
  }

  private static byte[] sealed(byte[] tar) {
    byte[] header = Arrays.copyOf(tar, 512);
    Arrays.fill(header, 148, 156, (byte) ' ');
    TarUtils.formatCheckSumOctalBytes(TarUtils.computeCheckSum(header), header, 148, 8);
    System.arraycopy(header, 0, tar, 0, 512);
    return tar;
  }

  private static byte[] padded(String s) {
    return Arrays.copyOf(s.getBytes(StandardCharsets.US_ASCII), 512);
  }

  private static byte[] joined(byte[]... parts) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    for (byte[] part : parts) {
      out.write(part);
    }
    return out.toByteArray();
  }

  private static byte[] replaced(byte[] bytes, String from, String to) {
    String s = new String(bytes, StandardCharsets.ISO_8859_1).replace(from, to);
    return s.getBytes(StandardCharsets.ISO_8859_1);
  }

  private static int indexOf(byte[] bytes, byte[] part, int from) {
    return new String(bytes, StandardCharsets.ISO_8859_1)
        .indexOf(new String(part, StandardCharsets.ISO_8859_1), from);
  }
}
