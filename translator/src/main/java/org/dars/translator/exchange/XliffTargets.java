package org.dars.translator.exchange;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import net.sf.okapi.lib.xliff2.XLIFFException;
import net.sf.okapi.lib.xliff2.core.CTag;
import net.sf.okapi.lib.xliff2.core.Fragment;
import net.sf.okapi.lib.xliff2.core.Segment;
import net.sf.okapi.lib.xliff2.core.StartXliffData;
import net.sf.okapi.lib.xliff2.core.Tag;
import net.sf.okapi.lib.xliff2.core.TagType;
import net.sf.okapi.lib.xliff2.core.Unit;
import net.sf.okapi.lib.xliff2.reader.Event;
import net.sf.okapi.lib.xliff2.reader.XLIFFReader;

/** The targets of one XLIFF file, as guarded texts by segment id. Used once. */
final class XliffTargets {

  private final Path file;
  private final Map<String, String> fingerprints;
  private final String from;
  private final String to;
  private final Map<String, String> targets = new LinkedHashMap<>();
  private final List<String> problems = new ArrayList<>();

  XliffTargets(Path file, Map<String, String> fingerprints, String from, String to) {
    this.file = file;
    this.fingerprints = fingerprints;
    this.from = from;
    this.to = to;
  }

  XliffFile.Targets read() throws XliffProblemException, IOException {
    byte[] bytes = Files.readAllBytes(file);
    refuseDoctype(bytes);
    try (XLIFFReader reader = new XLIFFReader(XLIFFReader.VALIDATION_MINIMAL)) {
      reader.open(new ByteArrayInputStream(bytes));
      while (reader.hasNext()) {
        Event event = reader.next();
        if (event.isStartXliff()) {
          languages(event.getStartXliffData());
        } else if (event.isUnit()) {
          unit(event.getUnit());
        }
      }
    } catch (XLIFFException e) {
      throw new XliffProblemException(
          file, "is not a valid XLIFF 2 file (" + firstLine(e) + "); export it again", e);
    }
    return new XliffFile.Targets(targets, problems);
  }

  /** No exchange file has a DOCTYPE, and entities are a way to read other files. */
  private void refuseDoctype(byte[] bytes) throws XliffProblemException {
    XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    try {
      XMLStreamReader xml = factory.createXMLStreamReader(new ByteArrayInputStream(bytes));
      while (xml.hasNext() && xml.next() != XMLStreamConstants.START_ELEMENT) {
        if (xml.getEventType() == XMLStreamConstants.DTD) {
          throw new XliffProblemException(file, "has a DOCTYPE, which is not allowed", null);
        }
      }
      xml.close();
    } catch (XMLStreamException e) {
      throw new XliffProblemException(file, "is not well-formed XML; export it again", e);
    }
  }

  private void languages(StartXliffData start) throws XliffProblemException {
    String target = start.getTargetLanguage() == null ? to : start.getTargetLanguage();
    if (!start.getSourceLanguage().equalsIgnoreCase(from) || !target.equalsIgnoreCase(to)) {
      throw new XliffProblemException(
          file,
          String.format(
              Locale.ROOT,
              "is for %s to %s, not %s to %s; choose the file of these languages",
              start.getSourceLanguage(),
              target,
              from,
              to),
          null);
    }
  }

  private void unit(Unit unit) {
    String fingerprint = fingerprints.get(unit.getId());
    boolean translated = false;
    for (Segment segment : unit.getSegments()) {
      translated |= segment.hasTarget() && !segment.getTarget().isEmpty();
    }
    if (!translated) {
      return;
    }
    if (fingerprint == null || !fingerprint.equals(unit.getName())) {
      problems.add(
          file.getFileName()
              + ": its unit "
              + unit.getId()
              + " is of another version of the document and was left out; export it again");
      return;
    }
    for (Segment segment : unit.getSegments()) {
      if (segment.hasTarget() && !segment.getTarget().isEmpty()) {
        String id = segment.getId();
        String index = id != null && id.startsWith("s") ? id.substring(1) : "?";
        targets.put(unit.getId() + "/" + index, guarded(segment));
      }
    }
  }

  /** A target as guarded text: codes have the numbers of their source's codes, in order. */
  private static String guarded(Segment segment) {
    Map<String, Integer> numbers = new HashMap<>();
    for (Object piece : segment.getSource()) {
      if (piece instanceof CTag tag && tag.getTagType() != TagType.CLOSING) {
        numbers.put(tag.getId(), numbers.size() + 1);
      }
    }
    StringBuilder text = new StringBuilder();
    Fragment target = segment.getTarget();
    for (Object piece : target) {
      if (piece instanceof CTag tag) {
        String slash = tag.getTagType() == TagType.CLOSING ? "/" : "";
        text.append('⟦').append(slash).append(numbers.getOrDefault(tag.getId(), 0)).append('⟧');
      } else if (!(piece instanceof Tag)) {
        text.append(piece);
      }
    }
    return text.toString();
  }

  private static String firstLine(Exception e) {
    return String.valueOf(e.getMessage()).lines().findFirst().orElse("").strip();
  }
}
