package org.dars.translator.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.dars.models.TextTranslator;
import org.dars.models.TranslatorException;
import org.dars.translator.memory.Quality;

/**
 * A translation model in this process. Such a model knows no placeholders: where its translation of
 * a whole segment loses one, what stands between them is translated piece by piece, which keeps
 * them all, at the price of the pieces' context.
 */
public final class NmtEngine implements TranslationEngine {

  private static final Pattern MARK = Pattern.compile("⟦/?\\d+⟧");

  private final TextTranslator translator;

  /**
   * @param translator closed by its owner
   */
  public NmtEngine(TextTranslator translator) {
    this.translator = translator;
  }

  @Override
  public String name() {
    return "nmt";
  }

  @Override
  public String version() {
    return translator.id();
  }

  @Override
  public Quality quality() {
    return Quality.NEURAL;
  }

  @Override
  public boolean supports(String from, String to) {
    return translator.translates(from, to);
  }

  @Override
  public List<EngineResult> translate(List<SourceSegment> segments, EngineContext context)
      throws EngineException, InterruptedException {
    List<String> texts = segments.stream().map(SourceSegment::text).toList();
    List<String> whole = ask(texts, context);
    List<EngineResult> results = new ArrayList<>();
    for (int i = 0; i < texts.size(); i++) {
      String text = texts.get(i);
      String translation =
          marks(text).equals(marks(whole.get(i))) ? whole.get(i) : inPieces(text, context);
      results.add(
          translation.isBlank()
              ? new EngineResult.Failed("the model gave no text")
              : new EngineResult.Translated(translation));
    }
    return results;
  }

  private static List<String> marks(String text) {
    return MARK.matcher(text).results().map(m -> m.group()).sorted().toList();
  }

  private String inPieces(String text, EngineContext context)
      throws EngineException, InterruptedException {
    List<String> pieces = new ArrayList<>();
    Matcher mark = MARK.matcher(text);
    int from = 0;
    while (mark.find()) {
      pieces.add(text.substring(from, mark.start()));
      pieces.add(mark.group());
      from = mark.end();
    }
    pieces.add(text.substring(from));
    List<String> words = pieces.stream().filter(NmtEngine::hasWords).toList();
    List<String> translated = words.isEmpty() ? List.of() : ask(words, context);
    StringBuilder joined = new StringBuilder();
    int next = 0;
    for (String piece : pieces) {
      joined.append(hasWords(piece) ? spaced(piece, translated.get(next++)) : piece);
    }
    return joined.toString();
  }

  private static boolean hasWords(String piece) {
    return !MARK.matcher(piece).matches() && piece.codePoints().anyMatch(Character::isLetter);
  }

  /** With the white space that stood around it. */
  private static String spaced(String piece, String translation) {
    int lead = piece.length() - piece.stripLeading().length();
    int trail = piece.stripTrailing().length();
    return piece.substring(0, lead)
        + MARK.matcher(translation).replaceAll("")
        + piece.substring(trail);
  }

  private List<String> ask(List<String> texts, EngineContext context)
      throws EngineException, InterruptedException {
    if (Thread.interrupted()) {
      throw new InterruptedException("interrupted before " + name() + " was asked");
    }
    try {
      return translator.translate(texts, context.from(), context.to());
    } catch (TranslatorException e) {
      if (Thread.interrupted()) {
        throw (InterruptedException) new InterruptedException("translating").initCause(e);
      }
      throw new EngineException("the engine nmt stopped: " + e.getMessage(), e);
    }
  }
}
