package org.dars.index.courseware.packages;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Which names of entries are read. No name becomes a path; these also confuse other programs. */
final class EntryNames {

  private static final int LONGEST = 1_000;

  private final Set<String> lower = new HashSet<>();
  private final List<String> notes;

  EntryNames(List<String> notes) {
    this.notes = notes;
  }

  /** Whether an entry is taken; a sentence is noted when not. */
  boolean takes(String name) {
    String problem = problem(name);
    if (problem == null && !lower.add(name.toLowerCase(Locale.ROOT))) {
      problem = "its name differs from another one's only in upper and lower case";
    }
    if (problem != null) {
      notes.add(shown(name) + ": " + problem + "; left out");
    }
    return problem == null;
  }

  static @Nullable String problem(String name) {
    if (name.isEmpty()) {
      return "an entry without a name";
    }
    if (name.length() > LONGEST) {
      return "its name is longer than " + LONGEST + " characters";
    }
    if (name.chars().anyMatch(c -> c < ' ' || c == 0x7F)) {
      return "its name holds control characters";
    }
    if (name.startsWith("/") || name.indexOf('\\') >= 0 || name.matches("[A-Za-z]:.*")) {
      return "its name is a path of another machine";
    }
    for (String step : name.split("/", -1)) {
      if (step.equals("..") || step.equals(".") || (step.isEmpty() && !name.endsWith("/"))) {
        return "its name leads out of the package";
      }
    }
    return null;
  }

  /** What desktops and packers leave behind. */
  static boolean isJunk(String name) {
    for (String step : name.split("/")) {
      String s = step.toLowerCase(Locale.ROOT);
      if (s.startsWith(".")
          || s.startsWith("~$")
          || s.equals("thumbs.db")
          || s.equals("desktop.ini")
          || s.equals("__macosx")
          || s.matches("(licen[sc]e|copying|notice)(\\.(txt|md))?")) {
        return true;
      }
    }
    return false;
  }

  /** A name as a message shows it. */
  static String shown(String name) {
    String s = name.replaceAll("\\p{Cntrl}", "?");
    return s.length() > 120 ? s.substring(0, 120) + "…" : s;
  }
}
