package org.dars.models.testing;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Writes small ONNX graphs that ONNX Runtime loads for real. Field numbers are those of {@code
 * onnx.proto3}; operators are those of opset 13.
 */
final class OnnxGraphWriter {

  /** Of {@code TensorProto.DataType}. */
  enum DataType {
    FLOAT(1),
    INT8(3),
    INT64(7),
    BOOL(9),
    FLOAT16(10);

    final int number;

    DataType(int number) {
      this.number = number;
    }
  }

  private static final int IR_VERSION = 8;
  private static final int OPSET = 13;

  private final Protobuf graph = new Protobuf().text(2, "toy");
  private final ByteArrayOutputStream beside = new ByteArrayOutputStream();

  /**
   * An input.
   *
   * @param shape axes: a name for a length that varies, a number for one that does not
   */
  OnnxGraphWriter input(String name, DataType type, Object... shape) {
    graph.message(11, value(name, type, shape));
    return this;
  }

  OnnxGraphWriter output(String name, DataType type, Object... shape) {
    graph.message(12, value(name, type, shape));
    return this;
  }

  OnnxGraphWriter node(String operator, List<String> inputs, String output) {
    return node(operator, inputs, output, List.of());
  }

  /** A node with whole-number attributes, each "name=value" or "name=value,value". */
  OnnxGraphWriter node(
      String operator, List<String> inputs, String output, List<String> attributes) {
    Protobuf node = new Protobuf();
    inputs.forEach(i -> node.text(1, i));
    node.text(2, output).text(3, output).text(4, operator);
    for (String attribute : attributes) {
      int equals = attribute.indexOf('=');
      Protobuf written = new Protobuf().text(1, attribute.substring(0, equals));
      String[] values = attribute.substring(equals + 1).split(",");
      for (String value : values) {
        written.number(values.length == 1 ? 3 : 8, Long.parseLong(value));
      }
      node.message(5, written.number(20, values.length == 1 ? 2 : 7));
    }
    graph.message(1, node);
    return this;
  }

  /**
   * One of two graphs, which see all that this one holds.
   *
   * @param condition a BOOL of one element
   * @param outputs what it is called that both give, in their order
   */
  OnnxGraphWriter choice(
      String condition, OnnxGraphWriter then, OnnxGraphWriter otherwise, List<String> outputs) {
    Protobuf node = new Protobuf().text(1, condition);
    outputs.forEach(o -> node.text(2, o));
    node.text(3, outputs.getFirst()).text(4, "If");
    node.message(5, new Protobuf().text(1, "then_branch").message(6, then.graph).number(20, 5));
    node.message(
        5, new Protobuf().text(1, "else_branch").message(6, otherwise.graph).number(20, 5));
    graph.message(1, node);
    return this;
  }

  OnnxGraphWriter axes(String name, long... values) {
    ByteBuffer raw = ByteBuffer.allocate(values.length * 8).order(ByteOrder.LITTLE_ENDIAN);
    for (long value : values) {
      raw.putLong(value);
    }
    return constant(name, DataType.INT64, raw.array(), values.length);
  }

  /** A constant of one number. */
  OnnxGraphWriter number(String name, float value) {
    return number(name, DataType.FLOAT, value);
  }

  /** A constant of one number of a type. */
  OnnxGraphWriter number(String name, DataType type, float value) {
    return constant(name, type, raw(new float[][] {{value}}, type, 1), 1);
  }

  /** A constant [rows, columns]; INT8 holds the values times 127. */
  OnnxGraphWriter table(String name, DataType type, float[][] rows) {
    return constant(name, type, raw(rows, type, rows[0].length), rows.length, rows[0].length);
  }

  /**
   * A constant [rows, columns] of floats whose numbers stand in another file.
   *
   * @param file name of that file, beside the graph's; {@link #write} writes it
   */
  OnnxGraphWriter tableBeside(String name, String file, float[][] rows) {
    byte[] raw = raw(rows, DataType.FLOAT, rows[0].length);
    Protobuf tensor = tensor(name, DataType.FLOAT, rows.length, rows[0].length);
    entry(tensor, "location", file);
    entry(tensor, "offset", Integer.toString(beside.size()));
    entry(tensor, "length", Integer.toString(raw.length));
    graph.message(5, tensor.number(14, 1));
    beside.writeBytes(raw);
    return this;
  }

  /** Writes the graph. */
  void write(Path onnx) throws IOException {
    Files.createDirectories(onnx.toAbsolutePath().getParent());
    Protobuf model =
        new Protobuf()
            .number(1, IR_VERSION)
            .text(2, "dars")
            .message(7, graph)
            .message(8, new Protobuf().text(1, "").number(2, OPSET));
    Files.write(onnx, model.toBytes());
  }

  /** Writes the graph, and beside it the numbers of {@link #tableBeside}. */
  void write(Path onnx, String fileBeside) throws IOException {
    write(onnx);
    Files.write(onnx.resolveSibling(fileBeside), beside.toByteArray());
  }

  private OnnxGraphWriter constant(String name, DataType type, byte[] raw, long... dims) {
    graph.message(5, tensor(name, type, dims).bytes(9, raw));
    return this;
  }

  private static Protobuf tensor(String name, DataType type, long... dims) {
    Protobuf tensor = new Protobuf();
    for (long dim : dims) {
      tensor.number(1, dim);
    }
    return tensor.number(2, type.number).text(8, name);
  }

  private static void entry(Protobuf tensor, String key, String value) {
    tensor.message(13, new Protobuf().text(1, key).text(2, value));
  }

  private static Protobuf value(String name, DataType type, Object... shape) {
    Protobuf axes = new Protobuf();
    for (Object axis : shape) {
      axes.message(
          1,
          axis instanceof Integer length
              ? new Protobuf().number(1, length)
              : new Protobuf().text(2, axis.toString()));
    }
    Protobuf tensor = new Protobuf().number(1, type.number).message(2, axes);
    return new Protobuf().text(1, name).message(2, new Protobuf().message(1, tensor));
  }

  private static byte[] raw(float[][] rows, DataType type, int columns) {
    ByteBuffer raw = ByteBuffer.allocate(rows.length * columns * 4).order(ByteOrder.LITTLE_ENDIAN);
    for (float[] row : rows) {
      for (float x : row) {
        switch (type) {
          case FLOAT -> raw.putFloat(x);
          case FLOAT16 -> raw.putShort(Float.floatToFloat16(x));
          case INT8 -> raw.put((byte) Math.round(x * 127));
          case INT64, BOOL -> throw new IllegalArgumentException("a table holds no " + type);
        }
      }
    }
    byte[] bytes = new byte[raw.position()];
    raw.flip().get(bytes);
    return bytes;
  }
}
