package org.dars.assistant.quiz.exchange;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.dars.assistant.quiz.item.Item;
import org.dars.assistant.quiz.item.ItemKind;

/**
 * GIFT, Moodle's text format. Read as Moodle reads it, but for blank lines between braces, which
 * are let pass. Ids and tags stand in comments, as Moodle writes them.
 *
 * <p>Source: Moodle documentation, "GIFT format"; {@code question/format/gift/format.php} of Moodle
 * 4.
 */
public final class GiftFormat implements ItemFormat {

  @Override
  public String id() {
    return "gift";
  }

  @Override
  public List<String> extensions() {
    return List.of("gift", "txt");
  }

  @Override
  public boolean reads() {
    return true;
  }

  /** All but orders of steps; of texts with gaps those with one, which becomes a missing word. */
  @Override
  public Set<ItemKind> kinds() {
    return EnumSet.complementOf(EnumSet.of(ItemKind.ORDERING));
  }

  @Override
  public Reading read(Path file) throws ItemFileException, IOException {
    try {
      return GiftReader.read(ItemFiles.text(file)).reading(file);
    } catch (GiftReader.NoGift e) {
      throw new ItemFileException(
          file + ": is no GIFT; items in it have answers in braces, as {=right ~wrong}", e);
    }
  }

  @Override
  public List<Loss> write(List<Item> items, Path file) throws IOException {
    List<Loss> losses = new ArrayList<>();
    StringBuilder out = new StringBuilder();
    List<String> category = List.of();
    for (Item item : items) {
      List<Loss> lost = new ArrayList<>();
      String gift = "";
      try {
        Item flat = OneGap.flat(item);
        gift = ItemFiles.encodable(GiftWriter.item(flat));
        if (flat.body().kind() != item.body().kind()) {
          lost.add(Differences.becomes(item, flat.body().kind().label()));
        }
        lost.addAll(Differences.exact(flat, back(item, gift)));
      } catch (IllegalArgumentException e) {
        lost.add(Differences.whole(item, String.valueOf(e.getMessage())));
      }
      losses.addAll(lost);
      if (!Differences.isWhole(lost)) {
        if (!item.about().category().equals(category)) {
          category = item.about().category();
          out.append(GiftWriter.category(category));
        }
        out.append(gift);
      }
    }
    ItemFiles.write(file, out.toString());
    return losses;
  }

  private static Reading back(Item item, String gift) {
    try {
      return GiftReader.read(GiftWriter.category(item.about().category()) + gift).reading();
    } catch (GiftReader.NoGift e) {
      throw new IllegalStateException("the category is missing", e);
    }
  }
}
