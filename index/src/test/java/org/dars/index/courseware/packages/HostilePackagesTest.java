package org.dars.index.courseware.packages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipArchiveOutputStream;
import org.dars.index.courseware.Courseware;
import org.dars.index.courseware.ReadLimits;
import org.dars.index.courseware.SourceFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Packages that mean harm, or were harmed. */
@Timeout(value = 60, unit = TimeUnit.SECONDS)
class HostilePackagesTest extends HostilePackages {

  /** A megabyte a file, four megabytes in all, 100 entries, three packages deep. */
  private static final ReadLimits SMALL =
      new ReadLimits(
          1_000_000, 1_000_000, 4, Duration.ofSeconds(10), 100_000_000, 4_000_000, 100, 200);

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
        assertThat(found.paths()).as(evil).containsExactly("good.md");
        assertThat(found.notes()).as(evil).hasSize(1);
        assertThat(found.notes().getFirst()).endsWith("; left out");
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
      assertThat(found.paths()).containsExactly("good.md");
      assertThat(found.notes()).isEmpty();
      assertThat(found.texts()).containsExactly("# Better\n");
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
    assertThat(found.paths()).containsExactly("good.md");
    assertThat(found.notes()).containsExactly("link.md: a link to somewhere else; left out");

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
    assertThat(found.paths()).containsExactly("good.md");
    assertThat(found.notes())
        .hasSize(5)
        .allMatch(n -> n.endsWith(": a link or a device; left out"));
  }

  @Test
  void ofTwoNamesThatDifferInCaseTheFirstIsRead() throws Exception {
    for (byte[] bytes :
        List.of(
            Packages.zip("Good.md", GOOD, "gOOD.md", GOOD),
            Packages.tarGz("Good.md", GOOD, "gOOD.md", GOOD))) {
      Found found = opened("case.zip", bytes, LIMITS);
      assertThat(found.paths()).containsExactly("Good.md");
      assertThat(found.notes())
          .containsExactly(
              "gOOD.md: its name differs from another one's only in upper and lower case; left out");
    }
  }

  @Test
  void anEntryThatSwellsIsLeftOutAndTheRestIsRead() throws Exception {
    Map<String, byte[]> entries = Packages.entries("good.md", GOOD);
    entries.put("bomb.md", new byte[30_000_000]);
    Found found = opened("bomb.zip", Packages.zip(entries), LIMITS);
    assertThat(found.paths()).containsExactly("good.md");
    assertThat(found.notes()).hasSize(1);
    assertThat(found.notes().getFirst())
        .contains("bomb.md")
        .contains("more than 200 times its size");
    refused("bomb.tar.gz", Packages.tarGz(entries), LIMITS, "more than 200 times its size");
  }

  @Test
  void aFileOverTheLimitIsLeftOutOfAZip() throws Exception {
    Map<String, byte[]> entries = Packages.entries("good.md", GOOD);
    byte[] large = new byte[1_100_000];
    new java.util.Random(1).nextBytes(large);
    entries.put("large.md", large);
    Found found = opened("large.zip", Packages.zip(entries), SMALL);
    assertThat(found.paths()).containsExactly("good.md");
    assertThat(found.notes().getFirst())
        .contains("large.md")
        .contains("larger than 1,000,000 bytes");
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
  void packagesInPackagesAreOpenedToADepthAndNoFurther() throws Exception {
    byte[] zip = Packages.zip("good.md", GOOD);
    for (int i = 0; i < 50; i++) {
      Map<String, byte[]> outer = Packages.entries("good" + i + ".md", GOOD);
      outer.put("in.zip", zip);
      zip = Packages.zip(outer);
    }
    Found found = opened("deep.zip", zip, LIMITS);
    assertThat(found.paths()).hasSize(LIMITS.maxDepth());
    assertThat(found.notes()).hasSize(1);
    assertThat(found.notes().getFirst())
        .endsWith("in.zip: lies in more than 19 packages; left out");
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
}
