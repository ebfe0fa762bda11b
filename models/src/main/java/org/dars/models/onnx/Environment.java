package org.dars.models.onnx;

import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtLoggingLevel;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.util.concurrent.ExecutionException;

/**
 * ONNX Runtime's environment, alive to the very end. The library frees it in a shutdown hook of its
 * own while other threads may still be in a run, which crashes the process (microsoft/onnxruntime
 * issue 31352). The environment counts its references, so one more keeps it; there is no public way
 * to take one.
 */
final class Environment {

  static final OrtEnvironment SHARED = open();

  private Environment() {}

  private static OrtEnvironment open() {
    OrtEnvironment environment;
    try {
      environment = DeepStack.call(OrtEnvironment::getEnvironment);
    } catch (ExecutionException e) {
      throw new IllegalStateException("ONNX Runtime does not start", e.getCause());
    }
    try {
      Field api = Class.forName("ai.onnxruntime.OnnxRuntime").getDeclaredField("ortApiHandle");
      Method create =
          OrtEnvironment.class.getDeclaredMethod(
              "createHandle", long.class, int.class, String.class);
      api.setAccessible(true);
      create.setAccessible(true);
      create.invoke(
          null, api.getLong(null), OrtLoggingLevel.ORT_LOGGING_LEVEL_WARNING.getValue(), "dars");
    } catch (ReflectiveOperationException | RuntimeException e) {
      System.getLogger(Environment.class.getName())
          .log(
              System.Logger.Level.DEBUG,
              "ONNX Runtime has changed inside; stopping while embedding may crash",
              e);
    }
    return environment;
  }
}
