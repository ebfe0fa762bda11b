package org.dars.index.courseware.roundtrip;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import org.dars.index.courseware.Courseware;
import org.dars.index.courseware.CoursewareDocument;
import org.dars.index.courseware.CoursewareException;
import org.dars.index.courseware.Inline;
import org.dars.index.courseware.ReadLimits;
import org.dars.index.courseware.SourceFile;
import org.dars.index.courseware.roundtrip.FormatScore.Failure;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RoundTripRunTest {

  private static final RoundTripRun.Watch NOBODY =
      new RoundTripRun.Watch() {
        @Override
        public void done(int done, int total) {}

        @Override
        public boolean stopped() {
          return false;
        }
      };

  @TempDir Path folder;
  private Courseware courseware;

  @BeforeEach
  void course() throws Exception {
    courseware = Courseware.open(ReadLimits.standard());
    Files.createDirectories(folder.resolve("unit-1"));
    Files.writeString(folder.resolve("unit-1/tides.md"), "# Tides\n\nThe sea *rises* and falls.\n");
    Files.writeString(folder.resolve("unit-1/moon.md"), "# Moon\n\nIt pulls the sea.\n");
    Files.writeString(folder.resolve("life.html"), "<h1>Life</h1><p>Fish &amp; kelp</p>");
    Files.writeString(folder.resolve("notes.txt"), "A line of plain text.\n");
  }

  @AfterEach
  void close() {
    courseware.close();
  }

  private RoundTripReport run(Codec codec) throws Exception {
    return new RoundTripRun(codec, 3).of(folder, NOBODY);
  }

  private static FormatScore score(RoundTripReport report, String format) {
    return Objects.requireNonNull(report.formats().get(format), format);
  }

  @Test
  void everyFileIsReadWrittenAndCompared() throws Exception {
    RoundTripReport report = run(Codec.of(courseware));
    assertThat(report.formats()).containsOnlyKeys("md", "html", "txt");
    FormatScore markdown = score(report, "md");
    assertThat(List.of(markdown.files(), markdown.read(), markdown.spliceable())).containsOnly(2);
    assertThat(List.of(markdown.identical(), markdown.pseudoOk())).containsOnly(2);
    assertThat(markdown.blocks()).isEqualTo(4);
    assertThat(markdown.failed()).isEmpty();
    assertThat(report.total().broken()).isZero();
    assertThat(report.left()).isZero();
  }

  @Test
  void whatCannotBeReadFailsWithItsReasonAndExchangeFilesAreListed() throws Exception {
    Files.writeString(folder.resolve("broken.docx"), "PK\u0003\u0004 not at all");
    Files.createFile(folder.resolve("empty.md"));
    Files.writeString(folder.resolve("bad.xml"), "<a><b></a>");
    Files.writeString(folder.resolve("messages.po"), "msgid \"\"\n");
    RoundTripReport report = run(Codec.of(courseware));
    assertThat(report.total().files()).isEqualTo(7);
    assertThat(report.total().failed())
        .extracting(Failure::file)
        .containsExactly("bad.xml", "broken.docx", "empty.md");
    assertThat(report.total().failed()).allMatch(f -> f.why().startsWith(f.file() + ": "));
    assertThat(report.skipped()).containsExactly(entry("po", List.of("messages.po")));
    assertThat(report.total().broken()).isZero();
  }

  @Test
  void aReaderThatDoesNotCopyIsSeen() throws Exception {
    RoundTripReport report =
        run(
            new Delegating() {
              @Override
              public byte[] splice(
                  byte[] original, CoursewareDocument document, Map<String, List<Inline>> changed) {
                String written =
                    new String(super.splice(original, document, changed), StandardCharsets.UTF_8);
                return written.replace("\n", "\r\n").getBytes(StandardCharsets.UTF_8);
              }
            });
    assertThat(score(report, "md").identical()).isZero();
    assertThat(score(report, "md").pseudoOk()).isZero();
    assertThat(score(report, "md").failed()).hasSize(2);
    assertThat(score(report, "md").failed().getFirst().why())
        .contains("not the same bytes", "pseudo-translation: bytes before");
    assertThat(score(report, "html").identical()).isEqualTo(1);
    assertThat(report.total().broken()).isEqualTo(report.total().spliceable() - 1);
  }

  @Test
  void aReaderThatLosesALetterIsSeen() throws Exception {
    RoundTripReport report =
        run(
            new Delegating() {
              @Override
              public byte[] splice(
                  byte[] original, CoursewareDocument document, Map<String, List<Inline>> changed) {
                Map<String, List<Inline>> less = new HashMap<>(changed);
                less.replaceAll((_, content) -> content.stream().map(this::withoutTail).toList());
                return super.splice(original, document, less);
              }

              private Inline withoutTail(Inline inline) {
                return inline instanceof Inline.Text t
                    ? new Inline.Text(t.value().replaceFirst("ŵ", ""))
                    : inline;
              }
            });
    FormatScore markdown = score(report, "md");
    assertThat(markdown.identical()).isEqualTo(2);
    assertThat(markdown.pseudoOk()).isZero();
    assertThat(markdown.broken()).isEqualTo(2);
    assertThat(markdown.failed().getFirst().why()).contains("1\n", "meant", "read");
  }

  @Test
  void aReaderThatBreaksDownIsAFailureOfThatFile() throws Exception {
    RoundTripReport report =
        run(
            new Delegating() {
              @Override
              public CoursewareDocument read(SourceFile source) throws CoursewareException {
                if (source.path().endsWith("moon.md")) {
                  throw new NullPointerException("no moon");
                }
                return super.read(source);
              }
            });
    assertThat(score(report, "md").failed())
        .containsExactly(
            new Failure(
                "unit-1/moon.md",
                "unit-1/moon.md: a reader failed with java.lang.NullPointerException: no moon"));
    assertThat(score(report, "md").pseudoOk()).isEqualTo(1);
  }

  @Test
  void aRunThatIsStoppedTellsWhatWasDone() throws Exception {
    AtomicInteger done = new AtomicInteger();
    RoundTripReport report =
        new RoundTripRun(Codec.of(courseware), 1)
            .of(
                folder,
                new RoundTripRun.Watch() {
                  @Override
                  public void done(int of, int total) {
                    done.set(of);
                  }

                  @Override
                  public boolean stopped() {
                    return done.get() == 2;
                  }
                });
    assertThat(report.total().files()).isEqualTo(2);
    assertThat(report.left()).isEqualTo(report.total().files());
  }

  /** All readers of Dars, for a test to spoil. */
  private class Delegating implements Codec {
    @Override
    public CoursewareDocument read(SourceFile source) throws CoursewareException {
      return courseware.read(source);
    }

    @Override
    public boolean canSplice(CoursewareDocument document) {
      return courseware.canSplice(document);
    }

    @Override
    public byte[] splice(
        byte[] original, CoursewareDocument document, Map<String, List<Inline>> changed) {
      return courseware.splice(original, document, changed);
    }
  }
}
