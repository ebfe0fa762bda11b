package org.dars.index.bench.courseware;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import net.sf.okapi.common.Event;
import net.sf.okapi.common.EventType;
import net.sf.okapi.common.LocaleId;
import net.sf.okapi.common.filters.IFilter;
import net.sf.okapi.common.filterwriter.IFilterWriter;
import net.sf.okapi.common.resource.RawDocument;
import net.sf.okapi.filters.html.HtmlFilter;
import net.sf.okapi.filters.its.html5.HTML5Filter;
import net.sf.okapi.filters.markdown.MarkdownFilter;
import net.sf.okapi.filters.openoffice.OpenOfficeFilter;
import net.sf.okapi.filters.openxml.OpenXMLFilter;

/**
 * Okapi's filters with their default settings. Source and target are one language, and the output's
 * encoding is the input's, so that nothing has a reason to change.
 *
 * @param name what the figures call it
 */
record Okapi(String name, Supplier<IFilter> filter) {

  private static final Map<String, List<Okapi>> BY_FORMAT =
      Map.of(
          "docx", List.of(new Okapi("okapi openxml", OpenXMLFilter::new)),
          "pptx", List.of(new Okapi("okapi openxml", OpenXMLFilter::new)),
          "xlsx", List.of(new Okapi("okapi openxml", OpenXMLFilter::new)),
          "odt", List.of(new Okapi("okapi openoffice", OpenOfficeFilter::new)),
          "odp", List.of(new Okapi("okapi openoffice", OpenOfficeFilter::new)),
          "ods", List.of(new Okapi("okapi openoffice", OpenOfficeFilter::new)),
          "md", List.of(new Okapi("okapi markdown", MarkdownFilter::new)),
          "mdx", List.of(new Okapi("okapi markdown", MarkdownFilter::new)),
          "html",
              List.of(
                  new Okapi("okapi html", HtmlFilter::new),
                  new Okapi("okapi itshtml5", HTML5Filter::new)));

  /** Those that read files of a format, none where there is none. */
  static List<Okapi> of(String format) {
    return BY_FORMAT.getOrDefault(format, List.of());
  }

  /**
   * Extracts a file and writes it back without a change.
   *
   * @throws IOException when a filter gives up, whatever it throws
   */
  byte[] identity(Path file) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (IFilter from = filter.get();
        RawDocument raw = raw(file)) {
      from.open(raw);
      try (IFilterWriter to = from.createFilterWriter()) {
        boolean opened = false;
        while (from.hasNext()) {
          Event event = from.next();
          if (!opened) {
            String encoding =
                event.isStartDocument() ? event.getStartDocument().getEncoding() : null;
            to.setOptions(LocaleId.ENGLISH, encoding == null ? "UTF-8" : encoding);
            to.setOutput(out);
            opened = true;
          }
          to.handleEvent(event);
        }
      }
    } catch (RuntimeException | StackOverflowError e) {
      throw new IOException(reason(e), e);
    }
    return out.toByteArray();
  }

  /**
   * Extracts a file.
   *
   * @return how many text units it holds
   */
  int read(Path file) throws IOException {
    int units = 0;
    try (IFilter from = filter.get();
        RawDocument raw = raw(file)) {
      from.open(raw);
      while (from.hasNext()) {
        if (from.next().getEventType() == EventType.TEXT_UNIT) {
          units++;
        }
      }
    } catch (RuntimeException | StackOverflowError e) {
      throw new IOException(reason(e), e);
    }
    return units;
  }

  private static RawDocument raw(Path file) {
    return new RawDocument(file.toUri(), "UTF-8", LocaleId.ENGLISH, LocaleId.ENGLISH);
  }

  private static String reason(Throwable e) {
    return e.getClass().getSimpleName() + ": " + e.getMessage();
  }
}
