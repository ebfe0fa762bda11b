package org.dars.models.onnx;

import com.google.protobuf.ByteString;
import com.google.protobuf.CodedInputStream;
import com.google.protobuf.UnknownFieldSet;
import com.google.protobuf.UnknownFieldSet.Field;
import com.google.protobuf.UnsafeByteOperations;
import java.io.IOException;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;

/**
 * The nodes of an ONNX model, to be replaced and written again; weights are passed on as they are,
 * without being copied. Field numbers are those of {@code onnx.proto}.
 */
final class OnnxGraph {

  private static final int MODEL_GRAPH = 7;
  private static final int MODEL_OPSETS = 8;
  private static final int GRAPH_NODE = 1;
  private static final int GRAPH_INITIALIZER = 5;
  private static final int GRAPH_OUTPUT = 12;
  private static final int VALUE_NAME = 1;
  private static final int TENSOR_DIMS = 1;
  private static final int TENSOR_TYPE = 2;
  private static final int TENSOR_FLOATS = 4;
  private static final int TENSOR_INT64S = 7;
  private static final int TENSOR_NAME = 8;
  private static final int TENSOR_RAW = 9;
  static final int FLOAT = 1;
  private static final int INT64 = 7;

  private final UnknownFieldSet model;
  private final UnknownFieldSet graph;
  private final List<OnnxNode> nodes = new ArrayList<>();
  private final Set<String> outputs = new HashSet<>();
  private final Map<String, OnnxNode> producers = new HashMap<>();
  private final Map<String, Double> scalars = new HashMap<>();
  private final List<ByteString> addedTensors = new ArrayList<>();
  private boolean usesContrib;

  /**
   * @throws IOException when these are not the bytes of a model
   */
  OnnxGraph(byte[] bytes) throws IOException {
    this.model = parse(UnsafeByteOperations.unsafeWrap(bytes));
    List<ByteString> graphs = model.getField(MODEL_GRAPH).getLengthDelimitedList();
    if (graphs.isEmpty()) {
      throw new IOException("no graph in it");
    }
    this.graph = parse(graphs.getFirst());
    for (ByteString node : graph.getField(GRAPH_NODE).getLengthDelimitedList()) {
      add(new OnnxNode(parse(node)));
    }
    for (ByteString output : graph.getField(GRAPH_OUTPUT).getLengthDelimitedList()) {
      outputs.add(OnnxNode.string(parse(output), VALUE_NAME));
    }
    for (ByteString tensor : graph.getField(GRAPH_INITIALIZER).getLengthDelimitedList()) {
      UnknownFieldSet fields = parse(tensor);
      scalar(fields).ifPresent(x -> scalars.put(OnnxNode.string(fields, TENSOR_NAME), x));
    }
    for (OnnxNode node : nodes) {
      for (ByteString value : node.tensors("value")) {
        scalar(parse(value)).ifPresent(x -> scalars.put(node.output(), x));
      }
    }
  }

  static UnknownFieldSet parse(ByteString bytes) throws IOException {
    CodedInputStream in = bytes.newCodedInput();
    in.enableAliasing(true);
    return UnknownFieldSet.parseFrom(in);
  }

  /** In an order in which each node comes after those that it needs. */
  List<OnnxNode> nodes() {
    return List.copyOf(nodes);
  }

  /** The node whose first output is called so, or one of no kind. */
  OnnxNode from(String value) {
    return producers.getOrDefault(value, OnnxNode.NONE);
  }

  /** The only number of a float constant or weight of that name. */
  OptionalDouble scalar(String value) {
    Double found = scalars.get(value);
    return found == null ? OptionalDouble.empty() : OptionalDouble.of(found);
  }

  /** Puts a node in the place of another, which gives the same value. */
  void replace(OnnxNode old, OnnxNode node) {
    nodes.set(nodes.indexOf(old), node);
    producers.put(node.output(), node);
    usesContrib |= node.isContrib();
  }

  /** Puts nodes before all others; they may need only the model's inputs and weights. */
  void prepend(List<OnnxNode> first) {
    nodes.addAll(0, first);
    first.forEach(n -> producers.put(n.output(), n));
  }

  /** A new weight: int64 numbers in one dimension. */
  void addIntegers(String name, long... values) {
    Field.Builder numbers = Field.newBuilder();
    for (long value : values) {
      numbers.addVarint(value);
    }
    addedTensors.add(
        UnknownFieldSet.newBuilder()
            .addField(TENSOR_DIMS, Field.newBuilder().addVarint(values.length).build())
            .addField(TENSOR_TYPE, Field.newBuilder().addVarint(INT64).build())
            .addField(TENSOR_INT64S, numbers.build())
            .addField(TENSOR_NAME, OnnxNode.strings(List.of(name)))
            .build()
            .toByteString());
  }

  /** The model without nodes that nobody needs any more. */
  byte[] toBytes() {
    Field.Builder kept = Field.newBuilder();
    Set<String> needed = new HashSet<>(outputs);
    List<OnnxNode> backwards = new ArrayList<>();
    for (OnnxNode node : nodes.reversed()) {
      if (node.outputs().stream().anyMatch(needed::contains)) {
        needed.addAll(node.inputs());
        backwards.add(node);
      }
    }
    backwards.reversed().forEach(n -> kept.addLengthDelimited(n.fields().toByteString()));
    Field.Builder tensors = Field.newBuilder(graph.getField(GRAPH_INITIALIZER));
    addedTensors.forEach(tensors::addLengthDelimited);
    UnknownFieldSet.Builder whole =
        UnknownFieldSet.newBuilder(model)
            .clearField(MODEL_GRAPH)
            .addField(
                MODEL_GRAPH,
                Field.newBuilder()
                    .addLengthDelimited(
                        UnknownFieldSet.newBuilder(graph)
                            .clearField(GRAPH_NODE)
                            .clearField(GRAPH_INITIALIZER)
                            .addField(GRAPH_NODE, kept.build())
                            .addField(GRAPH_INITIALIZER, tensors.build())
                            .build()
                            .toByteString())
                    .build());
    if (usesContrib) {
      whole.mergeField(MODEL_OPSETS, OnnxNode.contribOpset());
    }
    return whole.build().toByteArray();
  }

  private void add(OnnxNode node) {
    nodes.add(node);
    producers.put(node.output(), node);
  }

  private static OptionalDouble scalar(UnknownFieldSet tensor) {
    List<Long> dims = tensor.getField(TENSOR_DIMS).getVarintList();
    boolean one = dims.stream().allMatch(d -> d == 1);
    if (!one || !tensor.getField(TENSOR_TYPE).getVarintList().equals(List.of((long) FLOAT))) {
      return OptionalDouble.empty();
    }
    for (int field : new int[] {TENSOR_RAW, TENSOR_FLOATS}) { // packed floats look like raw ones
      for (ByteString raw : tensor.getField(field).getLengthDelimitedList()) {
        if (raw.size() == Float.BYTES) {
          return OptionalDouble.of(
              raw.asReadOnlyByteBuffer().order(ByteOrder.LITTLE_ENDIAN).getFloat());
        }
      }
    }
    return OptionalDouble.empty();
  }
}
