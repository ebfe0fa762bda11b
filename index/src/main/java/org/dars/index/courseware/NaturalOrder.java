package org.dars.index.courseware;

import java.nio.file.Path;
import java.util.Comparator;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** File names as people order them: README and index first, numbers by value, case ignored. */
public final class NaturalOrder implements Comparator<Path> {

  private static final Pattern FIRST = Pattern.compile("(readme|index|_?intro(duction)?)(\\..*)?");
  private static final Pattern PIECE = Pattern.compile("\\d+|\\D+");

  @Override
  public int compare(Path a, Path b) {
    int names = compare(String.valueOf(a.getFileName()), String.valueOf(b.getFileName()));
    return names != 0 ? names : a.compareTo(b);
  }

  /** Two names of files or folders. */
  public static int compare(String a, String b) {
    String left = a.toLowerCase(Locale.ROOT);
    String right = b.toLowerCase(Locale.ROOT);
    int first = Boolean.compare(FIRST.matcher(right).matches(), FIRST.matcher(left).matches());
    return first != 0 ? first : natural(left, right);
  }

  static int natural(String a, String b) {
    Matcher left = PIECE.matcher(a);
    Matcher right = PIECE.matcher(b);
    while (left.find()) {
      if (!right.find()) {
        return 1;
      }
      int piece = piece(left.group(), right.group());
      if (piece != 0) {
        return piece;
      }
    }
    return right.find() ? -1 : 0;
  }

  private static int piece(String a, String b) {
    if (!Character.isDigit(a.charAt(0)) || !Character.isDigit(b.charAt(0))) {
      return a.compareTo(b);
    }
    String left = a.replaceFirst("^0+(?=.)", "");
    String right = b.replaceFirst("^0+(?=.)", "");
    return left.length() != right.length()
        ? Integer.compare(left.length(), right.length())
        : left.compareTo(right);
  }
}
