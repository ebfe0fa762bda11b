package org.dars.translator.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import net.sf.okapi.common.Event;
import net.sf.okapi.common.LocaleId;
import net.sf.okapi.common.filters.IFilter;
import net.sf.okapi.common.filterwriter.IFilterWriter;
import net.sf.okapi.common.resource.ITextUnit;
import net.sf.okapi.common.resource.RawDocument;
import net.sf.okapi.common.resource.Segment;
import net.sf.okapi.common.resource.TextFragment;
import net.sf.okapi.filters.xliff.XLIFFFilter;
import net.sf.okapi.filters.xliff2.XLIFF2Filter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Another tool reads our file, translates what is open, and writes it: nothing else changes. */
class OkapiRoundTripTest {

  private static final LocaleId EN = LocaleId.ENGLISH;
  private static final LocaleId ES = LocaleId.SPANISH;

  @TempDir Path folder;

  @Test
  void xliff12() throws Exception {
    roundTrip(new XLIFFFilter(), XliffVersion.V1_2);
  }

  @Test
  void xliff21() throws Exception {
    roundTrip(new XLIFF2Filter(), XliffVersion.V2_1);
  }

  private void roundTrip(IFilter filter, XliffVersion version) throws Exception {
    ExchangeFile course = Exchanges.course();
    Path out = folder.resolve("out.xlf");
    Path back = folder.resolve("back.xlf");
    Xliff.write(course, version, out);
    int translated = translate(filter, out, back);
    assertThat(translated).isEqualTo(2);
    Returned returned = Returned.of(back, Xliff.read(back), course);
    assertThat(returned.problems()).isEmpty();
    assertThat(returned.segments())
        .extracting(Returned.Segment::document, Returned.Segment::id, Returned.Segment::target)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple(
                "a/b.md", "1-p1/0", "Una ⟦1⟧célula⟦/1⟧ y su nombre: ⟦2⟧ <x>."),
            org.assertj.core.groups.Tuple.tuple("a/b.md", "1-p1/1", "ES It grows."),
            org.assertj.core.groups.Tuple.tuple("c.md", "1-p1/0", "ES The end."));
    assertThat(returned.segments().getFirst().state()).isEqualTo(ExchangeState.NEEDS_REVIEW);
    assertThat(returned.segments().getFirst().notes()).contains(new ExchangeNote("Ana", "Right?"));
    List<ExchangeDocument> documents = Xliff.read(back).file().documents();
    assertThat(documents.getFirst().units().getFirst().segments())
        .extracting(ExchangeSegment::source)
        .containsExactly("A ⟦1⟧cell⟦/1⟧ & its name: ⟦2⟧ <x>.", "It grows.");
  }

  /** Puts "ES " before what has no translation, or the source as one. */
  private static int translate(IFilter filter, Path in, Path out) {
    int translated = 0;
    filter.open(new RawDocument(in.toUri(), "UTF-8", EN, ES));
    try (IFilterWriter writer = filter.createFilterWriter()) {
      writer.setOptions(ES, "UTF-8");
      writer.setOutput(out.toString());
      while (filter.hasNext()) {
        Event event = filter.next();
        if (event.isTextUnit() && event.getTextUnit().isTranslatable()) {
          translated += translate(event.getTextUnit());
        }
        writer.handleEvent(event);
      }
    }
    filter.close();
    return translated;
  }

  private static int translate(ITextUnit unit) {
    int translated = 0;
    for (Segment source : unit.getSource().getSegments()) {
      Segment target = unit.getTargetSegment(ES, source.id, true);
      String text = target.text.getText();
      if (text.isEmpty() || text.equals(source.text.getText())) {
        target.text = new TextFragment("ES " + source.text.getText());
        translated++;
      }
    }
    return translated;
  }
}
