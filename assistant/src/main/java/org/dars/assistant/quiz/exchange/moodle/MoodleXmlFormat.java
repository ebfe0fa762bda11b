package org.dars.assistant.quiz.exchange.moodle;

import java.util.List;
import org.dars.assistant.quiz.exchange.ItemFileException;
import org.dars.assistant.quiz.exchange.ReadBackFormat;
import org.dars.assistant.quiz.item.Item;

/** Moodle XML, as {@code question/format/xml/format.php} of Moodle 4.5 reads and writes it. */
public final class MoodleXmlFormat extends ReadBackFormat {

  public MoodleXmlFormat() {
    super("moodle-xml", "xml");
  }

  @Override
  protected String refuses(Item item) {
    return MoodleXmlWriter.refuses(item);
  }

  @Override
  protected byte[] bytes(String name, List<Item> items) {
    MoodleXmlWriter writer = new MoodleXmlWriter();
    items.forEach(writer::add);
    return writer.bytes();
  }

  /** The ends of long tags. */
  @Override
  protected List<Loss> droppedThere(Item item) {
    return item.about().tags().stream()
        .filter(tag -> tag.length() > MoodleXmlWriter.MAX_TAG)
        .map(tag -> new Loss(item.id(), "Moodle cuts its tag \"" + tag + "\"", false))
        .toList();
  }

  @Override
  protected Reading read(String name, byte[] bytes) throws ItemFileException {
    return MoodleXmlReader.read(name, bytes);
  }
}
