package org.dars.index.courseware.packages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;
import org.apache.commons.compress.archivers.tar.TarUtils;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipArchiveOutputStream;
import org.dars.index.courseware.Courseware;
import org.dars.index.courseware.CoursewareException;
import org.dars.index.courseware.ReadLimits;
import org.dars.index.courseware.SourceFile;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Packages that mean harm, or were harmed. */
@Timeout(value = 60, unit = TimeUnit.SECONDS)
class HostilePackagesTest {

  private static final ReadLimits LIMITS = ReadLimits.standard();

  /** A megabyte a file, four megabytes in all, 100 entries, three packages deep. */
  private static final ReadLimits SMALL =
      new ReadLimits(
          1_000_000, 1_000_000, 4, Duration.ofSeconds(10), 100_000_000, 4_000_000, 100, 200);

  private static final String GOOD = "# Good\n\nA page that means no harm.\n";

  @TempDir Path folder;
  private Path temporary;
  private Path in;

  @BeforeEach
  void folders() throws IOException {
    temporary = Files.createDirectories(folder.resolve("a/b/c/temporary"));
    in = Files.createDirectories(folder.resolve("in"));
  }

  @AfterEach
  void nothingWasLeftOrWrittenOutside() throws IOException {
    try (Stream<Path> left = Files.walk(folder.resolve("a"))) {
      assertThat(left).hasSize(4);
    }
    try (Stream<Path> left = Files.list(folder)) {
      assertThat(left).hasSize(2);
    }
    assertThat(Path.of("evil.md")).doesNotExist();
    assertThat(Path.of("/tmp/dars-evil.md")).doesNotExist();
  }

  @Test
  void namesThatLeadOutAreLeftOutAndNamed() throws Exception {
    for (String evil :
        List.of(
            "../evil.md",
            "a/../../../../evil.md",
            "/tmp/dars-evil.md",
            "..\\evil.md",
            "C:\\evil.md",
            "c:/evil.md",
            "a/./evil.md",
            "a//evil.md",
            "ev\u0000il.md",
            "ev\nil.md",
            "x".repeat(1_001) + ".md")) {
      for (byte[] bytes :
          List.of(
              Packages.zip(evil, GOOD, "good.md", GOOD),
              evil.contains("\u0000")
                  ? Packages.zip("ev\u0000il.md", GOOD, "good.md", GOOD)
                  : Packages.tarGz(evil, GOOD, "good.md", GOOD))) {
        Found found = opened("slip.zip", bytes, LIMITS);
        assertThat(found.paths).as(evil).containsExactly("good.md");
        assertThat(found.notes).as(evil).hasSize(1);
        assertThat(found.notes.getFirst()).endsWith("; left out");
      }
    }
  }

  @Test
  void aPackageThatIsWrittenWithChangesLosesWhatIsUnsafe() throws Exception {
    for (byte[] bytes :
        List.of(
            Packages.zip("../evil.md", GOOD, "good.md", GOOD),
            Packages.tarGz("../evil.md", GOOD, "good.md", GOOD))) {
      Path file = Packages.file(in, "slip.zip", bytes);
      Path changed = Packages.file(in, "changed", "# Better\n".getBytes(StandardCharsets.UTF_8));
      byte[] out;
      try (CoursePackage open = CoursePackage.open(file, LIMITS, temporary)) {
        out = CoursePackageTest.bytes(open, Map.of("good.md", changed), true);
        assertThat(CoursePackageTest.bytes(open, Map.of(), true)).isEqualTo(bytes);
      }
      Found found = opened("again.zip", out, LIMITS);
      assertThat(found.paths).containsExactly("good.md");
      assertThat(found.notes).isEmpty();
      assertThat(found.texts).containsExactly("# Better\n");
    }
  }

  @Test
  void linksAndDevicesAreLeftOut() throws Exception {
    ByteArrayOutputStream zip = new ByteArrayOutputStream();
    try (ZipArchiveOutputStream out = new ZipArchiveOutputStream(zip)) {
      ZipArchiveEntry link = new ZipArchiveEntry("link.md");
      link.setUnixMode(0120777);
      out.putArchiveEntry(link);
      out.write("/etc/passwd".getBytes(StandardCharsets.UTF_8));
      out.closeArchiveEntry();
      out.putArchiveEntry(new ZipArchiveEntry("good.md"));
      out.write(GOOD.getBytes(StandardCharsets.UTF_8));
      out.closeArchiveEntry();
    }
    Found found = opened("links.zip", zip.toByteArray(), LIMITS);
    assertThat(found.paths).containsExactly("good.md");
    assertThat(found.notes).containsExactly("link.md: a link to somewhere else; left out");

    ByteArrayOutputStream tar = new ByteArrayOutputStream();
    try (TarArchiveOutputStream out = new TarArchiveOutputStream(tar)) {
      for (byte type :
          new byte[] {
            TarConstants.LF_SYMLINK,
            TarConstants.LF_LINK,
            TarConstants.LF_CHR,
            TarConstants.LF_BLK,
            TarConstants.LF_FIFO
          }) {
        TarArchiveEntry entry = new TarArchiveEntry("odd" + type + ".md", type);
        entry.setLinkName("/etc/passwd");
        out.putArchiveEntry(entry);
        out.closeArchiveEntry();
      }
      TarArchiveEntry good = new TarArchiveEntry("good.md");
      good.setSize(GOOD.length());
      out.putArchiveEntry(good);
      out.write(GOOD.getBytes(StandardCharsets.UTF_8));
      out.closeArchiveEntry();
    }
    found = opened("links.tar.gz", Packages.gzip(tar.toByteArray()), LIMITS);
    assertThat(found.paths).containsExactly("good.md");
    assertThat(found.notes).hasSize(5).allMatch(n -> n.endsWith(": a link or a device; left out"));
  }

  @Test
  void ofTwoNamesThatDifferInCaseTheFirstIsRead() throws Exception {
    for (byte[] bytes :
        List.of(
            Packages.zip("Good.md", GOOD, "gOOD.md", GOOD),
            Packages.tarGz("Good.md", GOOD, "gOOD.md", GOOD))) {
      Found found = opened("case.zip", bytes, LIMITS);
      assertThat(found.paths).containsExactly("Good.md");
      assertThat(found.notes)
          .containsExactly(
              "gOOD.md: its name differs from another one's only in upper and lower case; left out");
    }
  }

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
  void anEntryThatSwellsIsLeftOutAndTheRestIsRead() throws Exception {
    Map<String, byte[]> entries = Packages.entries("good.md", GOOD);
    entries.put("bomb.md", new byte[30_000_000]);
    Found found = opened("bomb.zip", Packages.zip(entries), LIMITS);
    assertThat(found.paths).containsExactly("good.md");
    assertThat(found.notes).hasSize(1);
    assertThat(found.notes.getFirst()).contains("bomb.md").contains("more than 200 times its size");
    refused("bomb.tar.gz", Packages.tarGz(entries), LIMITS, "more than 200 times its size");
  }

  @Test
  void aFileOverTheLimitIsLeftOutOfAZip() throws Exception {
    Map<String, byte[]> entries = Packages.entries("good.md", GOOD);
    byte[] large = new byte[1_100_000];
    new java.util.Random(1).nextBytes(large);
    entries.put("large.md", large);
    Found found = opened("large.zip", Packages.zip(entries), SMALL);
    assertThat(found.paths).containsExactly("good.md");
    assertThat(found.notes.getFirst()).contains("large.md").contains("larger than 1,000,000 bytes");
  }

  @Test
  void whatUnpacksToTooMuchInAllIsRefused() throws Exception {
    Map<String, byte[]> entries = new LinkedHashMap<>();
    byte[] part = new byte[900_000];
    new java.util.Random(1).nextBytes(part);
    for (int i = 0; i < 6; i++) {
      entries.put(i + ".md", part);
    }
    refused("much.zip", Packages.zip(entries), SMALL, "unpacks to more than 4,000,000 bytes");
    refused("much.tar.gz", Packages.tarGz(entries), SMALL, "unpacks to more than 4,000,000 bytes");
  }

  @Test
  void moreEntriesThanAllowedAreRefused() throws Exception {
    Map<String, byte[]> entries = new LinkedHashMap<>();
    for (int i = 0; i < 101; i++) {
      entries.put(i + ".md", new byte[0]);
    }
    refused("many.zip", Packages.zip(entries), SMALL, "more than 100 files");
    refused("many.tar.gz", Packages.tarGz(entries), SMALL, "more than 100 files");
    for (int i = 101; i < 100_001; i++) {
      entries.put(i + ".md", new byte[0]);
    }
    refused("many.zip", Packages.zip(entries), LIMITS, "more than 100000 files");
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
    assertThat(found.paths).containsExactly("good.md");
    assertThat(found.notes.getFirst()).contains("damaged entry a.md (its checksum differs)");
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
  void packagesInPackagesAreOpenedToADepthAndNoFurther() throws Exception {
    byte[] zip = Packages.zip("good.md", GOOD);
    for (int i = 0; i < 50; i++) {
      Map<String, byte[]> outer = Packages.entries("good" + i + ".md", GOOD);
      outer.put("in.zip", zip);
      zip = Packages.zip(outer);
    }
    Found found = opened("deep.zip", zip, LIMITS);
    assertThat(found.paths).hasSize(LIMITS.maxDepth());
    assertThat(found.notes).hasSize(1);
    assertThat(found.notes.getFirst()).endsWith("in.zip: lies in more than 19 packages; left out");
  }

  @Test
  void packagesThatMultiplyAreRefusedBeforeTheyFillTheDisk() throws Exception {
    byte[] zip = Packages.zip("good.md", GOOD);
    for (int i = 0; i < 3; i++) {
      Map<String, byte[]> outer = new LinkedHashMap<>();
      for (int k = 0; k < 16; k++) {
        outer.put(k + ".zip", zip);
      }
      zip = Packages.zip(outer);
    }
    refused("42.zip", zip, SMALL, "42.zip: holds more than 100 files; split it");
  }

  @Test
  void aPackageInAPackageThatIsBrokenIsNamedAndTheRestIsRead() throws Exception {
    Map<String, byte[]> entries = Packages.entries("good.md", GOOD, "broken.zip", "PK no");
    entries.put("broken.mbz", new byte[] {0x1F, (byte) 0x8B, 8});
    Found found = opened("outer.zip", Packages.zip(entries), LIMITS);
    assertThat(found.paths).containsExactly("broken.mbz", "broken.zip", "good.md");
    assertThat(found.blocks).hasSize(2);
    assertThat(found.problems)
        .hasSize(2)
        .anyMatch(n -> n.startsWith("broken.zip: is not a whole zip file"))
        .anyMatch(n -> n.startsWith("broken.mbz: is not a whole packed tar file"));
  }

  @Test
  void ofSeveralPackagesOneOverALimitDoesNotRefuseTheOthers() throws Exception {
    Map<String, byte[]> many = new LinkedHashMap<>();
    for (int i = 0; i < 101; i++) {
      many.put(i + ".md", GOOD.getBytes(StandardCharsets.UTF_8));
    }
    Map<String, byte[]> much = new LinkedHashMap<>();
    byte[] part = new byte[900_000];
    new java.util.Random(1).nextBytes(part);
    for (int i = 0; i < 6; i++) {
      much.put(i + ".md", part);
    }
    Packages.file(in, "1 many.zip", Packages.zip(many));
    Packages.file(in, "2 much.zip", Packages.zip(much));
    Packages.file(in, "3 good.zip", Packages.zip("a.md", GOOD, "u/b.md", GOOD));
    try (CoursePackage open = CoursePackage.open(in, SMALL, temporary);
        Courseware courseware = Courseware.open(SMALL)) {
      assertThat(open.course().units())
          .extracting(u -> u.title() + " " + u.files().getFirst().path())
          .containsExactly(
              " 1 many.zip", " 2 much.zip", "good 3 good.zip!/a.md", "u 3 good.zip!/u/b.md");
      List<SourceFile> files = open.course().files();
      assertThatThrownBy(() -> courseware.read(files.get(0)))
          .hasMessage("1 many.zip: holds more than 100 files; split it");
      assertThatThrownBy(() -> courseware.read(files.get(1)))
          .hasMessage("2 much.zip: unpacks to more than 4,000,000 bytes; split it");
      try (Stream<Path> copies = Files.walk(temporary)) {
        assertThat(copies.filter(Files::isRegularFile)).hasSize(2);
      }
    }
  }

  @Test
  void entitiesThatMultiplyStayUnread() throws Exception {
    StringBuilder laughs = new StringBuilder("<!DOCTYPE manifest [<!ENTITY l0 \"ha\">");
    for (int i = 1; i < 12; i++) {
      laughs.append("<!ENTITY l%d \"%s\">".formatted(i, ("&l" + (i - 1) + ";").repeat(10)));
    }
    String manifest =
        Packages.MANIFEST
            .replace("<manifest", laughs + "]>\n<manifest")
            .replace("<title>Rivers</title>", "<title>&l11;</title>");
    Map<String, byte[]> entries = Packages.cartridge();
    entries.put("imsmanifest.xml", manifest.getBytes(StandardCharsets.UTF_8));
    Found found = opened("laughs.imscc", Packages.zip(entries), LIMITS);
    assertThat(found.paths).contains("wiki/second.html");
    assertThat(found.blocks).noneMatch(b -> b.contains("haha"));
  }

  @Test
  void nothingOutsideIsAskedFor() throws Exception {
    AtomicInteger hits = new AtomicInteger();
    HttpServer canary =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    canary.createContext(
        "/",
        exchange -> {
          hits.incrementAndGet();
          exchange.sendResponseHeaders(200, -1);
          exchange.close();
        });
    canary.start();
    try {
      String url = "http://localhost:" + canary.getAddress().getPort() + "/";
      for (String doctype :
          List.of(
              "<!DOCTYPE manifest SYSTEM \"%sx.dtd\">".formatted(url),
              "<!DOCTYPE manifest PUBLIC \"-//X\" \"%sx.dtd\">".formatted(url),
              "<!DOCTYPE manifest [<!ENTITY e SYSTEM \"%se\">]>".formatted(url),
              "<!DOCTYPE manifest [<!ENTITY %% p SYSTEM \"%sp\"> %%p;]>".formatted(url),
              "<?xml-stylesheet href=\"%ss.xsl\" type=\"text/xsl\"?>".formatted(url))) {
        String manifest =
            Packages.MANIFEST
                .replace("<manifest", doctype + "<manifest")
                .replace(
                    "<title>Rivers</title>",
                    "<title>&e; <xi:include xmlns:xi=\"http://www.w3.org/2001/XInclude\" href=\"%si\"/></title>"
                        .formatted(url));
        Map<String, byte[]> entries = Packages.cartridge();
        entries.put("imsmanifest.xml", manifest.getBytes(StandardCharsets.UTF_8));
        entries.put(
            "wiki/second.html",
            "<base href='%s'><img src='%si.png' alt='x'><iframe src='%sf'></iframe><p>Text</p>"
                .formatted(url, url, url)
                .getBytes(StandardCharsets.UTF_8));
        assertThat(opened("canary.imscc", Packages.zip(entries), LIMITS).paths).isNotEmpty();
      }
      assertThat(hits).hasValue(0);
    } finally {
      canary.stop(0);
    }
  }

  @Test
  void aManifestThatPointsOutsideFindsNothingThere() throws Exception {
    Path secret = Packages.file(in, "secret.md", GOOD.getBytes(StandardCharsets.UTF_8));
    Map<String, byte[]> entries = Packages.cartridge();
    entries.put(
        "imsmanifest.xml",
        Packages.MANIFEST
            .replace("wiki/second.html", "../../in/secret.md")
            .replace("topic.xml", secret.toString())
            .replace("link.xml", "file:///etc/passwd")
            .getBytes(StandardCharsets.UTF_8));
    Found found = opened("outside.imscc", Packages.zip(entries), LIMITS);
    assertThat(found.paths)
        .containsExactlyInAnyOrder(
            "imsmanifest.xml",
            "wiki/first page.html",
            "wiki/second.html",
            "topic.xml",
            "link.xml",
            "extra/notes.md");
  }

  @Test
  void aFrameThatPointsToItselfEnds() throws Exception {
    Found found =
        opened(
            "loop.tar.gz",
            Packages.tarGz(
                "course.xml",
                "<course url_name=\"r\" org=\"o\"/>",
                "course/r.xml",
                "<course display_name=\"Loop\"><chapter url_name=\"c\"/><course url_name=\"r\"/></course>",
                "chapter/c.xml",
                "<chapter display_name=\"C\"><chapter url_name=\"c\"/><sequential url_name=\"s\"/></chapter>",
                "sequential/s.xml",
                "<sequential><chapter url_name=\"c\"/><html url_name=\"../../../../etc/passwd\"/></sequential>"),
            LIMITS);
    assertThat(found.paths).containsExactly("course/r.xml", "chapter/c.xml", "sequential/s.xml");
  }

  @Test
  void aManifestNestedTooDeepIsNotedAndTheFilesAreRead() throws Exception {
    Map<String, byte[]> entries = Packages.cartridge();
    String deep = "<item><title>x</title>".repeat(5_000) + "</item>".repeat(5_000);
    entries.put(
        "imsmanifest.xml",
        Packages.MANIFEST
            .replace("<item identifier=\"root\">", "<item identifier=\"root\">" + deep)
            .getBytes(StandardCharsets.UTF_8));
    Found found = opened("deep.imscc", Packages.zip(entries), LIMITS);
    assertThat(found.paths).contains("wiki/second.html", "topic.xml");
    assertThat(found.notes.getFirst()).startsWith("imsmanifest.xml: is not well-formed XML");
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

  private void refused(String name, byte[] bytes, ReadLimits limits, String why)
      throws IOException {
    Path file = Packages.file(in, name, bytes);
    assertThatThrownBy(() -> CoursePackage.open(file, limits, temporary).close())
        .isInstanceOf(CoursewareException.class)
        .hasMessageStartingWith(name + ": ")
        .hasMessageContaining(why);
    Files.delete(file);
  }

  /** What came out of a package. */
  private record Found(
      List<String> paths,
      List<String> notes,
      List<String> texts,
      List<String> blocks,
      List<String> problems) {}

  private Found opened(String name, byte[] bytes, ReadLimits limits) throws Exception {
    Path file = Packages.file(in, name, bytes);
    Found found =
        new Found(
            new ArrayList<>(),
            new ArrayList<>(),
            new ArrayList<>(),
            new ArrayList<>(),
            new ArrayList<>());
    try (CoursePackage open = CoursePackage.open(file, limits, temporary);
        Courseware courseware = Courseware.open(limits)) {
      found.notes.addAll(open.notes());
      for (SourceFile source : open.course().files()) {
        assertThat(source.file()).startsWith(temporary);
        found.paths.add(source.path());
        found.texts.add(Files.readString(source.file(), StandardCharsets.ISO_8859_1));
        try {
          courseware.read(source).blocks().forEach(b -> found.blocks.add(b.text()));
        } catch (CoursewareException e) {
          found.problems.add(e.getMessage());
        }
      }
    }
    return found;
  }
}
