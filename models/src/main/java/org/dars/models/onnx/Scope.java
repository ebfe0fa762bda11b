package org.dars.models.onnx;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtSession;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/** Native memory that is given back together; used by one thread. */
final class Scope implements AutoCloseable {

  /** Tensors and results that are not closed, of all scopes. */
  static final AtomicLong OPEN = new AtomicLong();

  private final List<AutoCloseable> held = new ArrayList<>();

  OnnxTensor add(OnnxTensor tensor) {
    held.add(tensor);
    OPEN.incrementAndGet();
    return tensor;
  }

  OrtSession.Result add(OrtSession.Result result) {
    held.add(result);
    OPEN.incrementAndGet();
    return result;
  }

  @Override
  public void close() {
    for (AutoCloseable each : held.reversed()) {
      if (each instanceof OnnxTensor tensor) {
        tensor.close();
      } else if (each instanceof OrtSession.Result result) {
        result.close();
      }
      OPEN.decrementAndGet();
    }
    held.clear();
  }
}
