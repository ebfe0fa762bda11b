package org.dars.index.courseware.zip;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.Channels;
import java.nio.channels.SeekableByteChannel;
import java.nio.channels.WritableByteChannel;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.commons.compress.utils.SeekableInMemoryByteChannel;
import org.jspecify.annotations.Nullable;

/**
 * Puts new content into entries of a zip file and copies every other byte of it: packed data,
 * order, times, flags, extra fields, comments, and whatever stands between entries. Only sizes,
 * checksums and offsets that must change do (PKWARE, APPNOTE.TXT 6.3.10).
 */
public final class ZipSplice {

  private static final int LOCAL = 0x04034b50;
  private static final int CENTRAL = 0x02014b50;
  private static final int END = 0x06054b50;
  private static final int END_SIZE = 22;
  private static final int LOCATOR64 = 0x07064b50;
  private static final int END64 = 0x06064b50;
  private static final int LOCATOR64_SIZE = 20;
  private static final long MAX32 = 0xFFFFFFFFL;
  private static final int COPY = 1 << 16;

  /**
   * Flags that stay when content is new: how the name is written and how hard it was packed. The
   * others (encrypted, sizes behind the data, patched) are of the old data.
   */
  private static final int LASTING_FLAGS = 0x0806;

  private static final long MOST_DIRECTORY = 512L << 20;

  /** An entry of the central directory. */
  private static final class Entry {
    final byte[] record;
    String name;
    final long local;
    long end;
    long moved;
    @Nullable EntryContent content;
    boolean dropped;

    Entry(byte[] record, String name, long local) {
      this.record = record;
      this.name = name;
      this.local = local;
    }
  }

  private final SeekableByteChannel in;
  private final List<Entry> entries = new ArrayList<>();
  private long directory;
  private long directoryEnd;
  private long endRecord;

  private ZipSplice(SeekableByteChannel in, long mostDirectory, int mostEntries)
      throws IOException {
    this.in = in;
    readDirectory(mostDirectory, mostEntries);
  }

  /**
   * @param changed new content by name of the entry
   * @return {@code original} itself when nothing is changed
   * @throws IOException when {@code original} is not a zip file that can be written
   * @throws IllegalArgumentException when it has no entry of a name
   */
  public static byte[] replace(byte[] original, Map<String, byte[]> changed) throws IOException {
    return replace(original, List.of(), changed);
  }

  /**
   * As {@link #replace(byte[], Map)}.
   *
   * @param names of all entries in the order of the directory, as {@code changed} calls them; empty
   *     to take them as UTF-8
   */
  public static byte[] replace(byte[] original, List<String> names, Map<String, byte[]> changed)
      throws IOException {
    if (changed.isEmpty()) {
      return original;
    }
    Map<String, EntryContent> contents = new HashMap<>();
    changed.forEach((name, bytes) -> contents.put(name, new EntryContent.InMemory(bytes)));
    ByteArrayOutputStream out = new ByteArrayOutputStream(original.length + 1024);
    try (SeekableByteChannel in = new SeekableInMemoryByteChannel(original)) {
      write(in, names, new PackageChanges(contents, Map.of(), Set.of()), out);
    }
    return out.toByteArray();
  }

  /**
   * Writes a zip file with some entries changed, renamed or gone. Large contents pass through files
   * of their own, so that they need not fit into memory.
   *
   * @param names of all entries, folders too, in the order of the directory, as {@code changes}
   *     calls them; empty to take them as UTF-8
   * @throws IOException when {@code in} is not a zip file that can be written
   * @throws IllegalArgumentException when it has no entry of a name
   */
  public static void write(
      SeekableByteChannel in, List<String> names, PackageChanges changes, OutputStream out)
      throws IOException {
    ZipSplice zip = new ZipSplice(in, MOST_DIRECTORY, Integer.MAX_VALUE);
    for (int i = 0; i < names.size() && names.size() == zip.entries.size(); i++) {
      zip.entries.get(i).name = names.get(i);
    }
    zip.write(changes, out);
  }

  /**
   * Holds the directory of a zip file against the entries, before anything is read of it.
   *
   * @throws IOException when entries overlap or lie outside the file, the directory says another
   *     number than it holds, or there are more than {@code most}; the message completes "the file
   *     cannot be used: …"
   */
  public static void check(SeekableByteChannel in, int most) throws IOException {
    // The first limit: a true directory has some 100 bytes an entry.
    new ZipSplice(in, Math.min(MOST_DIRECTORY, 1_000_000 + 512L * most), most);
  }

  private void write(PackageChanges changes, OutputStream out) throws IOException {
    Map<String, EntryContent> rest = new HashMap<>(changes.contents());
    for (Entry entry : entries) {
      entry.content = rest.remove(entry.name);
      entry.dropped = changes.dropped().contains(entry.name);
    }
    if (!rest.isEmpty()) {
      throw new IllegalArgumentException("no entry " + rest.keySet().iterator().next());
    }
    WritableByteChannel channel = Channels.newChannel(out);
    long at = 0;
    long written = 0;
    List<Entry> byPlace = new ArrayList<>(entries);
    byPlace.sort(Comparator.comparingLong(e -> e.local));
    for (Entry entry : byPlace) {
      written += copy(at, entry.local, channel);
      entry.moved = written;
      String name = changes.renamed().getOrDefault(entry.name, entry.name);
      if (!entry.dropped) {
        written +=
            entry.content == null && name.equals(entry.name)
                ? copy(entry.local, entry.end, channel)
                : local(entry, name, channel);
      }
      at = entry.end;
    }
    written += copy(at, directory, channel);
    long newDirectory = written;
    int kept = 0;
    for (Entry entry : entries) {
      if (!entry.dropped) {
        written += write(central(entry), channel);
        kept++;
      }
    }
    long size = written - newDirectory;
    written += copy(directoryEnd, endRecord, channel, newDirectory, size, kept, written);
    end(channel, newDirectory, size, kept);
  }

  /** The local header and the data of an entry that changes; its flags and extra fields stay. */
  private long local(Entry entry, String name, WritableByteChannel channel) throws IOException {
    ByteBuffer fixed = read(entry.local, 30);
    int nameLength = fixed.getShort(26) & 0xFFFF;
    int extraLength = fixed.getShort(28) & 0xFFFF;
    byte[] rest = new byte[nameLength + extraLength];
    read(entry.local + 30, rest.length).get(rest);
    byte[] newName = name.getBytes(StandardCharsets.UTF_8);
    ByteBuffer record = ByteBuffer.wrap(entry.record).order(ByteOrder.LITTLE_ENDIAN);
    int recordName = record.getShort(28) & 0xFFFF; // a damaged file may say another length here
    if (!name.equals(entry.name)) {
      if (newName.length != nameLength || newName.length != recordName) {
        throw new IllegalArgumentException(name + " is not as long as " + entry.name);
      }
      System.arraycopy(newName, 0, rest, 0, nameLength);
      System.arraycopy(newName, 0, entry.record, 46, nameLength);
    }
    EntryContent content = entry.content;
    if (content == null) {
      long written = write(fixed, channel) + write(ByteBuffer.wrap(rest), channel);
      return written + copy(entry.local + 30 + rest.length, entry.end, channel);
    }
    // An entry that was packed stays packed, and one that was not (a mimetype) stays so.
    boolean stored = record.getShort(10) == 0;
    try (Packed packed = Packed.of(content, stored)) {
      int flags = fixed.getShort(6) & LASTING_FLAGS;
      sizes(fixed, 6, flags, stored, packed);
      sizes(record, 8, flags, stored, packed);
      withoutZip64Sizes(rest, nameLength, extraLength);
      withoutZip64Sizes(entry.record, 46 + recordName, record.getShort(30) & 0xFFFF);
      if (entry.moved < MAX32) {
        record.putInt(42, 0); // said by the record itself from now on
      }
      return write(fixed, channel)
          + write(ByteBuffer.wrap(rest), channel)
          + write(packed.data(), channel);
    }
  }

  /** The fields that a local header and a directory record share, from the flags on. */
  private static void sizes(ByteBuffer header, int at, int flags, boolean stored, Packed packed) {
    header.putShort(at, (short) flags);
    header.putShort(at + 2, (short) (stored ? 0 : 8));
    header.putInt(at + 8, packed.crc());
    header.putInt(at + 12, (int) packed.packedSize());
    header.putInt(at + 16, (int) packed.size());
  }

  /** A zip64 field that no longer says a size is made one that no program knows. */
  private static void withoutZip64Sizes(byte[] bytes, int from, int length) {
    ByteBuffer b = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    int at = from;
    while (at + 4 <= from + length) {
      if (b.getShort(at) == 1) {
        b.putShort(at, (short) 0x7A64);
      }
      at += 4 + (b.getShort(at + 2) & 0xFFFF);
    }
  }

  /** The directory's record with the place where the entry stands now. */
  private static ByteBuffer central(Entry entry) throws IOException {
    ByteBuffer record = ByteBuffer.wrap(entry.record).order(ByteOrder.LITTLE_ENDIAN);
    if ((record.getInt(42) & MAX32) == MAX32) {
      int place = zip64Offset(entry.record);
      if (place >= 0) {
        record.putLong(place, entry.moved);
        return record;
      }
    }
    if (entry.moved >= MAX32) {
      throw new IOException("it grows over 4 GB and was not written for that");
    }
    record.putInt(42, (int) entry.moved);
    return record;
  }

  private void end(WritableByteChannel channel, long newDirectory, long size, int kept)
      throws IOException {
    ByteBuffer end = read(endRecord, (int) (in.size() - endRecord));
    if ((end.getInt(16) & MAX32) != MAX32) {
      end.putInt(16, (int) newDirectory);
    }
    if ((end.getInt(12) & MAX32) != MAX32) {
      end.putInt(12, (int) size);
    }
    if (kept < entries.size() && (end.getShort(10) & 0xFFFF) != 0xFFFF) {
      end.putShort(8, (short) kept);
      end.putShort(10, (short) kept);
    }
    write(end, channel);
  }

  /** What stands between directory and end record: the records of zip64, or nothing. */
  private long copy(
      long from,
      long to,
      WritableByteChannel channel,
      long newDirectory,
      long size,
      int kept,
      long written)
      throws IOException {
    ByteBuffer between = read(from, (int) (to - from));
    int locator = between.capacity() - LOCATOR64_SIZE;
    if (locator >= 0 && between.getInt(locator) == LOCATOR64) {
      int end64 = (int) (between.getLong(locator + 8) - from);
      if (end64 < 0 || end64 + 56 > between.capacity() || between.getInt(end64) != END64) {
        throw new IOException("its zip64 records are damaged");
      }
      between.putLong(locator + 8, written + end64);
      between.putLong(end64 + 24, kept);
      between.putLong(end64 + 32, kept);
      between.putLong(end64 + 40, size);
      between.putLong(end64 + 48, newDirectory);
    }
    return write(between, channel);
  }

  private void readDirectory(long mostDirectory, int mostEntries) throws IOException {
    endRecord = findEnd();
    ByteBuffer end = read(endRecord, END_SIZE);
    int count = end.getShort(10) & 0xFFFF;
    long size = end.getInt(12) & MAX32;
    directory = end.getInt(16) & MAX32;
    long total = count;
    long end64At = -1;
    if (endRecord >= LOCATOR64_SIZE
        && read(endRecord - LOCATOR64_SIZE, LOCATOR64_SIZE).getInt(0) == LOCATOR64) {
      end64At = read(endRecord - LOCATOR64_SIZE, LOCATOR64_SIZE).getLong(8);
      ByteBuffer end64 = read(end64At, 56);
      if (end64.getInt(0) != END64) {
        throw new IOException("its zip64 records are damaged");
      }
      total = end64.getLong(32);
      size = end64.getLong(40);
      directory = end64.getLong(48);
    }
    directoryEnd = directory + size;
    if (directoryEnd < (end64At < 0 ? endRecord : end64At)) {
      // Some programs take this for a zip file with something before it, and find another
      // directory.
      throw new IOException("something stands between its directory and its end");
    }
    if (total > mostEntries) {
      throw new TooManyEntriesException(mostEntries);
    }
    if (directory < 0 || size < 0 || directoryEnd > endRecord || size > mostDirectory) {
      throw new IOException("its directory is damaged");
    }
    ByteBuffer all = read(directory, (int) size);
    int at = 0;
    for (long i = 0; i < total; i++) {
      if (at + 46 > size || all.getInt(at) != CENTRAL) {
        throw new IOException("its directory is damaged");
      }
      int name = all.getShort(at + 28) & 0xFFFF;
      int length = 46 + name + (all.getShort(at + 30) & 0xFFFF) + (all.getShort(at + 32) & 0xFFFF);
      if (at + length > size) {
        throw new IOException("its directory is damaged");
      }
      byte[] record = new byte[length];
      all.get(at, record);
      entries.add(
          new Entry(record, name(record, name), offset(record, all.getInt(at + 42) & MAX32)));
      at += length;
    }
    if (at != size) {
      throw new IOException("its directory is damaged");
    }
    ends();
  }

  /** Where the data of each entry ends: where the next one begins. */
  private void ends() throws IOException {
    List<Entry> byPlace = new ArrayList<>(entries);
    byPlace.sort(Comparator.comparingLong(e -> e.local));
    for (int i = 0; i < byPlace.size(); i++) {
      Entry entry = byPlace.get(i);
      entry.end = i + 1 < byPlace.size() ? byPlace.get(i + 1).local : directory;
      if (entry.local + 30 > entry.end || read(entry.local, 30).getInt(0) != LOCAL) {
        throw new IOException("its entry " + entry.name + " is damaged");
      }
      ByteBuffer local = read(entry.local, 30);
      long packed = ByteBuffer.wrap(entry.record).order(ByteOrder.LITTLE_ENDIAN).getInt(20) & MAX32;
      long data = entry.local + 30 + (local.getShort(26) & 0xFFFF) + (local.getShort(28) & 0xFFFF);
      if (packed != MAX32 && data + packed > entry.end) {
        throw new IOException("its entry " + entry.name + " reaches into the next one");
      }
    }
  }

  /** As {@link ZipEntries} names it: some programs on Windows write backslashes between folders. */
  private static String name(byte[] record, int length) {
    String name = new String(record, 46, length, StandardCharsets.UTF_8);
    boolean windows = record[5] == 0;
    return windows && name.indexOf('/') < 0 ? name.replace('\\', '/') : name;
  }

  private static long offset(byte[] record, long short32) throws IOException {
    if (short32 != MAX32) {
      return short32;
    }
    int place = zip64Offset(record);
    if (place < 0) {
      throw new IOException("its directory is damaged");
    }
    return ByteBuffer.wrap(record).order(ByteOrder.LITTLE_ENDIAN).getLong(place);
  }

  /** Where a record's zip64 field says the offset, −1 for nowhere. */
  private static int zip64Offset(byte[] record) {
    ByteBuffer b = ByteBuffer.wrap(record).order(ByteOrder.LITTLE_ENDIAN);
    int at = 46 + (b.getShort(28) & 0xFFFF);
    int to = at + (b.getShort(30) & 0xFFFF);
    int skip =
        ((b.getInt(24) & MAX32) == MAX32 ? 8 : 0) + ((b.getInt(20) & MAX32) == MAX32 ? 8 : 0);
    while (at + 4 <= to) {
      int length = b.getShort(at + 2) & 0xFFFF;
      if (b.getShort(at) == 1 && skip + 8 <= length && at + 4 + length <= to) {
        return at + 4 + skip;
      }
      at += 4 + length;
    }
    return -1;
  }

  private long findEnd() throws IOException {
    long size = in.size();
    long from = Math.max(0, size - END_SIZE - 0xFFFF);
    ByteBuffer tail = read(from, (int) (size - from));
    for (int i = tail.capacity() - END_SIZE; i >= 0; i--) {
      if (tail.getInt(i) == END) {
        // The last one counts, as it does for other programs, whatever stands before it.
        if (i + END_SIZE + (tail.getShort(i + 20) & 0xFFFF) > tail.capacity()) {
          throw new IOException("it ends too soon");
        }
        return from + i;
      }
    }
    throw new IOException("its end is missing");
  }

  private ByteBuffer read(long from, int length) throws IOException {
    if (from < 0 || length < 0 || from + length > in.size()) {
      throw new IOException("it ends too soon");
    }
    ByteBuffer b = ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
    in.position(from);
    while (b.hasRemaining() && in.read(b) >= 0) {}
    b.flip();
    return b;
  }

  private long copy(long from, long to, WritableByteChannel channel) throws IOException {
    for (long at = from; at < to; at += COPY) {
      write(read(at, (int) Math.min(COPY, to - at)), channel);
    }
    return Math.max(0, to - from);
  }

  private static long write(EntryContent content, WritableByteChannel channel) throws IOException {
    long n = 0;
    try (InputStream data = content.open()) {
      byte[] buffer = new byte[COPY];
      for (int k = data.read(buffer); k >= 0; k = data.read(buffer)) {
        n += write(ByteBuffer.wrap(buffer, 0, k), channel);
      }
    }
    return n;
  }

  private static long write(ByteBuffer b, WritableByteChannel channel) throws IOException {
    b.rewind();
    long n = b.remaining();
    while (b.hasRemaining()) {
      channel.write(b);
    }
    return n;
  }
}
