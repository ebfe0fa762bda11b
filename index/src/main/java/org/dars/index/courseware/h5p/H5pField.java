package org.dars.index.courseware.h5p;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.dars.index.courseware.BlockKind;
import org.jspecify.annotations.Nullable;

/**
 * What a field of an H5P content is by its name, where the library's own description is not at
 * hand. Settings and texts look alike in JSON: what is not surely for a reader's eyes is left.
 */
final class H5pField {

  /** Settings, names of files and libraries, rights: with all that is in them. */
  private static final Set<String> SETTINGS =
      Set.of(
          "behaviour",
          "behavior",
          "behavioursettings",
          "override",
          "copyright",
          "license",
          "licenses",
          "authors",
          "changes",
          "library",
          "subcontentid",
          "mime",
          "path",
          "url",
          "href",
          "src",
          "source",
          "id",
          "contentid",
          "class",
          "classname",
          "classes",
          "css",
          "style",
          "styles",
          "icon",
          "iconname",
          "type",
          "size",
          "width",
          "height",
          "layout",
          "align",
          "alignment",
          "position",
          "quality",
          "codecs",
          "contenttype",
          "librarytitle",
          "contentname",
          "machinename",
          "format",
          "pattern",
          "regexp",
          "language",
          "lang",
          "defaultlanguage",
          "theme",
          "font",
          "fontfamily",
          "globalbackgroundselector",
          "slidebackgroundselector",
          "visual",
          "files",
          "file",
          "key",
          "target",
          "playback",
          "aspectratio");

  private static final Pattern COLOUR_OR_REFERENCE =
      Pattern.compile(".*(?:colou?r|url|uri|path|mime|uuid|regex|css)$");

  /** Whose strings are all words that the player shows. */
  private static final Set<String> WORDS = Set.of("l10n", "i18n", "ui", "a11y");

  private static final Set<String> STEMS =
      Set.of("question", "questions", "taskdescription", "statement", "prompt", "problem");
  private static final Set<String> OPTIONS =
      Set.of(
          "answer",
          "answers",
          "correct",
          "incorrect",
          "wrong",
          "option",
          "options",
          "alternative",
          "alternatives",
          "choice",
          "choices",
          "correctanswer",
          "wronganswer");
  private static final Set<String> FEEDBACKS =
      Set.of("feedback", "tip", "tips", "hint", "hints", "chosenfeedback", "notchosenfeedback");
  private static final Set<String> TITLES = Set.of("title", "header", "heading", "headline");

  private static final Set<String> TEXTS =
      Set.of(
          "text",
          "texts",
          "label",
          "labels",
          "alt",
          "description",
          "introduction",
          "intro",
          "subtitle",
          "summary",
          "content",
          "body",
          "passage",
          "textfield",
          "caption",
          "message",
          "front",
          "back",
          "term",
          "definition",
          "quote",
          "explanation",
          "instruction",
          "instructions",
          "hovertext",
          "transcript",
          "note",
          "main",
          "keyword",
          "notes",
          "keywords",
          "placeholder",
          "clue",
          "word",
          "wordlist",
          "goaltext",
          "notfilledout",
          "answeriscorrect",
          "answeriswrong",
          "answeredcorrectly",
          "answeredincorrectly",
          "solution",
          "samplesolution",
          "overview",
          "check",
          "checkanswer",
          "submit",
          "submitanswer",
          "retry",
          "tryagain",
          "showsolution",
          "showsolutions",
          "next",
          "previous",
          "finish",
          "continue",
          "skip",
          "start",
          "close",
          "cancel",
          "confirm",
          "proceed",
          "reset",
          "true",
          "false");

  private static final Pattern TEXT_ENDING =
      Pattern.compile(
          ".*(?:text|label|title|message|feedback|description|tip|hint|question|answer|answers"
              + "|alt|header|heading|caption|introduction|button|placeholder|note)$");

  /** What no reader sees: links, names of files, libraries, colours, identifiers, choices. */
  private static final Pattern TECHNICAL =
      Pattern.compile(
          "\\s*(?:true|false|on|off|auto|none|[a-z][a-z0-9+.-]*://\\S*|(?:mailto|data):\\S+"
              + "|(?:images|videos|audios|files)/\\S+|H5P\\.[\\w.]+(?: \\d+\\.\\d+)?"
              + "|#[0-9a-fA-F]{3}|#[0-9a-fA-F]{6}|#[0-9a-fA-F]{8}|rgba?\\([^)]*\\)"
              + "|[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f-]{22}"
              + "|\\S+\\.(?:png|jpe?g|gif|svg|mp[34]|webm|ogg|wav|pdf|vtt))\\s*");

  private H5pField() {}

  /** Whether all inside a field of this name is left. */
  static boolean isSetting(String name) {
    String n = name.toLowerCase(Locale.ROOT);
    return SETTINGS.contains(n) || COLOUR_OR_REFERENCE.matcher(n).matches();
  }

  /** Whether all strings inside a field of this name are words of the player. */
  static boolean holdsWords(String name) {
    return WORDS.contains(name.toLowerCase(Locale.ROOT));
  }

  /** Whether the strings of a field of this name are for a reader's eyes. */
  static boolean isText(String name) {
    String n = name.toLowerCase(Locale.ROOT);
    return isOne(n, List.of(STEMS, OPTIONS, FEEDBACKS, TITLES, TEXTS))
        || TEXT_ENDING.matcher(n).matches();
  }

  /** Whether a value shows by itself that it is no text. */
  static boolean isTechnical(String value) {
    return value.isBlank() || TECHNICAL.matcher(value).matches();
  }

  private static boolean isOne(String name, List<Set<String>> sets) {
    return sets.stream().anyMatch(s -> s.contains(name));
  }

  /** What a text is, or null where its name says nothing of it. */
  static @Nullable BlockKind kind(String name) {
    String n = name.toLowerCase(Locale.ROOT);
    if (STEMS.contains(n)) {
      return BlockKind.STEM;
    }
    if (OPTIONS.contains(n)) {
      return BlockKind.OPTION;
    }
    if (FEEDBACKS.contains(n) || n.endsWith("feedback")) {
      return BlockKind.FEEDBACK;
    }
    return TITLES.contains(n)
        ? BlockKind.HEADING
        : n.equals("alt") || n.equals("hovertext") ? BlockKind.ALT_TEXT : null;
  }
}
