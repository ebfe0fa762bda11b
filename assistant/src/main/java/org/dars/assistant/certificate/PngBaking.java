package org.dars.assistant.certificate;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.CRC32;

/**
 * PNG pictures with a credential: an uncompressed {@code iTXt} chunk with the keyword {@code
 * openbadgecredential}. A second one, or a compressed one, is an error.
 */
final class PngBaking {
  private static final byte[] SIGNATURE = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'};
  private static final String KEYWORD = "openbadgecredential";

  /** Keyword, its end, no compression, no method, no language, no translation of the keyword. */
  private static final byte[] HEAD = (KEYWORD + "\0\0\0\0\0").getBytes(StandardCharsets.ISO_8859_1);

  /** A piece of the file: four letters and what they hold. */
  private record Chunk(String type, byte[] data) {
    boolean holdsCredential() {
      return List.of("iTXt", "tEXt", "zTXt").contains(type)
          && new String(
                  data, 0, Math.min(data.length, KEYWORD.length() + 1), StandardCharsets.ISO_8859_1)
              .equals(KEYWORD + "\0");
    }
  }

  private PngBaking() {}

  static boolean isPng(byte[] file) {
    return file.length > SIGNATURE.length
        && Arrays.equals(file, 0, SIGNATURE.length, SIGNATURE, 0, SIGNATURE.length);
  }

  static byte[] bake(byte[] picture, String credential) {
    List<Chunk> chunks = chunks(picture);
    if (chunks.stream().anyMatch(Chunk::holdsCredential)) {
      throw new CertificateException("the picture holds a credential already");
    }
    byte[] text = credential.getBytes(StandardCharsets.UTF_8);
    byte[] data = Arrays.copyOf(HEAD, HEAD.length + text.length);
    System.arraycopy(text, 0, data, HEAD.length, text.length);
    ByteArrayOutputStream baked = new ByteArrayOutputStream(picture.length + data.length + 12);
    baked.writeBytes(SIGNATURE);
    chunks.addLast(chunks.getLast());
    chunks.set(chunks.size() - 2, new Chunk("iTXt", data));
    chunks.forEach(chunk -> write(baked, chunk));
    return baked.toByteArray();
  }

  static String extract(byte[] file) {
    List<Chunk> found = chunks(file).stream().filter(Chunk::holdsCredential).toList();
    if (found.size() != 1) {
      throw new CertificateException(
          found.isEmpty()
              ? "the PNG picture holds no credential"
              : "the PNG picture holds " + found.size() + " credentials, not one");
    }
    byte[] data = found.getFirst().data();
    if (!found.getFirst().type().equals("iTXt")
        || data.length < HEAD.length
        || !Arrays.equals(data, 0, HEAD.length, HEAD, 0, HEAD.length)) {
      throw new CertificateException(
          "the credential in the PNG picture is compressed or not in a plain iTXt chunk");
    }
    try {
      return StandardCharsets.UTF_8
          .newDecoder()
          .decode(ByteBuffer.wrap(data, HEAD.length, data.length - HEAD.length))
          .toString();
    } catch (CharacterCodingException e) {
      throw new CertificateException("the credential in the PNG picture is not UTF-8", e);
    }
  }

  /** All chunks; the last is IEND, and nothing stands behind it. */
  private static List<Chunk> chunks(byte[] file) {
    if (!isPng(file)) {
      throw new CertificateException("not a PNG picture");
    }
    List<Chunk> chunks = new ArrayList<>();
    ByteBuffer in = ByteBuffer.wrap(file, SIGNATURE.length, file.length - SIGNATURE.length);
    while (in.remaining() >= 12) {
      int length = in.getInt();
      if (length < 0 || length > in.remaining() - 8) {
        throw damaged();
      }
      byte[] type = new byte[4];
      byte[] data = new byte[length];
      in.get(type).get(data);
      if (crc(type, data) != in.getInt()) {
        throw damaged();
      }
      chunks.add(new Chunk(new String(type, StandardCharsets.ISO_8859_1), data));
      if (chunks.getLast().type().equals("IEND")) {
        break;
      }
    }
    if (in.hasRemaining()
        || chunks.size() < 2
        || !chunks.getFirst().type().equals("IHDR")
        || !chunks.getLast().type().equals("IEND")) {
      throw damaged();
    }
    return chunks;
  }

  private static CertificateException damaged() {
    return new CertificateException("the PNG picture is damaged");
  }

  private static void write(ByteArrayOutputStream out, Chunk chunk) {
    byte[] type = chunk.type().getBytes(StandardCharsets.ISO_8859_1);
    out.writeBytes(ByteBuffer.allocate(4).putInt(chunk.data().length).array());
    out.writeBytes(type);
    out.writeBytes(chunk.data());
    out.writeBytes(ByteBuffer.allocate(4).putInt(crc(type, chunk.data())).array());
  }

  private static int crc(byte[] type, byte[] data) {
    CRC32 crc = new CRC32();
    crc.update(type);
    crc.update(data);
    return (int) crc.getValue();
  }
}
