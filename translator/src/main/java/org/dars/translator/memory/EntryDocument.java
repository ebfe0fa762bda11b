package org.dars.translator.memory;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.time.Instant;
import java.util.List;
import org.apache.lucene.document.BinaryDocValuesField;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.FieldType;
import org.apache.lucene.document.NumericDocValuesField;
import org.apache.lucene.document.StoredField;
import org.apache.lucene.document.StringField;
import org.apache.lucene.index.IndexOptions;
import org.apache.lucene.util.BytesRef;
import org.dars.translator.memory.Words.Word;
import org.jspecify.annotations.Nullable;

/** An entry as a document of Lucene. */
final class EntryDocument {

  /** What names an entry. */
  static final String ID = "id";

  /** {@link Keys#exact}. */
  static final String EXACT = "exact";

  /** Both tags as they were given, "en-US>es". */
  static final String PAIR = "pair";

  /** {@link Keys#pair}. */
  static final String LANGUAGES = "languages";

  /** Masked words of the source, each with {@link Keys#pair} before it. */
  static final String WORDS = "words";

  /** The words of the source with their places, for concordances. */
  static final String SOURCE_WORDS = "sourceWords";

  /** Those of the target. */
  static final String TARGET_WORDS = "targetWords";

  /** Hashes of the masked words, 4 bytes each, little-endian. */
  static final String HASHES = "hashes";

  /** How many words, and the penalty class: {@code n · 2 + machine}. */
  static final String LENGTH = "length";

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final FieldType BAG = indexed(IndexOptions.DOCS);
  private static final FieldType PLACES = indexed(IndexOptions.DOCS_AND_FREQS_AND_POSITIONS);

  private EntryDocument() {}

  static Document of(String id, MemoryEntry entry, String details) {
    Document document = new Document();
    List<Word> source = Words.of(entry.source());
    String pair = Keys.pair(entry.from(), entry.to());
    document.add(new StringField(ID, id, Field.Store.YES));
    document.add(
        new StringField(
            EXACT, Keys.exact(entry.source(), entry.from(), entry.to()), Field.Store.NO));
    document.add(new StringField(PAIR, entry.from() + ">" + entry.to(), Field.Store.NO));
    document.add(new StringField(LANGUAGES, pair, Field.Store.NO));
    document.add(new Field(WORDS, new WordStream(source, pair + ":"), BAG));
    document.add(new Field(SOURCE_WORDS, new WordStream(source, ""), PLACES));
    document.add(new Field(TARGET_WORDS, new WordStream(Words.of(entry.target()), ""), PLACES));
    document.add(new BinaryDocValuesField(HASHES, bytes(Words.hashes(source))));
    boolean machine = entry.quality() != Quality.PERSON && !entry.details().approved();
    document.add(new NumericDocValuesField(LENGTH, source.size() * 2L + (machine ? 1 : 0)));
    store(document, entry, details);
    return document;
  }

  private static void store(Document document, MemoryEntry entry, String details) {
    document.add(new StoredField("from", entry.from()));
    document.add(new StoredField("to", entry.to()));
    document.add(new StoredField("source", entry.source()));
    document.add(new StoredField("target", entry.target()));
    document.add(new StoredField("quality", entry.quality().name()));
    document.add(new StoredField("engine", entry.engine()));
    document.add(new StoredField("by", entry.by()));
    document.add(new StoredField("when", entry.when().toEpochMilli()));
    SegmentContext c = entry.context();
    known(document, "previous", c.previous());
    known(document, "next", c.next());
    known(document, "document", c.document());
    known(document, "block", c.block());
    known(document, "details", details);
  }

  private static void known(Document document, String name, String value) {
    if (!value.isEmpty()) {
      document.add(new StoredField(name, value));
    }
  }

  /** The entry of a document, also of one that version 1 wrote. */
  static MemoryEntry entry(Document document) {
    return new MemoryEntry(
        document.get("from"),
        document.get("to"),
        document.get("source"),
        document.get("target"),
        Quality.valueOf(document.get("quality")),
        document.get("engine"),
        document.get("by"),
        Instant.ofEpochMilli(document.getField("when").numericValue().longValue()),
        new SegmentContext(
            text(document, "previous"),
            text(document, "next"),
            text(document, "document"),
            text(document, "block")),
        details(document.get("details")));
  }

  private static String text(Document document, String name) {
    String value = document.get(name);
    return value == null ? "" : value;
  }

  /** Details as JSON, or "" for none. */
  static String json(EntryDetails details) {
    try {
      return details.equals(EntryDetails.NONE) ? "" : JSON.writeValueAsString(details);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("details are plain records", e);
    }
  }

  private static EntryDetails details(@Nullable String json) {
    try {
      return json == null ? EntryDetails.NONE : JSON.readValue(json, EntryDetails.class);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("the memory wrote details that it cannot read", e);
    }
  }

  private static BytesRef bytes(int[] hashes) {
    ByteBuffer bytes =
        ByteBuffer.allocate(hashes.length * Integer.BYTES).order(ByteOrder.LITTLE_ENDIAN);
    bytes.asIntBuffer().put(hashes);
    return new BytesRef(bytes.array());
  }

  private static FieldType indexed(IndexOptions options) {
    FieldType type = new FieldType();
    type.setIndexOptions(options);
    type.setTokenized(true);
    type.setOmitNorms(true);
    type.freeze();
    return type;
  }
}
