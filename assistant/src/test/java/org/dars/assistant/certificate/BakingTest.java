package org.dars.assistant.certificate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.zip.CRC32;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BakingTest {
  private static final String ARABIC = "مدخل إلى التعلم الآلي";

  @Test
  void aBakedPictureVerifiesAsTheCredentialDoes(@TempDir Path folder) {
    try (CertificatesFixture fixture = new CertificatesFixture(folder)) {
      String credential = fixture.issue().content();
      byte[] png = Baking.intoPng(BadgeArt.png(ARABIC, "Dars"), credential);
      String svg = Baking.intoSvg(BadgeArt.svg(ARABIC, "Dars", "Badge"), credential);
      assertThat(Baking.extract(png)).asString(StandardCharsets.UTF_8).isEqualTo(credential);
      assertThat(fixture.verify(png).verified()).isTrue();
      assertThat(fixture.verify(svg).verified()).isTrue();
    }
  }

  @Test
  void aBakedPngIsStillThePicture() throws Exception {
    byte[] plain = BadgeArt.png("Currents of the sea", "Dars");
    BufferedImage before = ImageIO.read(new ByteArrayInputStream(plain));
    BufferedImage after =
        ImageIO.read(new ByteArrayInputStream(Baking.intoPng(plain, "{\"id\": \"ü\"}")));
    assertThat(Objects.requireNonNull(after).getWidth()).isEqualTo(512);
    assertThat(after.getRGB(0, 0, 512, 512, null, 0, 512))
        .isEqualTo(before.getRGB(0, 0, 512, 512, null, 0, 512));
  }

  @Test
  void aSecondCredentialIsRefused() {
    byte[] png = Baking.intoPng(BadgeArt.png("Sea", "Dars"), "{}");
    assertThatThrownBy(() -> Baking.intoPng(png, "{}"))
        .hasMessage("the picture holds a credential already");
    String svg = Baking.intoSvg(BadgeArt.svg("Sea", "Dars", "Badge"), "{}");
    assertThatThrownBy(() -> Baking.intoSvg(svg, "{}"))
        .hasMessage("not an SVG picture without a credential");
    byte[] twice = chunk(png, "iTXt", "openbadgecredential\0\0\0\0\0{}");
    assertThatThrownBy(() -> Baking.extract(twice))
        .hasMessage("the PNG picture holds 2 credentials, not one");
    String two = svg.replace("</svg>", "<openbadges:credential>{}</openbadges:credential></svg>");
    assertThatThrownBy(() -> Baking.extract(two.getBytes(StandardCharsets.UTF_8)))
        .hasMessage("the SVG picture holds 2 credentials, not one");
  }

  @Test
  void compressedAndDamagedPngsAreRefused() {
    byte[] plain = BadgeArt.png("Sea", "Dars");
    assertThatThrownBy(() -> Baking.extract(plain))
        .hasMessage("the PNG picture holds no credential");
    assertThatThrownBy(
            () -> Baking.extract(chunk(plain, "iTXt", "openbadgecredential\0\1\0\0\0{}")))
        .hasMessageContaining("compressed");
    assertThatThrownBy(() -> Baking.extract(chunk(plain, "zTXt", "openbadgecredential\0\0{}")))
        .hasMessageContaining("compressed");
    byte[] damaged = Baking.intoPng(plain, "{\"id\":\"a\"}");
    damaged[damaged.length - 20] ^= 1;
    assertThatThrownBy(() -> Baking.extract(damaged)).hasMessage("the PNG picture is damaged");
    byte[] longer = java.util.Arrays.copyOf(plain, plain.length + 1);
    assertThatThrownBy(() -> Baking.extract(longer)).hasMessage("the PNG picture is damaged");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<script>alert(1)</script>",
        "<g onclick=\"alert(1)\"/>",
        "<a xmlns:x=\"http://www.w3.org/1999/xlink\" x:href=\"javascript:alert(1)\"/>",
        "<image href=\"https://example.org/pixel.png\"/>",
        "<foreignObject><b xmlns=\"http://www.w3.org/1999/xhtml\">b</b></foreignObject>"
      })
  void anSvgThatCouldRunOrFetchSomethingIsRefused(String piece) {
    String svg = Baking.intoSvg(BadgeArt.svg("Sea", "Dars", "Badge"), "{}");
    String changed = svg.replace("</svg>", piece + "</svg>");
    assertThatThrownBy(() -> Baking.extract(changed.getBytes(StandardCharsets.UTF_8)))
        .hasMessageContaining("which could run");
  }

  @Test
  void documentTypesAndEntitiesAreRefused() {
    String svg = Baking.intoSvg(BadgeArt.svg("Sea", "Dars", "Badge"), "{}");
    String bomb =
        "<!DOCTYPE svg [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;&a;\">]>" + svg;
    assertThatThrownBy(() -> Baking.extract(bomb.getBytes(StandardCharsets.UTF_8)))
        .hasMessageStartingWith("the SVG picture is not sound XML: DOCTYPE is disallowed");
  }

  @Test
  void titlesAreTextInThePicture() {
    String svg = BadgeArt.svg("A < B & \"C\" ]]> <script>x</script>", "D", "E");
    assertThat(svg).doesNotContain("<script>").contains("A &lt; B &amp; &quot;C&quot;");
    String baked = Baking.intoSvg(svg, "{\"a\":\"]]>\"}");
    assertThat(Baking.extract(baked.getBytes(StandardCharsets.UTF_8)))
        .asString(StandardCharsets.UTF_8)
        .isEqualTo("{\"a\":\"]]>\"}");
    assertThat(BadgeArt.svg(ARABIC, "Dars", "شارة")).contains("direction=\"rtl\"");
    assertThat(BadgeArt.svg("Sehr lange Wörter ".repeat(20), "Dars", "x")).contains("…</text>");
  }

  /** A PNG with another chunk before its end. */
  private static byte[] chunk(byte[] png, String type, String data) {
    byte[] name = type.getBytes(StandardCharsets.ISO_8859_1);
    byte[] content = data.getBytes(StandardCharsets.ISO_8859_1);
    CRC32 crc = new CRC32();
    crc.update(name);
    crc.update(content);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.write(png, 0, png.length - 12);
    out.writeBytes(ByteBuffer.allocate(4).putInt(content.length).array());
    out.writeBytes(name);
    out.writeBytes(content);
    out.writeBytes(ByteBuffer.allocate(4).putInt((int) crc.getValue()).array());
    out.write(png, png.length - 12, 12);
    return out.toByteArray();
  }

  @Test
  void titlesWithoutBlanksAreNotCutWithinALetter() {
    String title = "មូលដ្ឋានគ្រឹះចិត្តវិទ្យានិងអាកប្បកិរិយារបស់មនុស្សសម្រាប់អ្នកសិក្សាថ្មី";
    String svg = BadgeArt.svg(title, "Dars", "A");
    List<String> lines =
        Pattern.compile("<text[^>]*>([^<]*)</text>")
            .matcher(svg)
            .results()
            .map(m -> m.group(1))
            .toList();
    assertThat(lines).hasSizeGreaterThan(2);
    assertThat(lines)
        .noneMatch(l -> l.matches("(?s)[\\p{M}].*"))
        .noneMatch(l -> l.endsWith("\u17d2"));
  }
}
