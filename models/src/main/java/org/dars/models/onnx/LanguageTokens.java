package org.dars.models.onnx;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.MissingResourceException;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The tokens that tell a translation model its languages: {@code __kk__} (M2M-100), {@code
 * kaz_Cyrl} (NLLB, which follows FLORES-200), {@code kk_KZ} (mBART-50), {@code >>kaz<<} (Marian
 * models with several targets).
 */
final class LanguageTokens {

  /** Of a Marian model with several targets; it stands before the source text. */
  static final Pattern TARGET = Pattern.compile(">>[A-Za-z_]+<<");

  private static final Pattern OTHERS =
      Pattern.compile("__[a-z]{2,3}__|[a-z]{3}_[A-Z][a-z]{3}|[a-z]{2}_[A-Z]{2}");

  /** BCP 47 tags and what FLORES-200 calls them, in its usual script for that tag. */
  private static final Map<String, String> FLORES =
      table(
          """
          af afr_Latn, ak aka_Latn, am amh_Ethi, ar arb_Arab, as asm_Beng, ast ast_Latn, az azj_Latn,
          ba bak_Cyrl, be bel_Cyrl, bg bul_Cyrl, bm bam_Latn, bn ben_Beng, bo bod_Tibt, bs bos_Latn,
          ca cat_Latn, ceb ceb_Latn, ckb ckb_Arab, cs ces_Latn, cy cym_Latn, da dan_Latn, de deu_Latn,
          dz dzo_Tibt, ee ewe_Latn, el ell_Grek, en eng_Latn, eo epo_Latn, es spa_Latn, et est_Latn,
          eu eus_Latn, fa pes_Arab, ff fuv_Latn, fi fin_Latn, fil tgl_Latn, fj fij_Latn, fo fao_Latn,
          fr fra_Latn, ga gle_Latn, gd gla_Latn, gl glg_Latn, gn grn_Latn, gu guj_Gujr, ha hau_Latn,
          he heb_Hebr, hi hin_Deva, hr hrv_Latn, ht hat_Latn, hu hun_Latn, hy hye_Armn, id ind_Latn,
          ig ibo_Latn, ilo ilo_Latn, is isl_Latn, it ita_Latn, ja jpn_Jpan, jv jav_Latn, ka kat_Geor,
          kk kaz_Cyrl, km khm_Khmr, kn kan_Knda, ko kor_Hang, ku kmr_Latn, ky kir_Cyrl, lb ltz_Latn,
          lg lug_Latn, ln lin_Latn, lo lao_Laoo, lt lit_Latn, lv lvs_Latn, mg plt_Latn, mi mri_Latn,
          mk mkd_Cyrl, ml mal_Mlym, mn khk_Cyrl, mr mar_Deva, ms zsm_Latn, mt mlt_Latn, my mya_Mymr,
          nb nob_Latn, ne npi_Deva, nl nld_Latn, nn nno_Latn, no nob_Latn, nso nso_Latn, ny nya_Latn,
          oc oci_Latn, om gaz_Latn, or ory_Orya, pa pan_Guru, pl pol_Latn, prs prs_Arab, ps pbt_Arab,
          pt por_Latn, qu quy_Latn, rn run_Latn, ro ron_Latn, ru rus_Cyrl, rw kin_Latn, sa san_Deva,
          sc srd_Latn, sd snd_Arab, si sin_Sinh, sk slk_Latn, sl slv_Latn, sm smo_Latn, sn sna_Latn,
          so som_Latn, sq als_Latn, sr srp_Cyrl, ss ssw_Latn, st sot_Latn, su sun_Latn, sv swe_Latn,
          sw swh_Latn, ta tam_Taml, te tel_Telu, tg tgk_Cyrl, th tha_Thai, ti tir_Ethi, tk tuk_Latn,
          tl tgl_Latn, tn tsn_Latn, tr tur_Latn, ts tso_Latn, tt tat_Cyrl, tw twi_Latn, ug uig_Arab,
          uk ukr_Cyrl, ur urd_Arab, uz uzn_Latn, vi vie_Latn, wo wol_Latn, xh xho_Latn, yi ydd_Hebr,
          yo yor_Latn, yue yue_Hant, zh zho_Hans, zh-Hant zho_Hant, zu zul_Latn,
          ace-Arab ace_Arab, ks-Deva kas_Deva, ks kas_Arab, bjn-Arab bjn_Arab, min-Arab min_Arab\
          """);

  /** What M2M-100 calls languages that have another tag. */
  private static final Map<String, String> M2M =
      Map.of("nb", "no", "nn", "no", "nso", "ns", "fil", "tl");

  private static final Set<String> TRADITIONAL = Set.of("TW", "HK", "MO");

  private final Set<String> tokens;

  /**
   * @param vocabulary the model's tokens, those that are no languages too
   */
  LanguageTokens(Collection<String> vocabulary) {
    this.tokens = new HashSet<>();
    for (String token : vocabulary) {
      if (TARGET.matcher(token).matches() || OTHERS.matcher(token).matches()) {
        tokens.add(token);
      }
    }
  }

  /** Whether the model is told its target by a token before the source text. */
  boolean tellsTargetInSource() {
    return tokens.stream().anyMatch(t -> TARGET.matcher(t).matches());
  }

  boolean isEmpty() {
    return tokens.isEmpty();
  }

  /** All of them. */
  Set<String> all() {
    return tokens;
  }

  /**
   * The token of a language.
   *
   * @param tag BCP 47; "zh-TW" is traditional Chinese, other regions do not matter
   * @return empty when the model does not know it
   */
  Optional<String> of(String tag) {
    return candidates(tag).stream().filter(tokens::contains).findFirst();
  }

  /** What FLORES-200 calls a language in its usual script, "" when it does not have it. */
  static String flores(String primaryTag) {
    return FLORES.getOrDefault(primaryTag, "");
  }

  private static List<String> candidates(String tag) {
    Locale locale = Locale.forLanguageTag(tag);
    String language = locale.getLanguage();
    String script = locale.getScript();
    if (language.equals("zh") && script.isEmpty() && TRADITIONAL.contains(locale.getCountry())) {
      script = "Hant";
    }
    String flores = FLORES.get(language + "-" + script);
    if (flores == null) {
      flores = FLORES.getOrDefault(language, "");
      if (!script.isEmpty() && !flores.isEmpty()) {
        flores = flores.substring(0, flores.indexOf('_') + 1) + script;
      }
    }
    String iso3 = iso3(locale);
    String m2m = M2M.getOrDefault(language, language);
    List<String> found = new ArrayList<>();
    found.add(flores);
    found.add("__" + m2m + "__");
    for (String country : countries(language, locale.getCountry())) {
      found.add(language + "_" + country);
    }
    for (String name :
        new String[] {
          flores,
          iso3 + "_" + script,
          flores.isEmpty() ? "" : flores.substring(0, flores.indexOf('_')),
          iso3,
          language
        }) {
      found.add(">>" + name + "<<");
    }
    return found;
  }

  /** The country of mBART's token is the model's choice, so the person's own goes first. */
  private static List<String> countries(String language, String own) {
    List<String> countries = new ArrayList<>(List.of(own, "XX"));
    for (Locale locale : Locale.getAvailableLocales()) {
      if (locale.getLanguage().equals(language) && locale.getCountry().length() == 2) {
        countries.add(locale.getCountry());
      }
    }
    countries.add("IN"); // gu_IN and its like, wherever the runtime has no data for them
    return countries;
  }

  private static String iso3(Locale locale) {
    try {
      return locale.getISO3Language();
    } catch (MissingResourceException e) {
      return locale.getLanguage();
    }
  }

  /**
   * A language as models' files call it, as a BCP 47 primary tag: "eng", "eng_Latn" and "en_XX" are
   * "en".
   */
  static String primaryTag(String name) {
    String code = name.replaceFirst("[_-].*", "").toLowerCase(Locale.ROOT);
    for (Map.Entry<String, String> entry : FLORES.entrySet()) {
      if (entry.getValue().startsWith(code + "_") && entry.getKey().length() == 2) {
        return entry.getKey().equals("nb") ? "no" : entry.getKey();
      }
    }
    for (String two : Locale.getISOLanguages()) {
      if (iso3(Locale.of(two)).equals(code)) {
        return two;
      }
    }
    return Locale.forLanguageTag(code).getLanguage();
  }

  private static Map<String, String> table(String text) {
    Map<String, String> table = new HashMap<>();
    for (String pair : text.strip().split(",\\s*")) {
      int space = pair.indexOf(' ');
      table.put(pair.substring(0, space), pair.substring(space + 1));
    }
    return Map.copyOf(table);
  }
}
