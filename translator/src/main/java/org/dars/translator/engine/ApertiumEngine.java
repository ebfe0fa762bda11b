package org.dars.translator.engine;

import com.ibm.icu.util.ULocale;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.dars.translator.memory.Quality;

/**
 * The rule-based translator of the Apertium project, run as the program {@code apertium} when that
 * is installed. Fast, offline, and the same every time.
 *
 * <p>The pipe of a pair's stages is started once and kept, one for each thread that asks at a time;
 * one that broke off is started anew. Segments are separated by NUL, at which every stage flushes
 * and forgets, so that no sentence is read together with its neighbour; each carries a number of
 * its own and is believed only with it. How placeholders travel is told in {@link ApertiumStream}.
 */
public final class ApertiumEngine implements TranslationEngine {

  private static final int MAX_CHARACTERS = 100_000;
  private static final Duration START = Duration.ofSeconds(10);
  private static final Duration IDLE = Duration.ofMinutes(1);
  private static final List<Path> MODES =
      List.of(Path.of("/usr/share/apertium/modes"), Path.of("/usr/local/share/apertium/modes"));

  /**
   * The pipe that the program {@code apertium} makes of a mode, without its own first and last
   * stage, which hold texts back until the end of the input.
   */
  private static final String PIPE = "exec bash <(apertium-wblank-mode -z \"$0\") -n ''";

  private final ExternalProgram program;
  private final String version;
  private final Set<String> modes;
  private final Duration limit;
  private final KeptPrograms pipes;
  private final Set<String> notKept = ConcurrentHashMap.newKeySet();
  private final AtomicLong exchanges = new AtomicLong();

  private ApertiumEngine(
      ExternalProgram program, String version, Set<String> modes, Duration limit) {
    this.program = program;
    this.version = version;
    this.modes = Set.copyOf(modes);
    this.limit = limit;
    int processors = Runtime.getRuntime().availableProcessors();
    this.pipes =
        new KeptPrograms(
            mode ->
                KeptProgram.start(
                    "apertium", List.of("bash", "-c", PIPE, modeFile(mode).toString())),
            processors,
            IDLE);
  }

  private static Path modeFile(String mode) throws EngineException {
    for (Path folder : MODES) {
      if (Files.isReadable(folder.resolve(mode + ".mode"))) {
        return folder.resolve(mode + ".mode");
      }
    }
    throw new EngineException("Apertium's mode " + mode + " is not where it is mostly installed");
  }

  @Override
  public void close() {
    pipes.close();
  }

  /** The engine, if {@code apertium} is on the PATH and answers. */
  public static Optional<ApertiumEngine> installed() throws InterruptedException {
    return of("apertium", Duration.ofMinutes(2));
  }

  /**
   * The engine with a program of another name.
   *
   * @param program name on the PATH, or a path
   * @param limit longest time for one run
   */
  public static Optional<ApertiumEngine> of(String program, Duration limit)
      throws InterruptedException {
    ExternalProgram apertium = new ExternalProgram(program);
    try {
      String version = apertium.run(List.of("-V"), "", START).strip().replaceAll(".*\\s", "");
      Set<String> modes =
          apertium
              .run(List.of("-l"), "", START)
              .lines()
              .map(String::strip)
              .filter(mode -> mode.contains("-"))
              .collect(Collectors.toCollection(TreeSet::new));
      return Optional.of(new ApertiumEngine(apertium, version, modes, limit));
    } catch (EngineException | ExternalProgram.BrokeOff e) {
      return Optional.empty();
    }
  }

  /** The language pairs whose data is installed, as Apertium names them: "eng-spa". */
  public Set<String> pairs() {
    return new TreeSet<>(modes);
  }

  @Override
  public String name() {
    return "apertium";
  }

  @Override
  public String version() {
    return version;
  }

  @Override
  public Quality quality() {
    return Quality.RULES;
  }

  @Override
  public boolean supports(String from, String to) {
    return mode(from, to).isPresent();
  }

  /** What is missing for a pair of languages, as a sentence that says how to get it. */
  public static String missing(String from, String to) {
    return "Apertium has no data for "
        + iso3(from)
        + "-"
        + iso3(to)
        + "; where it is packaged, install it with: apt install apertium-"
        + iso3(from)
        + "-"
        + iso3(to)
        + " (or apertium-"
        + iso3(to)
        + "-"
        + iso3(from)
        + ")";
  }

  @Override
  public List<EngineResult> translate(List<SourceSegment> segments, EngineContext context)
      throws EngineException, InterruptedException {
    String mode =
        mode(context.from(), context.to())
            .orElseThrow(() -> new EngineException(missing(context.from(), context.to())));
    List<EngineResult> results = new ArrayList<>();
    int from = 0;
    int size = 0;
    for (int i = 0; i < segments.size(); i++) {
      size += segments.get(i).text().length();
      if (size > MAX_CHARACTERS || i == segments.size() - 1) {
        results.addAll(batch(segments.subList(from, i + 1), mode, context));
        from = i + 1;
        size = 0;
      }
    }
    return results;
  }

  private List<EngineResult> batch(List<SourceSegment> segments, String mode, EngineContext context)
      throws EngineException, InterruptedException {
    List<ApertiumStream> streams =
        segments.stream().map(s -> ApertiumStream.encode(calm(s.text(), context.from()))).toList();
    List<String> input = streams.stream().map(ApertiumStream::encoded).toList();
    Optional<List<String>> output = run(mode, input);
    if (output.isPresent()) {
      Function<Integer, EngineResult> decoded =
          i -> decode(segments.get(i).text(), streams.get(i), output.get().get(i), context);
      return IntStream.range(0, segments.size()).boxed().map(decoded).toList();
    }
    if (segments.size() == 1) {
      if (run(mode, List.of("a.")).isEmpty()) {
        throw new EngineException(
            "Apertium cannot translate " + mode + "; try it by hand: echo test | apertium " + mode);
      }
      return List.of(new EngineResult.Failed("Apertium broke off on it"));
    }
    int half = segments.size() / 2;
    List<EngineResult> results = new ArrayList<>(batch(segments.subList(0, half), mode, context));
    results.addAll(batch(segments.subList(half, segments.size()), mode, context));
    return results;
  }

  private static String calm(String text, String from) {
    return ApertiumPolish.shouts(text) ? ApertiumPolish.calm(text, from) : text;
  }

  private static EngineResult decode(
      String source, ApertiumStream stream, String output, EngineContext context) {
    String text = ApertiumPolish.polish(stream.source(), stream.decode(output), context.to());
    Locale target = ULocale.forLanguageTag(context.to()).toLocale();
    return new EngineResult.Translated(
        ApertiumPolish.shouts(source) ? text.toUpperCase(target) : text);
  }

  /** Texts through the pipe; empty when it broke off, or did not answer every segment. */
  private Optional<List<String>> run(String mode, List<String> input)
      throws EngineException, InterruptedException {
    List<String> marks = marks(input.size());
    List<String> texts =
        IntStream.range(0, marks.size()).mapToObj(i -> input.get(i) + marks.get(i)).toList();
    if (keeps(mode)) {
      try {
        return unmarked(pipes.exchange(mode, texts, limit), marks);
      } catch (ExternalProgram.BrokeOff e) {
        return Optional.empty();
      }
    }
    try {
      String output =
          program.run(
              List.of("-u", "-z", "-f", "none", mode), String.join("\0", texts) + "\0", limit);
      return unmarked(List.of(output.split("\0", -1)), marks);
    } catch (ExternalProgram.BrokeOff e) {
      return Optional.empty();
    }
  }

  /** Blanks that travel with the texts: who carries another's does not belong here. */
  private List<String> marks(int count) {
    long exchange = exchanges.incrementAndGet();
    return IntStream.range(0, count).mapToObj(i -> "[s" + exchange + "." + i + "]").toList();
  }

  private static Optional<List<String>> unmarked(List<String> texts, List<String> marks) {
    List<String> own = new ArrayList<>();
    for (int i = 0; i < marks.size(); i++) {
      if (i >= texts.size() || !texts.get(i).contains(marks.get(i))) {
        return Optional.empty();
      }
      own.add(texts.get(i).replace(marks.get(i), ""));
    }
    return Optional.of(own);
  }

  /** Whether a mode's pipe can be kept; found out once, by a word. */
  private boolean keeps(String mode) throws InterruptedException {
    if (notKept.contains(mode)) {
      return false;
    }
    if (pipes.size() > 0) {
      return true;
    }
    try {
      return !pipes.exchange(mode, List.of("a.[]"), START).isEmpty();
    } catch (EngineException | ExternalProgram.BrokeOff e) {
      notKept.add(mode);
      return false;
    }
  }

  private Optional<String> mode(String from, String to) {
    for (Function<String, String> code :
        List.<Function<String, String>>of(ApertiumEngine::iso3, ApertiumEngine::primary)) {
      String pair = code.apply(from) + "-" + code.apply(to);
      String regional = pair + "_" + ULocale.forLanguageTag(to).getCountry();
      if (modes.contains(regional)) {
        return Optional.of(regional);
      }
      if (modes.contains(pair)) {
        return Optional.of(pair);
      }
    }
    return Optional.empty();
  }

  private static String primary(String tag) {
    return ULocale.forLanguageTag(tag).getLanguage();
  }

  private static String iso3(String tag) {
    String three = ULocale.forLanguageTag(tag).getISO3Language();
    return three.isEmpty() ? primary(tag) : three;
  }
}
