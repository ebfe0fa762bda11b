package org.dars.models.onnx;

import ai.onnxruntime.NodeInfo;
import ai.onnxruntime.OnnxJavaType;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import ai.onnxruntime.TensorInfo;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What an ONNX graph takes and gives, without running it.
 *
 * @param inputs in the graph's order
 * @param outputs in the graph's order
 */
public record GraphInfo(List<Port> inputs, List<Port> outputs) {

  /**
   * An input or output.
   *
   * @param type as ONNX Runtime calls it: "INT64", "FLOAT"
   * @param shape lengths of its axes, −1 for those that vary
   */
  public record Port(String name, String type, List<Long> shape) {

    /** Whether Dars can read it as numbers. */
    public boolean isFloat() {
      return type.equals(OnnxJavaType.FLOAT.name())
          || type.equals(OnnxJavaType.FLOAT16.name())
          || type.equals(OnnxJavaType.BFLOAT16.name());
    }

    /** The length of the last axis, −1 when it varies. */
    public int width() {
      return shape.isEmpty() ? -1 : Math.toIntExact(shape.getLast());
    }
  }

  /** The output of that name. */
  public Optional<Port> output(String name) {
    return outputs.stream().filter(o -> o.name().equals(name)).findFirst();
  }

  /**
   * Loads a graph to see.
   *
   * @throws GraphException when ONNX Runtime cannot load it
   */
  public static GraphInfo of(Path onnx) throws GraphException {
    try (OrtSession session = Encoder.session(new Graph.InFile(onnx))) {
      return new GraphInfo(
          ports(session.getInputInfo().values().stream().toList()),
          ports(session.getOutputInfo().values().stream().toList()));
    } catch (OrtException | RuntimeException | LinkageError e) {
      throw new GraphException(String.valueOf(e.getMessage()), e);
    }
  }

  private static List<Port> ports(List<NodeInfo> nodes) {
    List<Port> ports = new ArrayList<>();
    for (NodeInfo node : nodes) {
      if (node.getInfo() instanceof TensorInfo tensor) {
        List<Long> shape = new ArrayList<>();
        for (long length : tensor.getShape()) {
          shape.add(length);
        }
        ports.add(new Port(node.getName(), tensor.type.name(), shape));
      } else {
        ports.add(new Port(node.getName(), "no tensor", List.of()));
      }
    }
    return ports;
  }

  /** A graph that ONNX Runtime cannot load; the message is ONNX Runtime's. */
  public static final class GraphException extends Exception {
    private static final long serialVersionUID = 1L;

    GraphException(String message, Throwable cause) {
      super(message, cause);
    }
  }
}
