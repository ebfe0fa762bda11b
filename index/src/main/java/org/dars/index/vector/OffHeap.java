package org.dars.index.vector;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.nio.ByteOrder;
import org.jspecify.annotations.Nullable;

/**
 * Zeroed memory outside the heap, aligned to cache lines, in huge pages where the system gives them
 * (a walk through a graph touches a new page with nearly every step, and the processor remembers
 * few small ones). Freed by {@link Arena#close}; a segment of a closed arena throws, so that no
 * search reads freed memory.
 */
final class OffHeap {

  static final ValueLayout.OfInt INT =
      ValueLayout.JAVA_INT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);
  static final ValueLayout.OfShort SHORT =
      ValueLayout.JAVA_SHORT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);
  static final ValueLayout.OfFloat FLOAT =
      ValueLayout.JAVA_FLOAT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);
  static final ValueLayout.OfByte BYTE = ValueLayout.JAVA_BYTE;

  /** A cache line. */
  static final int LINE = 64;

  private static final long HUGE_PAGE = 2L << 20;
  private static final @Nullable Pages PAGES = Pages.find();

  private OffHeap() {}

  /**
   * @param bytes at least 0
   */
  static MemorySegment allocate(Arena arena, long bytes) {
    if (PAGES != null && bytes >= 2 * HUGE_PAGE) {
      return PAGES.map(arena, bytes);
    }
    return arena.allocate(Math.max(bytes, 1), LINE).asSlice(0, bytes);
  }

  /** Linux's mmap and madvise, which are called natively: that is the point. */
  @SuppressWarnings("restricted")
  private record Pages(MethodHandle mmap, MethodHandle munmap, MethodHandle madvise) {

    private static final int READ_AND_WRITE = 3;
    private static final int PRIVATE_ANONYMOUS = 0x22;
    private static final int ADVISE_HUGE_PAGES = 14;

    static @Nullable Pages find() {
      if (!System.getProperty("os.name", "").equals("Linux")) {
        return null;
      }
      Linker linker = Linker.nativeLinker();
      var address = ValueLayout.ADDRESS;
      var number = ValueLayout.JAVA_INT;
      var size = ValueLayout.JAVA_LONG;
      var symbols = linker.defaultLookup();
      if (symbols.find("mmap").isEmpty() || symbols.find("madvise").isEmpty()) {
        return null;
      }
      return new Pages(
          linker.downcallHandle(
              symbols.findOrThrow("mmap"),
              FunctionDescriptor.of(address, address, size, number, number, number, size)),
          linker.downcallHandle(
              symbols.findOrThrow("munmap"), FunctionDescriptor.of(number, address, size)),
          linker.downcallHandle(
              symbols.findOrThrow("madvise"),
              FunctionDescriptor.of(number, address, size, number)));
    }

    MemorySegment map(Arena arena, long bytes) {
      // One huge page more, to begin at the start of one.
      long mapped = (bytes + 2 * HUGE_PAGE - 1) / HUGE_PAGE * HUGE_PAGE;
      try {
        var start =
            (MemorySegment)
                mmap.invokeExact(
                    MemorySegment.NULL, mapped, READ_AND_WRITE, PRIVATE_ANONYMOUS, -1, 0L);
        if (start.address() == -1) {
          throw new OutOfMemoryError("no room for %,d bytes of vectors".formatted(bytes));
        }
        MemorySegment region = start.reinterpret(mapped, arena, this::unmap);
        long skip = -start.address() & HUGE_PAGE - 1;
        // Only advice: what it answers does not matter.
        int ignored =
            (int) madvise.invokeExact(region.asSlice(skip), mapped - skip, ADVISE_HUGE_PAGES);
        return region.asSlice(skip, bytes);
      } catch (Error | RuntimeException e) {
        throw e;
      } catch (Throwable e) {
        throw new IllegalStateException("memory could not be mapped", e);
      }
    }

    private void unmap(MemorySegment region) {
      try {
        int ignored = (int) munmap.invokeExact(region, region.byteSize());
      } catch (Throwable e) {
        throw new IllegalStateException("memory could not be freed", e);
      }
    }
  }
}
