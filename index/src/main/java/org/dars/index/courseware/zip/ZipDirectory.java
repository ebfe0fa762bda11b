package org.dars.index.courseware.zip;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The central directory of a zip file, held against the entries (PKWARE, APPNOTE.TXT 6.3.10). */
final class ZipDirectory {

  static final long MAX32 = 0xFFFFFFFFL;
  static final int END64 = 0x06064b50;
  static final int LOCATOR64 = 0x07064b50;
  static final int LOCATOR64_SIZE = 20;

  private static final int LOCAL = 0x04034b50;
  private static final int CENTRAL = 0x02014b50;
  private static final int END = 0x06054b50;
  private static final int END_SIZE = 22;

  /** An entry, and what {@link ZipSplice} does with it. */
  static final class Entry {
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
  private long start;
  private long end;
  private long endRecord;

  /**
   * @param mostSize bytes that the directory may have
   * @throws IOException when it does not fit the file; the message completes "the file cannot be
   *     used: …"
   */
  ZipDirectory(SeekableByteChannel in, long mostSize, int mostEntries) throws IOException {
    this.in = in;
    readRecords(mostSize, mostEntries);
  }

  /** In the directory's order. */
  List<Entry> entries() {
    return entries;
  }

  /** In the order of their data in the file. */
  List<Entry> byPlace() {
    List<Entry> sorted = new ArrayList<>(entries);
    sorted.sort(Comparator.comparingLong(e -> e.local));
    return sorted;
  }

  /** Where the directory begins in the file. */
  long start() {
    return start;
  }

  /** Where it ends; zip64's records may follow. */
  long end() {
    return end;
  }

  /** Where the record stands that ends the file. */
  long endRecord() {
    return endRecord;
  }

  private void readRecords(long mostSize, int mostEntries) throws IOException {
    endRecord = findEnd();
    ByteBuffer last = read(endRecord, END_SIZE);
    int count = last.getShort(10) & 0xFFFF;
    long size = last.getInt(12) & MAX32;
    start = last.getInt(16) & MAX32;
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
      start = end64.getLong(48);
    }
    end = start + size;
    if (end < (end64At < 0 ? endRecord : end64At)) {
      // Some programs take this for a zip file with something before it, and find another
      // directory.
      throw new IOException("something stands between its directory and its end");
    }
    if (total > mostEntries) {
      throw new TooManyEntriesException(mostEntries);
    }
    if (start < 0 || size < 0 || end > endRecord || size > mostSize) {
      throw new IOException("its directory is damaged");
    }
    ByteBuffer all = read(start, (int) size);
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
    List<Entry> byPlace = byPlace();
    for (int i = 0; i < byPlace.size(); i++) {
      Entry entry = byPlace.get(i);
      entry.end = i + 1 < byPlace.size() ? byPlace.get(i + 1).local : start;
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
  static int zip64Offset(byte[] record) {
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

  /** Bytes of the file, little end first. */
  ByteBuffer read(long from, int length) throws IOException {
    if (from < 0 || length < 0 || from + length > in.size()) {
      throw new IOException("it ends too soon");
    }
    ByteBuffer b = ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
    in.position(from);
    while (b.hasRemaining() && in.read(b) >= 0) {}
    b.flip();
    return b;
  }
}
