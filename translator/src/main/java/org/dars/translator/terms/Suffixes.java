package org.dars.translator.terms;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.dars.index.search.WordForms;

/**
 * The suffixes of agglutinative languages that Lucene has no stemmer for, or one of nouns only.
 * Capitals stand for sounds that follow the stem: {@code A} and {@code I} for the vowels of
 * harmony, {@code L N D G M Q} for consonants that assimilate. A word's tail is inflection when it
 * is a chain of them. Harmony between stem and suffix is not demanded: loan words break it.
 */
final class Suffixes {

  private static final Map<Character, String> CYRILLIC_TURKIC =
      Map.of(
          'L', "лдт", 'A', "аеоө", 'I', "ыіуүиұ", 'N', "ндт", 'D', "дт", 'G', "ғгқк", 'M', "мбп",
          'Q', "қкғг", 'U', "уюүө");
  private static final Map<Character, String> KAZAKH_SOUNDS =
      Map.of(
          'L', "лдт", 'A', "ае", 'I', "ыі", 'N', "ндт", 'D', "дт", 'G', "ғгқк", 'M', "мбп", 'Q',
          "қк");
  private static final Map<Character, String> LATIN_TURKIC =
      Map.of(
          'L', "l", 'A', "ae", 'I', "ıiuü", 'N', "n", 'D', "dt", 'G', "gkq", 'M', "m", 'Q', "kqgğ",
          'C', "cç");
  private static final Map<Character, String> MONGOLIAN =
      Map.of('A', "аэоөяеё", 'I', "ыий", 'U', "уү", 'G', "г", 'D', "дт");

  private static final String KAZAKH =
      "LAр Iм м Iң ң I сI IмIз мIз IңIз ңIз NIң GA нA A NI н DA нDA DAн нAн нDAн Mен LIQ сIз LI GI"
          + " DAGI нDAGI шI шA Dай Dей лық лік нің";
  private static final String KYRGYZ =
      "LAр Iм м Iң ң I сI IбIз бIз IңIз ңIз NIн нIн GA нA A NI н DA нDA DAн нAн нDAн менен LIQ LIк"
          + " сIз LUU дуу туу луу GI DAGI нDAGI чI чA Dай";
  private static final String UZBEK =
      "lar im m ing ng i si imiz miz ingiz ngiz ning ga ka qa na ni da ta dan tan lik liq siz li gi"
          + " dagi chi cha dek day la sh ish gan kan qan di ib b lash lashtirish";
  private static final String TURKISH =
      "lAr Im m In n I sI ImIz mIz InIz nIz nIn yI nI A yA nA DA nDA DAn nDAn lA ylA lIk lIğ sIz lI"
          + " ki CI CA DIr yDI yor mAk mA IyIl Il In";
  private static final String AZERI =
      "lAr Im m In n I sI ImIz mIz InIz nIz nIn yI nI ə yə nə A yA nA da də dan dən nda ndə ndan"
          + " ndən la lə lIq lik luq lük sIz lI ki çI ca cə dIr lər";
  private static final String MONGOLIAN_SUFFIXES =
      "ууд үүд нууд нүүд чууд чүүд д н ын ийн ны ний ы ий г ыг ийг нд нAд т ад од эд өд аас ээс оос"
          + " өөс нAAс аар ээр оор өөр тай тэй той руу рүү луу лүү уу үү аа ээ оо өө даа дээ доо дөө"
          + " гүй хан хэн хон хөн ч жуул ах эх ох өх х сан сэн сон сөн ж гийн гаас гээс аараа";

  private static final Map<String, String> TEMPLATES =
      Map.of(
          "kk",
          KAZAKH,
          "tt",
          KAZAKH,
          "ba",
          KAZAKH,
          "kaa",
          KAZAKH,
          "ky",
          KYRGYZ,
          "uz",
          UZBEK,
          "tr",
          TURKISH,
          "az",
          AZERI,
          "tk",
          AZERI,
          "mn",
          MONGOLIAN_SUFFIXES);

  private final Set<String> endings = new HashSet<>();
  private final int longest;

  private Suffixes(String templates, Map<Character, String> sounds, WordForms forms) {
    for (String template : templates.split(" ")) {
      expand(template, sounds).forEach(e -> endings.add(forms.fold(e)));
    }
    longest = endings.stream().mapToInt(String::length).max().orElse(0);
  }

  static boolean known(String language) {
    return TEMPLATES.containsKey(language);
  }

  static Suffixes of(String language, WordForms forms) {
    String templates = TEMPLATES.getOrDefault(language, "");
    Map<Character, String> sounds =
        switch (language) {
          case "mn" -> MONGOLIAN;
          case "kk", "kaa" -> KAZAKH_SOUNDS;
          case "uz", "tr", "az", "tk" -> LATIN_TURKIC;
          default -> CYRILLIC_TURKIC;
        };
    return new Suffixes(templates, sounds, forms);
  }

  /** Whether a folded tail is a chain of suffixes; the empty one is. */
  boolean chain(String tail) {
    boolean[] reached = new boolean[tail.length() + 1];
    reached[0] = true;
    for (int i = 0; i < tail.length(); i++) {
      for (int j = i + 1; reached[i] && j <= Math.min(tail.length(), i + longest); j++) {
        reached[j] |= endings.contains(tail.substring(i, j));
      }
    }
    return reached[tail.length()];
  }

  private static List<String> expand(String template, Map<Character, String> sounds) {
    List<String> forms = List.of("");
    for (int i = 0; i < template.length(); i++) {
      char c = template.charAt(i);
      String choices = sounds.getOrDefault(c, String.valueOf(c));
      List<String> longer = new ArrayList<>();
      for (String form : forms) {
        choices.chars().forEach(x -> longer.add(form + (char) x));
      }
      forms = longer;
    }
    return forms;
  }
}
