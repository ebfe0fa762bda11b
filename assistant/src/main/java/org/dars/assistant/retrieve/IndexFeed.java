package org.dars.assistant.retrieve;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.dars.assistant.course.CourseDocument;
import org.dars.assistant.course.CourseLibrary;
import org.dars.assistant.course.DocumentChange;
import org.dars.index.passage.Passage;
import org.dars.index.search.DocumentKey;
import org.dars.index.search.IndexedPassage;
import org.dars.index.search.PassageIndex;
import org.jspecify.annotations.Nullable;

/**
 * One catching up of an index with the database, in batches of whole documents. Safe to stop or
 * kill anywhere: what was not committed is done again.
 */
final class IndexFeed {

  /** Passages a batch: enough to keep an embedder's threads busy, few enough to stop soon. */
  private static final int BATCH = 256;

  private static final int CHANGES_AT_ONCE = 100;

  /** Passages between two commits of the index, which cost a few forced writes each. */
  private static final int COMMIT_EVERY = 2_000;

  /** A slow embedder takes minutes for so many: what a kill may cost, in time. */
  private static final long COMMIT_EVERY_NANOS = 20_000_000_000L;

  private final String zone;
  private final CourseLibrary library;
  private final PassageIndex index;
  private final PassageEmbedding embedding;
  private final @Nullable VectorCache cache;
  private final CatchUpListener listener;
  private final BooleanSupplier stopped;

  private final List<Fed> batch = new ArrayList<>();
  private int batched;
  private int total;
  private int passages;
  private int documents;
  private int uncommitted;
  private long committed = System.nanoTime();

  IndexFeed(
      String zone,
      CourseLibrary library,
      PassageIndex index,
      PassageEmbedding embedding,
      @Nullable VectorCache cache,
      CatchUpListener listener,
      BooleanSupplier stopped) {
    this.zone = zone;
    this.library = library;
    this.index = index;
    this.embedding = embedding;
    this.cache = cache;
    this.listener = listener;
    this.stopped = stopped;
  }

  /** A document on its way, without passages when it is gone. */
  private record Fed(DocumentChange change, List<IndexedPassage> passages) {}

  CatchUp run() throws IOException {
    long start = System.nanoTime();
    long reached = index.committedChange();
    total = library.changedPassages(zone, reached);
    boolean cancelled = false;
    List<DocumentChange> changes = library.changes(zone, reached, CHANGES_AT_ONCE);
    while (!changes.isEmpty() && !cancelled) {
      for (DocumentChange change : changes) {
        cancelled = stopped.getAsBoolean() || listener.cancelled();
        if (cancelled) {
          break;
        }
        take(change);
        reached = change.number();
        if (batched >= BATCH) {
          flush();
        }
      }
      flush();
      changes = library.changes(zone, reached, CHANGES_AT_ONCE);
    }
    if (uncommitted > 0) {
      index.commit(reached);
    }
    return new CatchUp(
        cancelled ? CatchUp.Outcome.CANCELLED : CatchUp.Outcome.CURRENT,
        documents,
        passages,
        System.nanoTime() - start);
  }

  private void take(DocumentChange change) {
    Optional<CourseDocument> document =
        change.deleted()
            ? Optional.empty()
            : library.document(zone, change.course(), change.document());
    List<IndexedPassage> fed =
        document.map(d -> indexed(d, library.passages(zone, d.course(), d.id()))).orElse(List.of());
    batch.add(new Fed(change, fed));
    batched += fed.size();
  }

  private List<IndexedPassage> indexed(CourseDocument document, List<Passage> passages) {
    return passages.stream()
        .map(p ->
            new IndexedPassage(
                p.id(),
                Retriever.section(document.id(), p.section()),
                Retriever.title(document.title(), p.headings()),
                p.text(),
                document.language(),
                null))
        .toList();
  }

  private void flush() throws IOException {
    if (batch.isEmpty()) {
      return;
    }
    List<IndexedPassage> together =
        embedding.embed(
            batch.stream().flatMap(fed -> fed.passages().stream()).toList(),
            cache,
            done -> listener.progress(passages + done, Math.max(total, passages + done)));
    int next = 0;
    long reached = 0;
    for (Fed fed : batch) {
      List<IndexedPassage> whole = together.subList(next, next + fed.passages().size());
      index.put(new DocumentKey(zone, fed.change().course(), fed.change().document()), whole);
      next += whole.size();
      reached = fed.change().number();
    }
    documents += batch.size();
    passages += batched;
    uncommitted += batched + batch.size();
    batch.clear();
    batched = 0;
    listener.progress(passages, Math.max(total, passages));
    long now = System.nanoTime();
    if (uncommitted >= COMMIT_EVERY || now - committed >= COMMIT_EVERY_NANOS) {
      index.commit(reached);
      uncommitted = 0;
      committed = now;
    }
  }
}
