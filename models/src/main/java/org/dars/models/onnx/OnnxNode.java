package org.dars.models.onnx;

import com.google.protobuf.ByteString;
import com.google.protobuf.UnknownFieldSet;
import com.google.protobuf.UnknownFieldSet.Field;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;

/** A node of an {@link OnnxGraph}: an operator from values to values. */
final class OnnxNode {

  /** Of no kind, without inputs. */
  static final OnnxNode NONE = new OnnxNode(UnknownFieldSet.getDefaultInstance());

  private static final int INPUT = 1;
  private static final int OUTPUT = 2;
  private static final int TYPE = 4;
  private static final int ATTRIBUTE = 5;
  private static final int DOMAIN = 7;
  private static final int ATTRIBUTE_NAME = 1;
  private static final int ATTRIBUTE_F = 2;
  private static final int ATTRIBUTE_I = 3;
  private static final int ATTRIBUTE_T = 5;
  private static final int ATTRIBUTE_INTS = 8;
  private static final int ATTRIBUTE_TYPE = 20;

  /** ONNX Runtime's own operators. */
  private static final String CONTRIB = "com.microsoft";

  private final UnknownFieldSet fields;
  private final String type;
  private final List<String> inputs;
  private final List<String> outputs;

  OnnxNode(UnknownFieldSet fields) {
    this.fields = fields;
    this.type = string(fields, TYPE);
    this.inputs = names(fields, INPUT);
    this.outputs = names(fields, OUTPUT);
  }

  /** An operator of the ONNX standard, without attributes. */
  static OnnxNode of(String type, List<String> inputs, String output) {
    return new OnnxNode(
        UnknownFieldSet.newBuilder()
            .addField(INPUT, strings(inputs))
            .addField(OUTPUT, strings(List.of(output)))
            .addField(TYPE, strings(List.of(type)))
            .build());
  }

  /** The same, as an operator of ONNX Runtime. */
  OnnxNode contrib() {
    return new OnnxNode(fields.toBuilder().addField(DOMAIN, strings(List.of(CONTRIB))).build());
  }

  OnnxNode with(String name, float value) {
    return with(name, 1, ATTRIBUTE_F, Field.newBuilder().addFixed32(Float.floatToIntBits(value)));
  }

  OnnxNode with(String name, int value) {
    return with(name, 2, ATTRIBUTE_I, Field.newBuilder().addVarint(value));
  }

  private OnnxNode with(String name, int kind, int field, Field.Builder value) {
    ByteString attribute =
        UnknownFieldSet.newBuilder()
            .addField(ATTRIBUTE_NAME, strings(List.of(name)))
            .addField(field, value.build())
            .addField(ATTRIBUTE_TYPE, Field.newBuilder().addVarint(kind).build())
            .build()
            .toByteString();
    return new OnnxNode(
        fields.toBuilder()
            .mergeField(ATTRIBUTE, Field.newBuilder().addLengthDelimited(attribute).build())
            .build());
  }

  static Field contribOpset() {
    return Field.newBuilder()
        .addLengthDelimited(
            UnknownFieldSet.newBuilder()
                .addField(1, strings(List.of(CONTRIB)))
                .addField(2, Field.newBuilder().addVarint(1).build())
                .build()
                .toByteString())
        .build();
  }

  UnknownFieldSet fields() {
    return fields;
  }

  boolean is(String wanted) {
    return type.equals(wanted);
  }

  boolean isContrib() {
    return string(fields, DOMAIN).equals(CONTRIB);
  }

  List<String> inputs() {
    return inputs;
  }

  List<String> outputs() {
    return outputs;
  }

  /** Name of an input; "" where there is none. */
  String input(int number) {
    return number < inputs.size() ? inputs.get(number) : "";
  }

  /** Name of the first output; "" where there is none. */
  String output() {
    return outputs.isEmpty() ? "" : outputs.getFirst();
  }

  /** The tensor of an attribute; empty where there is none. */
  List<ByteString> tensors(String name) {
    return attribute(name).getField(ATTRIBUTE_T).getLengthDelimitedList();
  }

  /** An attribute of whole numbers; empty where there is none. */
  List<Long> integers(String name) {
    return attribute(name).getField(ATTRIBUTE_INTS).getVarintList();
  }

  private UnknownFieldSet attribute(String name) {
    try {
      for (ByteString bytes : fields.getField(ATTRIBUTE).getLengthDelimitedList()) {
        UnknownFieldSet attribute = OnnxGraph.parse(bytes);
        if (string(attribute, ATTRIBUTE_NAME).equals(name)) {
          return attribute;
        }
      }
      return UnknownFieldSet.getDefaultInstance();
    } catch (IOException e) {
      throw new UncheckedIOException("a node's attribute is broken", e);
    }
  }

  static String string(UnknownFieldSet fields, int number) {
    List<String> found = names(fields, number);
    return found.isEmpty() ? "" : found.getFirst();
  }

  static Field strings(List<String> values) {
    Field.Builder field = Field.newBuilder();
    values.forEach(v -> field.addLengthDelimited(ByteString.copyFromUtf8(v)));
    return field.build();
  }

  private static List<String> names(UnknownFieldSet fields, int number) {
    return fields.getField(number).getLengthDelimitedList().stream()
        .map(ByteString::toStringUtf8)
        .toList();
  }
}
