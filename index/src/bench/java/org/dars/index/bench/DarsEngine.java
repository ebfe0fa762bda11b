package org.dars.index.bench;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import org.dars.index.vector.ByteSource;
import org.dars.index.vector.Neighbours;
import org.dars.index.vector.Scope;
import org.dars.index.vector.SearchCost;
import org.dars.index.vector.Similarity;
import org.dars.index.vector.VectorIndex;
import org.dars.index.vector.VectorIndexSettings;
import org.dars.index.vector.VectorSource;
import org.jspecify.annotations.Nullable;

/**
 * The search core by itself. Settings: {@code graphFrom}, {@code degree}, {@code beam}, and {@code
 * churn}: that percentage of an older index is deleted and as many vectors added, instead of
 * building from nothing.
 */
final class DarsEngine implements Engine {
  private final EngineSpec spec;
  private @Nullable VectorIndex index;

  DarsEngine(EngineSpec spec) {
    this.spec = spec;
  }

  @Override
  public void build(RowFile base, Path directory, int threads) throws IOException {
    VectorIndexSettings settings = settings(spec, threads);
    int churn = spec.build("churn", 0);
    try (VectorIndex built = churn == 0 ? build(base, settings) : churned(base, settings, churn);
        FileChannel channel =
            FileChannel.open(
                file(directory), StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
      built.writeTo(channel);
    }
  }

  static VectorIndexSettings settings(EngineSpec spec, int threads) {
    VectorIndexSettings usual = VectorIndexSettings.DEFAULT;
    return new VectorIndexSettings(
        threads,
        usual.seed(),
        spec.build("graphFrom", usual.graphFrom()),
        spec.build("degree", usual.degree()),
        spec.build("beam", usual.beam()));
  }

  private static VectorIndex build(VectorSource base, VectorIndexSettings settings)
      throws IOException {
    return VectorIndex.build(base, Similarity.COSINE, settings, () -> false);
  }

  private static VectorIndex churned(RowFile base, VectorIndexSettings settings, int percent)
      throws IOException {
    var older = new OlderVectors(base, percent);
    int[] olderToNew = new int[base.size()];
    Arrays.setAll(olderToNew, i -> older.isGone(i) ? -1 : i);
    try (VectorIndex before = build(older, settings)) {
      return VectorIndex.rebuild(
          base, Similarity.COSINE, settings, () -> false, before, olderToNew);
    }
  }

  @Override
  public void open(Path directory) throws IOException {
    Path file = file(directory);
    try (FileChannel channel = FileChannel.open(file)) {
      index = VectorIndex.readFrom(ByteSource.of(channel), file.toString());
    }
  }

  @Override
  public Searcher searcher() {
    VectorIndex opened = opened();
    return new Searcher() {
      private Scope[] scopes = {Scope.all(opened.size())};

      @Override
      public void scope(QueryScope scope, int[] nearest) {
        scopes =
            scope instanceof QueryScope.Course
                ? Arrays.stream(nearest)
                    .mapToObj(id -> scope.scope(opened.size(), id))
                    .toArray(Scope[]::new)
                : new Scope[] {scope.scope(opened.size(), 0)};
      }

      @Override
      public SearchCost search(int number, float[] query, int k, int effort, int[] ids) {
        Scope scope = scopes.length == 1 ? scopes[0] : scopes[number];
        Neighbours found = opened.search(query, k, effort, scope);
        Arrays.fill(ids, -1);
        System.arraycopy(found.ordinals(), 0, ids, 0, Math.min(k, found.size()));
        return found.cost();
      }
    };
  }

  @Override
  public long bytes() {
    return opened().bytes();
  }

  private VectorIndex opened() {
    if (index == null) {
      throw new IllegalStateException("the index is not open");
    }
    return index;
  }

  private static Path file(Path directory) {
    return directory.resolve("vectors.dars");
  }

  @Override
  public void close() {
    if (index != null) {
      index.close();
    }
  }
}
