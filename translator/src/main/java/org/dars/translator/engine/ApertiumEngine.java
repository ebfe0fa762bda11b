package org.dars.translator.engine;

import com.ibm.icu.util.ULocale;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.dars.translator.memory.Quality;

/**
 * The rule-based translator of the Apertium project, run as the program {@code apertium} when that
 * is installed. Fast, offline, and the same every time.
 *
 * <p>A batch is one run. Segments are separated by NUL, at which every stage of Apertium's pipe
 * flushes and forgets, so that no sentence is read together with its neighbour; how placeholders
 * travel is told in {@link ApertiumStream}.
 */
public final class ApertiumEngine implements TranslationEngine {

  private static final int MAX_CHARACTERS = 100_000;
  private static final Duration START = Duration.ofSeconds(10);

  private final ExternalProgram program;
  private final String version;
  private final Set<String> modes;
  private final Duration limit;

  private ApertiumEngine(
      ExternalProgram program, String version, Set<String> modes, Duration limit) {
    this.program = program;
    this.version = version;
    this.modes = Set.copyOf(modes);
    this.limit = limit;
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
    String input =
        streams.stream().map(ApertiumStream::encoded).collect(Collectors.joining("\0", "", "\0"));
    Optional<List<String>> output = run(mode, input, segments.size());
    if (output.isPresent()) {
      Function<Integer, EngineResult> decoded =
          i -> decode(segments.get(i).text(), streams.get(i), output.get().get(i), context);
      return java.util.stream.IntStream.range(0, segments.size()).boxed().map(decoded).toList();
    }
    if (segments.size() == 1) {
      if (run(mode, "a.[]\0", 1).isEmpty()) {
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

  /** One run of the pipe; empty when it broke off, or did not answer every segment. */
  private Optional<List<String>> run(String mode, String input, int segments)
      throws EngineException, InterruptedException {
    String output;
    try {
      output = program.run(List.of("-u", "-z", "-f", "none", mode), input, limit);
    } catch (ExternalProgram.BrokeOff e) {
      return Optional.empty();
    }
    List<String> parts = List.of(output.split("\0", -1));
    return parts.size() > segments ? Optional.of(parts.subList(0, segments)) : Optional.empty();
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
