package org.dars.index.courseware;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import org.dars.index.courseware.roundtrip.RoundTrip;
import org.junit.jupiter.api.Test;

/** What every {@link SplicingReader} owes. */
public abstract class SplicingReaderContract extends SplicingReaderFixture {

  private static final int RANDOM_DOCUMENTS = Integer.getInteger("dars.documents", 60);

  /** Texts that try to be markup. */
  private static final List<String> NASTY =
      List.of(
          "# not a heading",
          "- not an item",
          "1. not a list",
          "> not a quote",
          "a * b * c",
          "snake_case_name",
          "__init__",
          "[not](a link)",
          "[x]",
          "<b>not a tag</b>",
          "&amp; & &lt;",
          "`not code`",
          "$5 and $x$",
          "a | b",
          "***",
          "---",
          "===",
          "| --- |",
          "trailing \\",
          "~~x~~",
          "![no](image)",
          "{not: an expression}",
          "1) one",
          "+ plus",
          "![",
          "](",
          "\"quoted\" 'too'",
          "қазақша мәтін",
          "ភាសាខ្មែរ",
          "emoji 🎓 here",
          "C #",
          "a\u00a0b",
          "<!-- no -->",
          "*",
          "_",
          "\\*");

  /** Documents that show what a text format can do. */
  protected List<String> examples() {
    return List.of();
  }

  /** As {@link #examples}, of a binary format. */
  protected List<byte[]> files() throws IOException {
    return examples().stream().map(s -> s.getBytes(StandardCharsets.UTF_8)).toList();
  }

  /** A document of a text format, made of random pieces. */
  protected String random(Random random) {
    return pick(random, examples());
  }

  /** As {@link #random}, of a binary format. */
  protected byte[] randomFile(Random random) throws IOException {
    return random(random).getBytes(StandardCharsets.UTF_8);
  }

  @Test
  void aDocumentWithoutChangesComesBackByteForByte() throws Exception {
    for (byte[] bytes : files()) {
      assertThat(courseware.splice(bytes, read(bytes), Map.of())).isEqualTo(bytes);
    }
  }

  @Test
  void aBlockWrittenWithItsOwnContentChangesNothing() throws Exception {
    for (byte[] bytes : files()) {
      CoursewareDocument document = read(bytes);
      for (Block block : document.blocks()) {
        if (block.translatable()) {
          assertThat(courseware.splice(bytes, document, Map.of(block.id(), block.content())))
              .isEqualTo(bytes);
        }
      }
    }
  }

  @Test
  void everyTranslatedBlockReadsBackAsWhatWasMeant() throws Exception {
    for (byte[] bytes : files()) {
      assertThat(pseudo(bytes)).as(shown(bytes)).isEmpty();
    }
  }

  @Test
  void randomDocumentsGoRoundToo() throws Exception {
    long seed = new Random().nextLong();
    System.out.println(getClass().getSimpleName() + " seed " + seed);
    Random random = new Random(seed);
    for (int i = 0; i < RANDOM_DOCUMENTS; i++) {
      byte[] document = randomFile(random);
      assertThat(pseudo(document))
          .as("seed %d, document %d:\n%s", seed, i, shown(document))
          .isEmpty();
    }
  }

  @Test
  void textThatLooksLikeMarkupStaysText() throws Exception {
    for (byte[] bytes : files()) {
      CoursewareDocument document = read(bytes);
      List<Block> plain =
          document.blocks().stream()
              .filter(b ->
                  b.translatable() && b.content().stream().allMatch(i -> i instanceof Inline.Text))
              .toList();
      for (String text : NASTY) {
        Map<String, List<Inline>> changed =
            plain.stream()
                .collect(Collectors.toMap(Block::id, _ -> List.of(new Inline.Text(text))));
        CoursewareDocument again = read(courseware.splice(bytes, document, changed));
        for (Block block : plain) {
          assertThat(block(again, block.id()).text())
              .as("%s in %s of\n%s", text, block.id(), shown(bytes))
              .isEqualTo(RoundTrip.folded(text));
        }
      }
    }
  }

  @Test
  void intoALanguageFromRightToLeftTheSameIsRead() throws Exception {
    List<byte[]> all = new ArrayList<>(files());
    Random random = new Random(7);
    for (int i = 0; i < RANDOM_DOCUMENTS / 4; i++) {
      all.add(randomFile(random));
    }
    for (byte[] bytes : all) {
      CoursewareDocument document = read(bytes);
      Map<String, List<Inline>> changed =
          document.blocks().stream()
              .filter(Block::translatable)
              .collect(Collectors.toMap(Block::id, b -> RoundTrip.pseudo(b.content())));
      byte[] leftToRight = courseware.splice(bytes, document, changed);
      byte[] written = courseware.splice(bytes, document, changed, WritingDirection.RIGHT_TO_LEFT);
      assertThat(summary(read(written))).as(shown(bytes)).isEqualTo(summary(read(leftToRight)));
      Map<String, List<Inline>> same =
          document.blocks().stream()
              .filter(Block::translatable)
              .collect(Collectors.toMap(Block::id, Block::content));
      assertThat(courseware.splice(bytes, document, same, WritingDirection.RIGHT_TO_LEFT))
          .isEqualTo(bytes);
    }
  }

  private static List<String> summary(CoursewareDocument document) {
    return document.blocks().stream()
        .map(b -> b.id() + " " + b.kind() + " " + b.level() + " " + b.text())
        .toList();
  }

  @Test
  void anUnknownBlockIsRefused() throws Exception {
    byte[] bytes = files().getFirst();
    CoursewareDocument document = read(bytes);
    assertThatThrownBy(() -> courseware.splice(bytes, document, Map.of("no-such", List.of())))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(fileName() + ": no-such is no block");
  }

  @Test
  void contentWithoutTheMarkupOfItsBlockIsRefused() throws Exception {
    for (byte[] bytes : files()) {
      CoursewareDocument document = read(bytes);
      for (Block block : document.blocks()) {
        if (block.translatable()
            && block.content().stream().anyMatch(i -> i instanceof Inline.Markup)) {
          List<Inline> text = List.of(new Inline.Text("text alone"));
          assertThatThrownBy(() -> courseware.splice(bytes, document, Map.of(block.id(), text)))
              .isInstanceOf(IllegalArgumentException.class)
              .hasMessageContaining(block.id())
              .hasMessageContaining("lacks the mark");
        }
      }
    }
  }

  @Test
  void idsAreUniqueAndSafe() throws Exception {
    for (byte[] bytes : files()) {
      List<String> ids = read(bytes).blocks().stream().map(Block::id).toList();
      assertThat(ids).doesNotHaveDuplicates().allMatch(id -> id.matches("[A-Za-z0-9._-]+"));
    }
  }

  private static String shown(byte[] bytes) {
    return bytes.length > 1 && bytes[0] == 'P' && bytes[1] == 'K'
        ? "a package of " + bytes.length + " bytes"
        : new String(bytes, StandardCharsets.UTF_8);
  }
}
