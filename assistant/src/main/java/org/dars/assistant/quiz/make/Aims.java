package org.dars.assistant.quiz.make;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.dars.assistant.quiz.Placed;
import org.dars.assistant.quiz.QuestionWording;
import org.dars.assistant.quiz.QuestionWording.Line;
import org.dars.assistant.quiz.Words;
import org.dars.index.courseware.BlockKind;

/**
 * What items are to show: the learning objectives that the course states, and where it states none
 * the main ideas of a section. Few and wide enough that several items belong to each.
 */
final class Aims {

  /** What announces learning objectives. */
  private static final Pattern OBJECTIVES =
      Pattern.compile(
          "(?iu).*(able to\\s*:?|objectives?\\s*:?|learning outcomes?\\s*:?|objetivos( de aprendizaje)?\\s*:?|(será|podrá)s? (capaz de )?.{0,12}:|objectifs?( d['’]apprentissage| pédagogiques)?\\s*:?"
              + "|lernziele\\s*:?|objetivos\\s*:?|цели( обучения)?\\s*:?|(сможете|умеете)\\s*:|оқу мақсаттары\\s*:?|hedefler\\s*:?|أهداف التعلم\\s*:?|学习目标\\s*[:：]?|зорилго\\s*:?|malengo\\s*:?|tujuan pembelajaran\\s*:?|maqsadlar\\s*:?)$");

  /** Headings that name no subject. */
  private static final Pattern GENERIC =
      Pattern.compile(
          "(?iu)(?:.*[—–:]\\s*)?(summary|introduction|overview|conclusions?|examples?|notes?|see also|key terms|glossary|resumen|introducción|conclusión|glosario|résumé|introduction générale|glossaire|zusammenfassung|einleitung|glossar|resumo|introdução|glossário"
              + "|введение|заключение|итоги|выводы|глоссарий|кіріспе|қорытынды|giriş|özet|sonuç|ملخص|مقدمة|خاتمة|خلاصہ|总结|简介|удиртгал|дүгнэлт|utangulizi|muhtasari|kirish|xulosa|pendahuluan|ringkasan)");

  /** The number before a heading. */
  private static final Pattern NUMBER = Pattern.compile("^[\\d.]+\\s+");

  /** An objective is an item's when it shares two words with it, and this much of its words. */
  private static final double SHARED = 0.4;

  private static final int WORDS = 2;

  /** An objective with its words. */
  private record Stated(String text, Set<String> words) {}

  private final QuestionWording wording;
  private final Set<Placed> blocks = Collections.newSetFromMap(new LinkedHashMap<>());
  private final Map<String, List<Stated>> byDocument = new HashMap<>();

  Aims(List<Placed> course, QuestionWording wording) {
    this.wording = wording;
    boolean announced = false;
    for (Placed at : course) {
      boolean listed = at.block().kind() == BlockKind.LIST_ITEM;
      announced = listed ? announced : OBJECTIVES.matcher(at.text()).matches();
      if (announced && listed && Words.count(at.text()) >= 3) {
        blocks.add(at);
        byDocument
            .computeIfAbsent(at.document().id(), d -> new ArrayList<>())
            .add(new Stated(at.text(), Words.meaningful(at.text())));
      }
    }
  }

  /** Whether a block states a learning objective. */
  boolean states(Placed at) {
    return blocks.contains(at);
  }

  /** Whether a heading names no subject: "Summary", "Introduction". */
  static boolean generic(String heading) {
    return GENERIC.matcher(heading).matches();
  }

  /**
   * What an item is to show.
   *
   * @param document its id
   * @param title of the document, which stands for sections that name no subject
   * @param text the item's stem and explanation
   */
  String of(String document, String title, String section, String text) {
    Set<String> said = Words.meaningful(text);
    Stated best = null;
    double most = 0;
    for (Stated stated : byDocument.getOrDefault(document, List.of())) {
      Set<String> shared = new LinkedHashSet<>(stated.words());
      shared.retainAll(said);
      double share = (double) shared.size() / Math.max(1, stated.words().size());
      if (shared.size() >= WORDS && share >= SHARED && share > most) {
        best = stated;
        most = share;
      }
    }
    if (best != null) {
      return best.text();
    }
    String subject = generic(section) || section.isBlank() ? title : section;
    return wording.say(Line.MAIN, NUMBER.matcher(subject).replaceFirst(""));
  }
}
