package org.dars.assistant.tutor;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** How one language words small talk and questions about the course itself. */
final class IntentWords {

  private static final int FLAGS = Pattern.UNICODE_CHARACTER_CLASS;

  /** Between sentences; not after a colon, which may announce what somebody else says. */
  private static final Pattern CLAUSES = Pattern.compile("[.!?,;\\n…؟،؛۔។]+");

  private static final Pattern QUOTED = Pattern.compile("[\"“„«][^\"”“»]*[\"”“»]");

  private final String language;
  private final Properties words;

  /** Khmer puts no space between words. */
  private final String space;

  private final String filler;
  private final String part;

  /** Words for one to twelve. */
  private final List<Pattern> numbers;

  private final Pattern distress;
  private final Pattern distressAnywhere;
  private final Pattern reported;
  private final Set<String> function;

  private record Wording(Intent intent, List<Pattern> patterns) {}

  private final List<Wording> wordings = new ArrayList<>();
  private final List<Pattern> another;
  private final List<Pattern> pressure;
  private final List<Pattern> yesOrNo;
  private final Pattern or;
  private final Pattern confirms;

  private IntentWords(String language) {
    this.language = language;
    this.words = LanguageFile.read("intents", language);
    this.space = language.equals("km") ? " ?" : " ";
    this.filler = get("filler");
    this.numbers =
        Stream.of(get("numbers").split(";")).map(n -> Pattern.compile(n, FLAGS)).toList();
    this.part = part();
    this.function = Set.copyOf(List.of(get("function").strip().split("\\s+")));
    wordings.add(new Wording(Intent.GREETING, patterns("greeting")));
    wordings.add(new Wording(Intent.THANKS, patterns("thanks")));
    wordings.add(new Wording(Intent.GOODBYE, patterns("goodbye")));
    wordings.add(new Wording(Intent.IDENTITY, patterns("identity")));
    wordings.add(new Wording(Intent.COURSE, patterns("course")));
    wordings.add(new Wording(Intent.UNIT, patterns("unit")));
    wordings.add(new Wording(Intent.QUIZ, patterns("quiz")));
    wordings.add(new Wording(Intent.SUMMARY, patterns("summary")));
    wordings.add(new Wording(Intent.ABUSE, patterns("abuse")));
    this.another = patterns("another");
    this.pressure = patterns("pressure");
    this.yesOrNo = patterns("yes.no");
    this.or = Pattern.compile(aroundWord(get("or")), FLAGS);
    this.confirms = Pattern.compile("(?:" + get("confirms") + ")" + end(), FLAGS);
    String opening = get("distress.opening");
    String after = "(?= *$|" + space + "(?:" + opening + "|" + get("distress.after") + ")" + end();
    String despair = "(?:" + get("distress") + ")" + after + ")";
    this.distress =
        Pattern.compile(
            "(?:^|(?:^|" + space + ")(?:" + opening + ")" + space + ")" + despair, FLAGS);
    this.distressAnywhere = Pattern.compile("(?:^|" + space + ")" + despair, FLAGS);
    this.reported = Pattern.compile(aroundWord(get("distress.reported")), FLAGS);
  }

  static IntentWords of(String language) {
    return new IntentWords(language);
  }

  String language() {
    return language;
  }

  /** Words that say nothing by themselves, folded. */
  Set<String> function() {
    return function;
  }

  /** What a message means, if this language words it so; despair aside. */
  Optional<Intents.Meant> meant(String folded) {
    for (Wording wording : wordings) {
      for (Pattern pattern : wording.patterns()) {
        Matcher m = pattern.matcher(folded);
        if (m.matches()) {
          return Optional.of(new Intents.Meant(wording.intent(), language, part(m)));
        }
      }
    }
    return Optional.empty();
  }

  /**
   * Whether somebody despairs: in the first person, not in quotation marks, not as the words of
   * somebody else.
   */
  boolean despairs(String text) {
    String own = QUOTED.matcher(text).replaceAll(" ");
    boolean quotes = !own.equals(text) || text.indexOf(':') >= 0 || text.indexOf('?') >= 0;
    for (String clause : CLAUSES.split(own)) {
      String folded = Fold.message(clause);
      if (distress.matcher(folded).find()) {
        return true;
      }
      Matcher anywhere = distressAnywhere.matcher(folded);
      if (!quotes
          && anywhere.find()
          && !reported.matcher(folded.substring(0, anywhere.start())).find()) {
        return true;
      }
    }
    return false;
  }

  boolean asksForAnother(String folded) {
    return another.stream().anyMatch(p -> p.matcher(folded).matches());
  }

  boolean presses(String folded) {
    return pressure.stream().anyMatch(p -> p.matcher(folded).matches());
  }

  /** Whether a question holds its answer: yes or no, or this or that. */
  boolean holdsItsAnswer(String folded) {
    return or.matcher(folded).find() || yesOrNo.stream().anyMatch(p -> p.matcher(folded).matches());
  }

  /** Whether a sentence begins by judging a guess. */
  boolean confirms(String folded) {
    return confirms.matcher(folded).lookingAt();
  }

  private Intents.Part part(Matcher m) {
    String number = group(m, "num1", "num2", "num3");
    for (int i = 0; i < numbers.size(); i++) {
      if (numbers.get(i).matcher(number).matches()) {
        number = String.valueOf(i + 1);
        break;
      }
    }
    return new Intents.Part(
        number.replace(" ", ""), group(m, "title").strip(), !group(m, "here").isEmpty());
  }

  private static String group(Matcher m, String... names) {
    for (String name : names) {
      if (m.namedGroups().containsKey(name) && m.group(name) != null) {
        return m.group(name);
      }
    }
    return "";
  }

  private List<Pattern> patterns(String key) {
    List<Pattern> patterns = new ArrayList<>();
    String fillers = "(?:(?:" + filler + ")" + space + ")*?";
    String trailing = "(?:" + space + "(?:" + filler + "))*";
    for (String pattern : get(key).split(" ; ")) {
      String body = pattern.strip().replace("{n}", part).replace("{t}", "(?<title>.{2,90}?)");
      patterns.add(Pattern.compile(fillers + "(?:" + body + ")" + trailing, FLAGS));
    }
    return patterns;
  }

  /** A numbered part, or the page that is open. */
  private String part() {
    String noun = "(?:" + get("part") + ")";
    String number = "\\d+(?: ?\\. ?\\d+)*|" + get("numbers").replace(';', '|');
    return "(?:"
        + (noun + " ?(?:no|n|nr|№|number|numero|номер)? ?(?<num1>" + number + ")(?: ?\\p{L}{1,4})?")
        + ("|(?:the |el |la |le |l)?(?<num2>" + number + ")(?: ?\\p{L}{1,4})? ?" + noun)
        + "|(?<num3>\\d+(?:\\.\\d+)+)(?: ?\\p{L}{1,4})?"
        + ("|(?<here>" + get("this.page") + "))");
  }

  private String end() {
    return language.equals("km") ? "" : "\\b";
  }

  private String aroundWord(String alternatives) {
    return language.equals("km")
        ? "(?:" + alternatives + ")"
        : "(?:^| )(?:" + alternatives + ")(?: |$)";
  }

  private String get(String key) {
    String value = words.getProperty(key);
    if (value == null) {
      throw new IllegalStateException("intents_" + language + ".properties has no " + key);
    }
    return Fold.letters(value);
  }
}
