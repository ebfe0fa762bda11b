package org.dars.assistant.tutor;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.ser.std.ToStringSerializer;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Answers as JSON, to be kept for long: what this version does not know is passed over when read,
 * and what the version that wrote did not know is filled in (an empty list, "", 0, false, the first
 * of an enum), so that answers that were stored can always be shown.
 */
public final class AnswerJson {

  private static final JsonMapper JSON =
      JsonMapper.builder()
          .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .addModule(new SimpleModule().addSerializer(Instant.class, ToStringSerializer.instance))
          .build();

  private AnswerJson() {}

  /** One line of JSON, fields as the record names them. */
  public static String write(Answer answer) {
    return tree(answer).toString();
  }

  /** The same as a tree, to put into another document. */
  public static JsonNode tree(Answer answer) {
    return JSON.valueToTree(answer);
  }

  /**
   * Reads what {@link #write} of this or another version wrote.
   *
   * @throws IllegalArgumentException when it is not an answer in JSON
   */
  public static Answer read(String json) {
    try {
      JsonNode tree = JSON.readTree(json);
      if (!tree.isObject()) {
        throw new IllegalArgumentException("an answer in the store is not a JSON object");
      }
      return JSON.treeToValue(completed(tree, Answer.class, Answer.class), Answer.class);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("an answer in the store is not readable as JSON", e);
    }
  }

  /** The node with everything in it that its type cannot be without. */
  private static JsonNode completed(@Nullable JsonNode node, Type type, Class<?> raw) {
    if (raw.isRecord()) {
      ObjectNode object = node instanceof ObjectNode o ? o.deepCopy() : JSON.createObjectNode();
      for (RecordComponent c : raw.getRecordComponents()) {
        JsonNode field = object.get(c.getName());
        if ((field != null && !field.isNull()) || !nullable(c)) {
          object.set(c.getName(), completed(field, c.getGenericType(), c.getType()));
        }
      }
      return object;
    }
    if (Collection.class.isAssignableFrom(raw)) {
      ArrayNode list = JSON.createArrayNode();
      if (node instanceof ArrayNode items && type instanceof ParameterizedType p) {
        Type of = p.getActualTypeArguments()[0];
        items.forEach(i -> list.add(of instanceof Class<?> c ? completed(i, c, c) : i));
      }
      return list;
    }
    if (raw.isEnum()) {
      Object[] known = raw.getEnumConstants();
      if (node != null && Arrays.stream(known).anyMatch(k -> named(k, node.asText()))) {
        return node;
      }
      return JSON.getNodeFactory().textNode(((Enum<?>) known[0]).name());
    }
    if (node != null && !node.isNull()) {
      return node;
    }
    if (Map.class.isAssignableFrom(raw)) {
      return JSON.createObjectNode();
    }
    if (raw == boolean.class) {
      return JSON.getNodeFactory().booleanNode(false);
    }
    return raw.isPrimitive()
        ? JSON.getNodeFactory().numberNode(0)
        : JSON.getNodeFactory().textNode("");
  }

  private static boolean named(Object constant, String name) {
    return ((Enum<?>) constant).name().equals(name);
  }

  private static boolean nullable(RecordComponent component) {
    AnnotatedElement type = component.getAnnotatedType();
    return type.isAnnotationPresent(Nullable.class);
  }
}
