package org.dars.assistant.quiz.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.dars.assistant.quiz.exchange.qti.QtiFormat;
import org.dars.assistant.quiz.item.Body;
import org.dars.assistant.quiz.item.Item;
import org.dars.assistant.quiz.item.ItemKind;
import org.dars.assistant.quiz.item.RichText;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ItemFormatsTest {

  @TempDir private Path folder;

  private static List<ItemFormat> readers() {
    return ItemFormats.all().stream().filter(ItemFormat::reads).toList();
  }

  @Test
  void everyFormatHasANameOfItsOwn() {
    assertThat(ItemFormats.all()).extracting(ItemFormat::id).doesNotHaveDuplicates();
    for (ItemFormat format : ItemFormats.all()) {
      assertThat(ItemFormats.named(format.id())).contains(format);
      assertThat(ItemFormats.of(Path.of("x." + format.extensions().getFirst()))).contains(format);
    }
  }

  @Test
  void theKindsThatAFormatHoldsAreThoseThatItWrites() throws Exception {
    List<Item> items = new ArrayList<>(SampleItems.all());
    items.add(ItemSamples.item("one gap", "", ItemSamples.oneGap()));
    Body.Accepted neap = new Body.Accepted("neap", BigDecimal.ONE, RichText.EMPTY);
    Body plain = new Body.ShortAnswer(List.of(neap), false);
    items.add(ItemSamples.item("plain", "Say it.", plain));
    for (ItemFormat format : readers()) {
      Path file = folder.resolve("kinds." + format.extensions().getFirst());
      Set<String> left =
          format.write(items, file).stream()
              .filter(ItemFormat.Loss::whole)
              .map(ItemFormat.Loss::item)
              .collect(Collectors.toSet());
      Set<ItemKind> held = EnumSet.noneOf(ItemKind.class);
      items.stream().filter(i -> !left.contains(i.id())).forEach(i -> held.add(i.body().kind()));
      assertThat(format.kinds()).as(format.id()).containsExactlyInAnyOrderElementsOf(held);
    }
  }

  @Test
  void aPackageSaysWhichVersionItIs() throws Exception {
    Path file = folder.resolve("items.zip");
    for (ItemFormat format : List.of(QtiFormat.v22(), QtiFormat.v3())) {
      format.write(SampleItems.all(), file);
      assertThat(ItemFormats.read(file, ItemFormats.of(file)).id()).isEqualTo(format.id());
    }
  }

  @Test
  void aTextFileIsWhatItLooksLike() throws Exception {
    Path file = folder.resolve("quiz.txt");
    Files.writeString(file, "Which?\nA. a\nB. b\nANSWER: B\n");
    assertThat(ItemFormats.read(file, ItemFormats.of(file)).format().id()).isEqualTo("aiken");
    Files.writeString(file, "Which? {=a ~b}\n");
    assertThat(ItemFormats.read(file, ItemFormats.of(file)).format().id()).isEqualTo("gift");
    Files.writeString(file, "Neither of them.\n");
    assertThatThrownBy(() -> ItemFormats.read(file, ItemFormats.of(file)))
        .isInstanceOf(ItemFileException.class)
        .hasMessageContaining("is no GIFT");
  }

  @Test
  void hostileFilesGiveASentence() throws IOException {
    byte[] noise = new byte[4096];
    new Random(7).nextBytes(noise);
    List<byte[]> hostile =
        List.of(
            new byte[0],
            new byte[1000],
            " \r\n\t ".getBytes(StandardCharsets.UTF_8),
            "\ufeff".getBytes(StandardCharsets.UTF_8),
            noise,
            "Café = Größe".getBytes(StandardCharsets.ISO_8859_1),
            "{=a ~b}".getBytes(StandardCharsets.UTF_16),
            "<!DOCTYPE x [<!ENTITY a \"b\">]><x>&a;</x>".getBytes(StandardCharsets.UTF_8),
            "{".repeat(50_000).getBytes(StandardCharsets.UTF_8),
            "\"".repeat(50_001).getBytes(StandardCharsets.UTF_8));
    for (ItemFormat format : readers()) {
      for (byte[] bytes : hostile) {
        Path file = Files.write(folder.resolve("hostile"), bytes);
        assertThatThrownBy(() -> format.read(file))
            .as(
                "%s: %s",
                format.id(),
                new String(bytes, 0, Math.min(20, bytes.length), StandardCharsets.ISO_8859_1))
            .isInstanceOf(ItemFileException.class)
            .hasMessageContaining("hostile");
      }
      assertThatThrownBy(() -> format.read(folder)).isInstanceOf(ItemFileException.class);
    }
  }

  /** Half a file is read up to where it ends, or refused. */
  @Test
  void truncatedFilesAreReadOrRefused() throws Exception {
    Random random = new Random(8);
    List<Item> items = IntStream.range(0, 40).mapToObj(i -> ItemSamples.random(random, i)).toList();
    for (ItemFormat format : readers()) {
      Path file = folder.resolve("whole");
      format.write(items, file);
      byte[] whole = Files.readAllBytes(file);
      for (int i = 0; i < 60; i++) {
        byte[] part = Arrays.copyOf(whole, random.nextInt(whole.length));
        Path half = Files.write(folder.resolve("half"), part);
        try {
          assertThat(format.read(half).items()).as("seed 8").isNotEmpty();
        } catch (ItemFileException e) {
          assertThat(e.getMessage()).contains("half");
        }
      }
    }
  }

  @Test
  void aFileThatIsTooLargeIsNotRead() throws Exception {
    Path file = folder.resolve("large.gift");
    try (FileChannel channel =
        FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
      channel.write(ByteBuffer.wrap(new byte[1]), WholeFile.LIMITS.maxBytes());
    }
    assertThatThrownBy(() -> new GiftFormat().read(file))
        .hasMessageEndingWith("that are read; split it");
  }
}
