package org.dars.models.onnx;

import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import ai.onnxruntime.OrtSession.SessionOptions;
import java.nio.file.Path;
import java.util.concurrent.ExecutionException;

/** An ONNX graph that sessions are made of. */
sealed interface Graph {

  /** In memory, with all its weights. */
  record Bytes(byte[] onnx) implements Graph {}

  /** In a file, which may name others beside it that hold its weights. */
  record InFile(Path onnx) implements Graph {}

  default OrtSession session(SessionOptions options) throws OrtException {
    OrtEnvironment environment = Environment.SHARED;
    try {
      return DeepStack.call(() ->
          switch (this) {
            case Bytes bytes -> environment.createSession(bytes.onnx(), options);
            case InFile file -> environment.createSession(file.onnx().toString(), options);
          });
    } catch (ExecutionException e) {
      if (e.getCause() instanceof OrtException cause) {
        throw cause;
      }
      throw new IllegalStateException("the session could not be made", e.getCause());
    }
  }
}
