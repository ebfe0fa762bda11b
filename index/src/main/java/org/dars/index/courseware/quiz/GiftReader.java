package org.dars.index.courseware.quiz;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.dars.index.courseware.CoursewareException;
import org.dars.index.courseware.ReadLimits;
import org.dars.index.courseware.splice.Outline;
import org.dars.index.courseware.splice.Reading;
import org.dars.index.courseware.splice.RegionReader;
import org.dars.index.courseware.splice.SourceText;

/**
 * GIFT, Moodle's text format for questions, read as Moodle reads it. Weights, numbers, categories
 * and comments stay.
 *
 * <p>Source: Moodle documentation, "GIFT format"; {@code question/format/gift/format.php} of Moodle
 * 4.
 */
public final class GiftReader extends RegionReader {

  public static final String MEDIA_TYPE = "text/x-gift";

  private static final Pattern CATEGORY = Pattern.compile("(?m)^[ \\t]*\\$CATEGORY:");

  /** A title, and an answer block that opens with a mark or closes at once. */
  private static final Pattern QUESTION =
      Pattern.compile(
          "(?m)^[ \\t]*::[^\\r\\n]{1,300}?::[^{}]{0,4000}(?<!\\\\)\\{[^{}]{0,4000}(?<!\\\\)\\}");

  public GiftReader(ReadLimits limits) {
    super(limits);
  }

  /** Whether plain text is clearly GIFT. */
  public static boolean isGift(String text) {
    return QUESTION.matcher(text).find()
        || (CATEGORY.matcher(text).find() && text.indexOf('{') >= 0);
  }

  @Override
  public Set<String> mediaTypes() {
    return Set.of(MEDIA_TYPE);
  }

  @Override
  protected Reading parse(String path, byte[] bytes) throws CoursewareException {
    SourceText source = SourceText.decode(path, bytes, null);
    source.check(path, limits);
    Outline outline = new Outline();
    List<String> warnings = new ArrayList<>();
    boolean writable = source.isUnicode();
    if (!writable) {
      warnings.add(
          "The file is searched but not translated: Moodle reads GIFT in UTF-8 only; save it so");
    }
    GiftText text = new GiftText(source);
    List<String> category = List.of();
    int number = 0;
    for (int[] item : text.items()) {
      int from = text.skipBlank(item[0], item[1]);
      if (text.masked().startsWith("$CATEGORY:", from)) {
        category = Categories.names(text.masked().substring(from + 10, item[1]));
      } else if (from < item[1]) {
        number++;
        new GiftItem(text, outline, warnings, writable, number, category).read(from, item[1]);
      }
    }
    return new Reading(MEDIA_TYPE, "", "", outline, warnings);
  }
}
