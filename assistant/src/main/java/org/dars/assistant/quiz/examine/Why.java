package org.dars.assistant.quiz.examine;

import java.util.List;
import java.util.Locale;
import org.dars.translator.check.Phrase;

/**
 * What checks say of items, each a sentence of English with places for words. Its {@link #label} is
 * a promise: files and stores hold it, and pages find their own words by it.
 */
public enum Why {
  /** Words of their own: what stores held before reasons had names. */
  SAID("{0}"),

  // quotes and course
  NO_SOURCE("it came without a source"),
  NO_COURSE("there is no course to look in"),
  NO_COURSE_IN_LANGUAGE("there is no course in its language to compare with"),
  OTHER_LANGUAGE("it is in \"{0}\", the course in \"{1}\""),
  NOTHING_ASKED("nothing is asked"),
  NO_BLOCK("there is no block {0} in {1}"),
  BLOCK_SAYS_OTHERWISE("block {0} does not say \"{1}\""),
  NOT_QUOTED("the quote does not hold \"{0}\""),
  QUOTED_IN_PART("the quote holds \"{0}\" only in part"),
  QUOTED_MORE("the quote holds \"{0}\" more than the key"),
  QUOTED_AS_WELL("the quote holds \"{0}\" as well as the key"),
  NUMBER_NOT_QUOTED("the quote does not hold the number {0}"),
  NO_NUMBER_QUOTED("the quote holds no number in digits to prove {0}"),
  NEGATED_NOT_QUOTED("the stem asks for what is not so, and the quote does not hold \"{0}\""),
  NEGATED_QUOTED("the stem asks for what is not so, and the quote holds \"{0}\""),
  NEGATED_UNQUOTED("it asks for what is not so, and quotes nothing"),
  PEOPLE_MARK("people mark it"),
  GAPS_ONE_BY_ONE("its gaps are proven one by one"),
  NO_OPTION_RIGHT("no option is right"),
  NO_ANSWER_RIGHT("no answer is right"),
  QUOTES_NOTHING("it quotes nothing, and there is no course to look in"),
  NOTHING_TO_PROVE_BY("it quotes nothing to prove it by"),
  KEY_WITHOUT_WORDS("its key has no words of its own"),
  FOUND("found: “{0}” ({1})"),
  NOT_FOUND("no sentence of the course holds both the question and the key"),
  COURSE_SAYS_IT("the course says it: “{0}” ({1})"),
  NOT_SPOKEN_OF("the quote does not speak of it, so it does not prove it false"),
  SAID_THOUGH_FALSE("the quote says just this, and the key is false"),
  SAME_WORDS_THOUGH_FALSE("the quote has the same words in another order, and the key is false"),
  NOT_SAID("the quote does not say it"),
  SAID_IN_PART("the quote says it only in part"),
  ONE_DENIES("the statement or the quote denies, and the other does not"),
  PAIR_NOT_QUOTED("no quote holds \"{0}\" with \"{1}\""),
  PAIR_APART("no one quote holds \"{0}\" with \"{1}\""),
  STEP_WITHOUT_WORDS("a step has no words"),
  STEP_NOT_QUOTED("no quote holds the step \"{0}\""),
  STEP_BEFORE("in the course \"{0}\" does not come after the step before"),

  // solvers
  NO_PASSAGE("no passage of the course is about it"),
  CODE_SOLVES_ONE_KEY("code solves only choices with one key"),
  CODE_GUESSES_ONE_KEY("code guesses only choices with one key"),
  COURSE_SAYS_LITTLE("the course says too little of it to tell"),
  TERM_FITS_BETTER("\"{0}\" fits better than \"{1}\"; the course says: “{2}”"),
  SAID_OF_ANOTHER("the course says so of \"{0}\": “{1}”"),
  OTHER_NUMBER("the course has {0}: “{1}”"),
  OPPOSITE_SAID("the course says \"{0}\": “{1}”"),
  ONE_SIDE_DENIES("the statement or the course denies, and the other does not: “{0}”"),
  OTHER_ORDER("the course has the same words in another order: “{0}”"),
  RUBRIC_ELSEWHERE("the rubric speaks of nothing that is asked for"),
  TOLD_THOUGH_FALSE("the course says it, and the key is false: “{0}”"),
  OTHER_PARTNER("the course puts \"{0}\" with \"{1}\" rather than with \"{2}\": “{3}”"),
  WRONG_BEFORE_RIGHT(
      "the course speaks for \"{0}\", which is wrong, more than for \"{1}\", which is right"),
  POINT_NOT_TOLD("the course does not tell what the rubric asks for: \"{0}\""),
  STEM_NEARLY_HOLDS("words of the question begin like the answer \"{0}\""),
  ABSOLUTE_TELLS("\"{0}\" gives it away as false"),
  LOOKS_PAIR("words that look alike put {0} of {1} pairs together without the course"),
  OPTIONS_TELL_ALL("the options alone tell the right ones from the wrong ones ({0} % likely)"),
  STEPS_TELL("words of the steps give their order away: {0}"),
  CATCH_ALL_UNSOLVED("code cannot weigh \"all of the above\" and the like"),
  LEADS_ELSEWHERE("the passage leads to \"{0}\" ({1} %) rather than to the key ({2} %)"),
  LEADS_TO_KEY("the options alone lead to the key ({0} % likely)"),
  MODEL_ELSEWHERE("{0}, given the passage, chose \"{1}\" in {2} of {3} answers, the key in {4}"),
  NO_MODEL_ANSWER("{0} gave too few answers that can be read"),
  MODEL_ABSTAINED("{0} says that the passage does not tell, in {1} of {2} answers"),
  MODEL_UNSURE("{0}, given the passage, chose the key in {1} of {2} answers"),
  MODEL_GUESSED("{0} chose the key without the passage in {1} of {2} answers"),

  // more than one key
  NOT_ONE_KEY("no one option is the key"),
  DEFINED_AS("\"{0}\" may be right as well: the course defines one as the other"),
  MAY_BE_RIGHT("\"{0}\" may be right as well: “{1}”"),
  NAME_NOT_ACCEPTED("the course calls it \"{0}\" as well, which is not accepted"),
  PARTNER_FITS_TOO("\"{0}\" fits \"{1}\" as well as its own partner: “{2}”"),
  TRUE_EXCLUDES_FALSE("true and false cannot both be right"),
  SAME_CLASS("\"{0}\" may be right as well; the course calls it \"{1}\": “{2}”"),
  NEARLY_KEY("\"{0}\" says nearly what the key says"),
  MEANS_KEY("\"{0}\" means nearly what the key \"{1}\" means"),

  // options
  NO_OPTIONS("it has no options"),
  FEW_OPTIONS("two options are needed; it has {0}"),
  ONLY_TWO("it has only two options"),
  TWICE("\"{0}\" is there twice"),
  ALIKE("\"{0}\" and \"{1}\" are the same"),
  ONLY_KEY_REPEATS("only the key repeats {0} of the stem"),
  LONGEST_BY_FAR("the key is by far the longest option"),
  MUCH_LONGER("the key is much longer than the other options"),
  SHORTEST_BY_FAR("the key is by far the shortest option"),
  MUCH_SHORTER("the key is much shorter than the other options"),
  NOT_ONE_KEY_OF_THREE("no one option is the key, or there are only two"),
  VARIATIONS("the other options are variations of the key"),
  NO_TELLING_ARTICLE("it has no options, or the language no articles that tell"),
  ARTICLE_TELLS("\"{0}\" before the gap tells the gender or number of what fits"),
  ARTICLE_FITS("\"{0}\" before the gap fits {1} of {2} options"),
  WORDS_UNKNOWN("it has no options, or the language's words are not known"),
  ABSOLUTE("\"{0}\" says \"{1}\", which gives it away as wrong"),
  CATCH_ALL("\"{0}\" is a catch-all"),
  CATCH_ALL_SHUFFLED("\"{0}\" is a catch-all, and options are shuffled"),

  // stems
  NO_ONE_TEXT("no one text is the key"),
  STEM_HOLDS_KEY("the stem holds the key \"{0}\""),
  STEM_HOLDS_ANSWER("the stem holds the answer \"{0}\""),
  PAIR_SHARES("\"{0}\" and its partner \"{1}\" share their words"),
  DENIALS_UNKNOWN("how the language denies is not known"),
  DENIES_TWICE("it denies twice: {0}"),
  NEGATED_DENIED("the stem asks for what is not so, and \"{0}\" denies as well"),
  UNSTRESSED("\"{0}\" does not stand out: write it in capitals or bold"),
  NO_COURSE_TO_COMPARE("there is no course to compare with, or it is too short"),
  HARDER("it is harder to read than the course: {0}, where 95 in 100 paragraphs are below {1}"),
  HARDER_GRADE(
      "it is harder to read than the course: {0}, where 95 in 100 paragraphs are below {1};"
          + " grade {2} by Flesch and Kincaid"),

  // sets
  ASKED_BEFORE("\"{0}\" asks the same"),
  ASKED_OTHERWISE("\"{0}\" asks nearly the same in other words"),
  FEW_ITEMS("there are too few items to tell"),
  KEYS_AT("{0} of {1} keys stand at position {2}"),

  // texts
  EMPTY("it is empty"),
  TOO_LONG("it is longer than {0} characters"),
  DIRECTION_MARK("it holds a direction mark that nobody sees"),
  LEFTOVER("it holds \"{0}\""),
  TAG("it holds the tag {0} as text"),
  UNPAIRED("it opens or closes {0} … {1} without the other"),
  UNCLOSED("it opens a formula or code and does not close it"),
  FORMULA_NOT_QUOTED("\"{0}\" does not stand in the blocks quoted"),

  // bodies
  NO_MARK("its mark is {0}, so nothing can be won"),
  NOTHING_TO_ORDER("there is nothing to put in order"),
  TWO_STEPS("two steps have only two orders"),
  NO_RUBRIC("it has no rubric to mark by"),
  WEIGHT_BEYOND("its weight is {0}, beyond 1"),
  NO_FULL_OPTION("no option gives the whole mark"),
  FULL_OPTIONS("more than one option gives the whole mark: {0}"),
  RIGHT_SUM("the right options together give {0} of the mark"),
  ALL_RIGHT("every option is right"),
  ALL_TICKED("who ticks every option gets the whole mark"),
  PART_OPTIONS("besides the key, other options give a part of the mark: {0}"),
  GAP_KIND("a gap cannot hold {0}"),
  GAP_WEIGHT("its weight is {0}, below 1"),
  NO_GAP("it has no gap"),
  FEW_PAIRS("two pairs are needed; it has {0}"),
  ONE_PARTNER("every prompt has the same partner, and there is no other"),
  TWO_PAIRS("who knows one of two pairs knows the other"),
  NUMBER_KEY("it has the tolerance {0} and the weight {1}"),
  TOLERANT("{0} ± {1} lets nearly any number pass"),
  NO_FULL_NUMBER("no number gives the whole mark"),
  NUMBER_TWICE("{0} is there twice, the second time never reached"),
  ANY_ANSWER("\"{0}\" lets any answer pass"),
  NO_FULL_ANSWER("no answer gives the whole mark"),
  LONG_ANSWERS("nobody will write more than eight words just so");

  @SuppressWarnings("ImmutableEnumChecker") // a phrase never changes
  private final Phrase phrase;

  Why(String template) {
    phrase = new Phrase(template);
  }

  /** Its name in files and of messages: "not-quoted". */
  public String label() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** The English sentence with its words, without a full stop. */
  String english(List<String> words) {
    return phrase.with(words.toArray());
  }
}
