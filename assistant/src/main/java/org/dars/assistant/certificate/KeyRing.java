package org.dars.assistant.certificate;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * The keys of a zone: a folder with one file for each, which only the account that runs Dars may
 * read. The newest signs; all of them verify, for ever. Files are written whole and never changed,
 * so two processes that both make the first key leave two keys, and both hold.
 */
final class KeyRing {
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final boolean POSIX =
      FileSystems.getDefault().supportedFileAttributeViews().contains("posix");

  private final Path folder;
  private final Clock clock;

  KeyRing(Path folder, Clock clock) {
    this.folder = folder;
    this.clock = clock;
  }

  /** The key that signs; made when the zone has none yet. */
  ZoneKey signing() throws IOException {
    Optional<ZoneKey> newest = newest();
    return newest.isPresent() ? newest.get() : rotate();
  }

  /** The key that signs, where there is one. */
  Optional<ZoneKey> newest() throws IOException {
    List<ZoneKey> keys = keys();
    return keys.isEmpty() ? Optional.empty() : Optional.of(keys.getLast());
  }

  /** Makes a key that signs from now on. */
  synchronized ZoneKey rotate() throws IOException {
    ZoneKey key = ZoneKey.make(clock.instant());
    Files.createDirectories(folder, ownerOnly("rwx------"));
    ObjectNode content = JSON.createObjectNode();
    content.put("type", "Multikey");
    content.put("created", key.made().toString());
    content.put("publicKeyMultibase", key.id());
    content.put("secretKeyMultibase", Multikey.text(key.secret()));
    Path part = folder.resolve(key.id() + ".part");
    Files.createFile(part, ownerOnly("rw-------"));
    try (FileChannel channel = FileChannel.open(part, StandardOpenOption.WRITE)) {
      ByteBuffer bytes =
          ByteBuffer.wrap((content.toPrettyString() + "\n").getBytes(StandardCharsets.UTF_8));
      while (bytes.hasRemaining()) {
        channel.write(bytes);
      }
      channel.force(true);
    }
    Files.move(part, folder.resolve(key.id() + ".json"), StandardCopyOption.ATOMIC_MOVE);
    if (POSIX) {
      try (FileChannel entries = FileChannel.open(folder, StandardOpenOption.READ)) {
        entries.force(true);
      }
    }
    return key;
  }

  /** Public keys of all of them, as Multikey writes them. */
  Set<String> ids() throws IOException {
    Set<String> ids = new TreeSet<>();
    keys().forEach(key -> ids.add(key.id()));
    return ids;
  }

  /** All keys, the oldest first. */
  List<ZoneKey> keys() throws IOException {
    List<ZoneKey> keys = new ArrayList<>();
    if (Files.isDirectory(folder)) {
      try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, "*.json")) {
        for (Path file : files) {
          keys.add(read(file));
        }
      }
    }
    keys.sort(Comparator.comparing(ZoneKey::made).thenComparing(ZoneKey::id));
    return keys;
  }

  private static ZoneKey read(Path file) throws IOException {
    try {
      JsonNode content = JSON.readTree(Files.readAllBytes(file));
      ZoneKey key =
          new ZoneKey(
              content.path("publicKeyMultibase").asText(),
              Multikey.secretKey(content.path("secretKeyMultibase").asText()),
              Instant.parse(content.path("created").asText()));
      byte[] probe = key.id().getBytes(StandardCharsets.US_ASCII);
      if (ZoneKey.verifies(key.id(), probe, key.sign(probe))) {
        return key;
      }
    } catch (com.fasterxml.jackson.core.JsonProcessingException
        | CertificateException
        | DateTimeParseException e) {
      // The cause may hold the secret.
      throw damaged(file);
    }
    throw damaged(file);
  }

  private static CertificateException damaged(Path file) {
    return new CertificateException(
        "the key file " + file + " is damaged: put it back from a backup, or move it away");
  }

  private static FileAttribute<?>[] ownerOnly(String permissions) {
    return POSIX
        ? new FileAttribute<?>[] {
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))
        }
        : new FileAttribute<?>[0];
  }
}
