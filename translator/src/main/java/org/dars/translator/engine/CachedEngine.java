package org.dars.translator.engine;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.dars.translator.engine.EngineResult.Translated;
import org.dars.translator.memory.Quality;
import org.jspecify.annotations.Nullable;

/**
 * An engine that is asked only for what it has not answered yet. The key of an answer is everything
 * that may change it: engine, version, settings, languages, text, and, where the engine sees it,
 * the context. Answers are kept after each batch of the engine, and only whole ones: what the guard
 * or a check would hold back is asked for again.
 */
public final class CachedEngine implements TranslationEngine {

  private final TranslationEngine engine;
  private final EngineCache cache;

  /**
   * An engine with a cache.
   *
   * @param cache stays open when the engine is closed; others may share it
   */
  public CachedEngine(TranslationEngine engine, EngineCache cache) {
    this.engine = engine;
    this.cache = cache;
  }

  @Override
  public String name() {
    return engine.name();
  }

  @Override
  public String version() {
    return engine.version();
  }

  @Override
  public String settings() {
    return engine.settings();
  }

  @Override
  public Quality quality() {
    return engine.quality();
  }

  @Override
  public boolean seesContext() {
    return engine.seesContext();
  }

  @Override
  public int batch() {
    return engine.batch();
  }

  @Override
  public boolean supports(String from, String to) {
    return engine.supports(from, to);
  }

  @Override
  public void close() {
    engine.close();
  }

  @Override
  public List<EngineResult> translate(List<SourceSegment> segments, EngineContext context)
      throws EngineException, InterruptedException {
    return translate(segments, context, ProvenBatch::translate);
  }

  @Override
  public List<EngineResult> translateSome(List<SourceSegment> segments, EngineContext context)
      throws EngineException, InterruptedException {
    return translate(segments, context, ProvenBatch::translateSome);
  }

  /** One of the two ways to ask an engine. */
  private interface Way {
    List<EngineResult> ask(
        TranslationEngine engine, List<SourceSegment> segments, EngineContext context)
        throws EngineException, InterruptedException;
  }

  private List<EngineResult> translate(List<SourceSegment> segments, EngineContext context, Way way)
      throws EngineException, InterruptedException {
    Together.unlessInterrupted();
    @Nullable EngineResult[] results = new EngineResult[segments.size()];
    String[] keys = new String[results.length];
    List<Integer> open = new ArrayList<>();
    for (int i = 0; i < results.length; i++) {
      keys[i] = key(segments.get(i), context);
      Optional<Translated> known = known(keys[i]);
      if (known.isPresent()) {
        results[i] = known.get();
      } else {
        open.add(i);
      }
    }
    for (int from = 0; from < open.size(); from += engine.batch()) {
      List<Integer> part = open.subList(from, Math.min(open.size(), from + engine.batch()));
      List<SourceSegment> asked = part.stream().map(segments::get).toList();
      List<EngineResult> given = way.ask(engine, asked, context);
      for (int k = 0; k < part.size(); k++) {
        results[part.get(k)] = given.get(k);
      }
      keep(part, keys, asked, given, context);
    }
    return Arrays.stream(results).map(CachedEngine::given).toList();
  }

  private static EngineResult given(@Nullable EngineResult result) {
    return result == null ? new EngineResult.Failed("it was not asked for") : result;
  }

  private void keep(
      List<Integer> part,
      String[] keys,
      List<SourceSegment> asked,
      List<EngineResult> given,
      EngineContext context)
      throws EngineException {
    List<String> whole = new ArrayList<>();
    List<Translated> answers = new ArrayList<>();
    for (int k = 0; k < part.size(); k++) {
      if (given.get(k) instanceof Translated t
          && Trial.problem(asked.get(k), t.text(), context, t.maker(engine).quality()).isEmpty()) {
        whole.add(keys[part.get(k)]);
        answers.add(t);
      }
    }
    try {
      cache.put(whole, answers);
    } catch (IOException e) {
      throw new EngineException("the engine cache cannot be written: " + e.getMessage(), e);
    }
  }

  private Optional<Translated> known(String key) throws EngineException {
    try {
      return cache.get(key);
    } catch (IOException e) {
      throw new EngineException("the engine cache cannot be read: " + e.getMessage(), e);
    }
  }

  private String key(SourceSegment segment, EngineContext context) {
    List<String> parts = new ArrayList<>();
    parts.addAll(List.of(engine.id(), engine.settings(), context.from(), context.to()));
    parts.add(segment.text());
    if (engine.seesContext()) {
      Guidance guidance = context.guidance();
      parts.add(context.document());
      parts.add(segment.headings().toString());
      parts.add(segment.before());
      parts.add(segment.after());
      parts.add(guidance.style());
      parts.add(guidance.register().name());
      parts.add(guidance.termsIn(segment.text()).toString());
    }
    MessageDigest sha = sha256();
    for (String part : parts) {
      byte[] bytes = part.getBytes(StandardCharsets.UTF_8);
      // With its length, so that no two lists of parts look the same.
      sha.update((bytes.length + ":").getBytes(StandardCharsets.US_ASCII));
      sha.update(bytes);
    }
    return HexFormat.of().formatHex(sha.digest());
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
