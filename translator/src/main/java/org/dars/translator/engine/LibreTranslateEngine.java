package org.dars.translator.engine;

import com.ibm.icu.util.ULocale;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.dars.models.Usage;
import org.dars.translator.memory.Quality;
import org.jspecify.annotations.Nullable;

/**
 * A server that speaks LibreTranslate's protocol. Segments travel as HTML with a number each, for
 * elements are what its engines carry; one whose marks did not survive, or whose number was lost,
 * is sent once more, alone and as plain text. {@link #tally} says what survived.
 */
public final class LibreTranslateEngine implements TranslationEngine {

  private static final int BATCH = 25;
  private static final Pattern MARK = Pattern.compile("⟦/?\\d+⟧");
  private static final Usage NO_TOKENS = new Usage(0, 0, false);

  /**
   * How segments with marks fared.
   *
   * @param html sent as HTML
   * @param htmlWhole of these, back with every mark
   * @param text sent again as plain text
   * @param textWhole of these, back with every mark
   */
  public record Tally(int html, int htmlWhole, int text, int textWhole) {
    private Tally plus(Tally more) {
      return new Tally(
          html + more.html,
          htmlWhole + more.htmlWhole,
          text + more.text,
          textWhole + more.textWhole);
    }
  }

  private final LibreTranslateSettings settings;
  private final LibreTranslateServer server;
  private final Calls calls;
  private volatile @Nullable Map<String, Set<String>> languages;
  private Tally tally = new Tally(0, 0, 0, 0);

  /** An engine; nothing is sent before it is used. */
  public LibreTranslateEngine(LibreTranslateSettings settings, CallLimits limits) {
    this(settings, new Calls("libretranslate", limits, Allowance.unlimited(), Pace.real()));
  }

  LibreTranslateEngine(LibreTranslateSettings settings, Calls calls) {
    this.settings = settings;
    this.server = new LibreTranslateServer(settings);
    this.calls = calls;
  }

  @Override
  public String name() {
    return "libretranslate";
  }

  /** The server's host: the protocol does not tell the versions of its models. */
  @Override
  public String version() {
    return settings.host();
  }

  @Override
  public Quality quality() {
    return Quality.NEURAL;
  }

  @Override
  public int batch() {
    return BATCH;
  }

  /** Asks the server, once, what it has; a server that does not answer supports nothing. */
  @Override
  public boolean supports(String from, String to) {
    try {
      return pair(from, to).isPresent();
    } catch (EngineException | CallFailedException e) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  /** How segments with marks fared so far. */
  public synchronized Tally tally() {
    return tally;
  }

  @Override
  public void close() {
    server.close();
  }

  @Override
  public List<EngineResult> translate(List<SourceSegment> segments, EngineContext context)
      throws EngineException, InterruptedException {
    Pair pair;
    try {
      pair =
          pair(context.from(), context.to())
              .orElseThrow(() ->
                  new EngineException(
                      "the LibreTranslate server at "
                          + settings.host()
                          + " does not translate "
                          + context.from()
                          + " to "
                          + context.to()
                          + "; install that pair there, or choose another engine"));
    } catch (CallFailedException e) {
      throw new EngineException(String.valueOf(e.getMessage()), e);
    }
    EngineResult[] results = new EngineResult[segments.size()];
    List<Callable<Void>> batches = new ArrayList<>();
    for (int from = 0; from < segments.size(); from += BATCH) {
      int begin = from;
      int end = Math.min(segments.size(), from + BATCH);
      batches.add(() -> {
        batch(segments, begin, end, pair, results);
        return null;
      });
    }
    Together.run(batches);
    return Arrays.asList(results);
  }

  private void batch(
      List<SourceSegment> segments, int begin, int end, Pair pair, EngineResult[] results)
      throws EngineException, InterruptedException {
    List<String> html = new ArrayList<>();
    for (int i = begin; i < end; i++) {
      html.add(MarkedHtml.of(i, segments.get(i).text()));
    }
    List<String> answers;
    try {
      answers = send(html, pair, "html");
    } catch (CallFailedException e) {
      throw new EngineException(String.valueOf(e.getMessage()), e);
    }
    for (int i = begin; i < end; i++) {
      String source = segments.get(i).text();
      Optional<String> read = MarkedHtml.read(i, source, answers.get(i - begin));
      boolean whole = read.filter(text -> marks(text).equals(marks(source))).isPresent();
      count(source, new Tally(1, whole ? 1 : 0, 0, 0));
      results[i] =
          whole ? new EngineResult.Translated(read.orElseThrow()) : alone(source, pair, read);
    }
  }

  /** Once more as plain text; the answer counts when it is whole, or there is no other. */
  private EngineResult alone(String source, Pair pair, Optional<String> before)
      throws EngineException, InterruptedException {
    try {
      String text = send(List.of(source), pair, "text").getFirst();
      boolean whole = marks(text).equals(marks(source));
      count(source, new Tally(0, 0, 1, whole ? 1 : 0));
      return new EngineResult.Translated(whole ? text : before.orElse(text));
    } catch (CallFailedException e) {
      return new EngineResult.Failed(String.valueOf(e.getMessage()));
    }
  }

  private List<String> send(List<String> texts, Pair pair, String format)
      throws CallFailedException, EngineException, InterruptedException {
    return calls.send(
        NO_TOKENS,
        used -> {
          used.accept(NO_TOKENS);
          return server.translate(texts, pair.from(), pair.to(), format);
        });
  }

  private synchronized void count(String source, Tally more) {
    if (MARK.matcher(source).find()) {
      tally = tally.plus(more);
    }
  }

  private static List<String> marks(String text) {
    return MARK.matcher(text).results().map(MatchResult::group).sorted().toList();
  }

  /** A pair in the server's codes. */
  private record Pair(String from, String to) {}

  private Optional<Pair> pair(String from, String to)
      throws CallFailedException, EngineException, InterruptedException {
    Map<String, Set<String>> known = languages;
    if (known == null) {
      known =
          calls.send(
              NO_TOKENS,
              used -> {
                used.accept(NO_TOKENS);
                return server.languages();
              });
      languages = known;
    }
    for (String source : codes(from)) {
      for (String target : codes(to)) {
        if (known.getOrDefault(source, Set.of()).contains(target)) {
          return Optional.of(new Pair(source, target));
        }
      }
    }
    return Optional.empty();
  }

  /** What a server may call a language, the most exact first; old servers have their own names. */
  private static List<String> codes(String tag) {
    ULocale locale = ULocale.addLikelySubtags(ULocale.forLanguageTag(tag));
    String language = locale.getLanguage();
    List<String> codes = new ArrayList<>(List.of(tag, language + "-" + locale.getScript()));
    String regional = tag.toLowerCase(Locale.ROOT);
    if (locale.getScript().equals("Hant")) {
      codes.add("zt");
      return codes;
    }
    if (regional.equals("pt-br")) {
      codes.add("pb");
    }
    codes.add(language);
    return codes;
  }
}
