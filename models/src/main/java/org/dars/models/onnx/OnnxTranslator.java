package org.dars.models.onnx;

import static java.nio.charset.StandardCharsets.UTF_8;

import ai.onnxruntime.OrtException;
import java.io.IOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.IntStream;
import org.dars.models.TextTranslator;
import org.dars.models.TranslatorException;

/**
 * Translates on the CPU with an encoder–decoder model of the Marian, M2M-100, NLLB or mBART-50
 * family. One session a graph is shared by its threads, one batch each, the longest texts first. A
 * batch is one text unless it is opened otherwise, so that a translation depends on nothing but its
 * text (models/docs/decisions/0012).
 */
public final class OnnxTranslator implements TextTranslator {

  /** A change here, such as another way to cut long texts, makes old translations stale. */
  private static final String RECIPE = "1";

  /** No sane translation is longer than this many times its source, and some tokens. */
  private static final int LONGER = 3;

  private static final int LONGER_BY = 32;

  /** Written without spaces between sentences. */
  private static final Set<String> UNSPACED =
      Set.of("zh", "ja", "th", "km", "lo", "my", "yue", "bo");

  private final TranslatorSpec spec;
  private final String fingerprint;
  private final Generation generation;
  private final NmtTokenizer tokenizer;
  private final Seq2Seq model;
  private final int batch;
  private final Lanes lanes;
  private final Lifetime lifetime;

  private OnnxTranslator(
      TranslatorSpec spec,
      Generation generation,
      NmtTokenizer tokenizer,
      Seq2Seq model,
      TranslatorSettings settings) {
    this.spec = spec;
    this.generation = generation;
    this.tokenizer = tokenizer;
    this.model = model;
    this.batch = settings.batch();
    this.fingerprint = fingerprint(spec, generation);
    this.lanes = new Lanes(settings.threads(), spec.name());
    this.lifetime = new Lifetime("The translator " + spec.name(), spec.name(), lanes);
  }

  /**
   * Loads a model; takes about its size in memory.
   *
   * @throws TranslatorException when a file is missing or does not load here
   */
  public static OnnxTranslator open(TranslatorSpec spec, TranslatorSettings settings) {
    Generation generation;
    NmtTokenizer tokenizer;
    try {
      generation = Generation.read(spec.files().folder());
      if (settings.beams() > 0) {
        generation = generation.withBeams(settings.beams());
      }
      tokenizer = NmtTokenizer.open(spec.files());
    } catch (IOException | RuntimeException | LinkageError e) {
      throw notLoaded(spec, e);
    }
    try {
      Seq2Seq model = Seq2Seq.open(spec.files());
      OnnxTranslator translator = new OnnxTranslator(spec, generation, tokenizer, model, settings);
      translator.lifetime.begin();
      return translator;
    } catch (OrtException | RuntimeException | LinkageError e) {
      tokenizer.close();
      throw notLoaded(spec, e);
    }
  }

  @Override
  public String name() {
    return spec.name();
  }

  @Override
  public String id() {
    return spec.name() + " " + fingerprint;
  }

  @Override
  public boolean translates(String from, String to) {
    return !primary(from).equals(primary(to))
        && spec.serves(from, to)
        && (!spec.to().isEmpty() || tokenizer.languages().of(to).isPresent())
        && (!spec.from().isEmpty() || !tellsSource() || tokenizer.languages().of(from).isPresent());
  }

  private boolean tellsSource() {
    return !tokenizer.languages().isEmpty() && !tokenizer.languages().tellsTargetInSource();
  }

  @Override
  public List<String> translate(List<String> texts, String from, String to) {
    return translations(texts, from, to).stream().map(Translation::text).toList();
  }

  /**
   * As {@link #translate}, with the model's scores and what had to be done to long texts.
   *
   * @throws TranslatorException as there
   */
  public List<Translation> translations(List<String> texts, String from, String to) {
    try {
      return lifetime.using(() -> translateOpen(texts, from, to));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new TranslatorException("Translating was interrupted before it finished.", e);
    } catch (TranslatorException | Lifetime.ClosedException e) {
      throw e;
    } catch (Exception e) {
      throw new TranslatorException(
          "The translator %s failed: %s".formatted(name(), e.getMessage()), e);
    }
  }

  /** Waits for what is being translated. */
  @Override
  public void close() {
    try {
      lifetime.end(() -> {
        lanes.close();
        tokenizer.close();
        model.close();
      });
    } catch (OrtException e) {
      throw new TranslatorException("The translator " + name() + " could not be closed.", e);
    }
  }

  private List<Translation> translateOpen(List<String> texts, String from, String to)
      throws Exception {
    if (!translates(from, to)) {
      throw new TranslatorException(
          "The translator %s does not translate %s to %s: choose another."
              .formatted(name(), from, to));
    }
    Frame frame = frame(from, to);
    int most = readable() - frame.before().length - frame.after().length;
    SentencePacker packer =
        new SentencePacker(most, t -> tokenizer.encode(t).length, Locale.forLanguageTag(from));
    List<List<String>> pieces = texts.stream().map(packer::pieces).toList();
    List<String> flat = pieces.stream().flatMap(List::stream).toList();
    List<long[]> tokens = flat.stream().map(p -> frame.around(tokenizer.encode(p))).toList();
    int[] order =
        IntStream.range(0, flat.size())
            .boxed()
            .sorted(Comparator.comparingInt((Integer i) -> -tokens.get(i).length))
            .mapToInt(Integer::intValue)
            .toArray();
    BeamSearch.Generated[] found = new BeamSearch.Generated[flat.size()];
    lanes.run(
        Math.ceilDiv(order.length, batch),
        piece -> {
          int[] members =
              IntStream.range(piece * batch, Math.min(order.length, (piece + 1) * batch))
                  .map(i -> order[i])
                  .toArray();
          List<long[]> sources = IntStream.of(members).mapToObj(tokens::get).toList();
          List<BeamSearch.Generated> results = generate(sources, frame.forcedFirst());
          for (int i = 0; i < members.length; i++) {
            found[members[i]] = results.get(i);
          }
        });
    List<Translation> translations = new ArrayList<>();
    int next = 0;
    for (List<String> each : pieces) {
      translations.add(joined(found, next, each.size(), to));
      next += each.size();
    }
    return translations;
  }

  /** Most tokens of a piece: its translation may be longer, and must come to an end. */
  private int readable() {
    return Math.min(generation.maxSource(), generation.maxLength()) * 3 / 4;
  }

  private List<BeamSearch.Generated> generate(List<long[]> sources, long forcedFirst)
      throws OrtException {
    int longest = sources.getFirst().length;
    int most = Math.min(generation.maxLength(), LONGER * longest + LONGER_BY);
    try (Seq2Seq.Decoding decoding = model.encode(sources, generation.pad(), generation.beams())) {
      return BeamSearch.run(decoding, generation, forcedFirst, sources.size(), most);
    }
  }

  private Translation joined(BeamSearch.Generated[] found, int first, int count, String to) {
    List<String> parts = new ArrayList<>();
    double score = 0;
    int cut = 0;
    for (int i = first; i < first + count; i++) {
      parts.add(tokenizer.decode(found[i].tokens()));
      score = Math.min(score, found[i].score());
      cut += found[i].ended() ? 0 : 1;
    }
    List<String> notes = new ArrayList<>();
    if (count > 1) {
      notes.add("longer than the model reads: translated in %d pieces".formatted(count));
    }
    if (cut > 0) {
      notes.add("the model came to no end: its text was cut");
    }
    parts.removeIf(String::isEmpty);
    return new Translation(
        String.join(UNSPACED.contains(primary(to)) ? "" : " ", parts),
        score,
        String.join("; ", notes));
  }

  /**
   * What stands around a text.
   *
   * @param forcedFirst token that its translation begins with, −1 for none
   */
  private record Frame(long[] before, long[] after, long forcedFirst) {
    long[] around(long[] text) {
      long[] all = new long[before.length + text.length + after.length];
      System.arraycopy(before, 0, all, 0, before.length);
      System.arraycopy(text, 0, all, before.length, text.length);
      System.arraycopy(after, 0, all, before.length + text.length, after.length);
      return all;
    }
  }

  private Frame frame(String from, String to) {
    long[] end = {generation.ends().stream().min(Long::compare).orElseThrow()};
    LanguageTokens languages = tokenizer.languages();
    if (languages.isEmpty()) {
      return new Frame(new long[0], end, generation.forcedFirst());
    }
    if (languages.tellsTargetInSource()) {
      return new Frame(id(to).stream().toArray(), end, generation.forcedFirst());
    }
    return new Frame(id(from).stream().toArray(), end, id(to).orElse(generation.forcedFirst()));
  }

  private OptionalLong id(String language) {
    return tokenizer.languages().of(language).map(tokenizer::special).orElse(OptionalLong.empty());
  }

  private static String primary(String tag) {
    return Locale.forLanguageTag(tag).getLanguage();
  }

  private static String fingerprint(TranslatorSpec spec, Generation generation) {
    try {
      MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
      sha256.update((RECIPE + "\n" + spec.digest() + "\n" + generation).getBytes(UTF_8));
      return HexFormat.of().formatHex(sha256.digest(), 0, 8);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java runtime has SHA-256", e);
    }
  }

  private static TranslatorException notLoaded(TranslatorSpec spec, Throwable e) {
    return new TranslatorException(
        "The translator %s does not load on this machine (%s, %s): %s"
            .formatted(
                spec.name(),
                System.getProperty("os.name"),
                System.getProperty("os.arch"),
                e.getMessage()),
        e);
  }
}
