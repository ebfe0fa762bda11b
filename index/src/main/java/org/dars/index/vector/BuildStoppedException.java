package org.dars.index.vector;

/** A build was asked to stop, and has. Nothing was written. */
public final class BuildStoppedException extends RuntimeException {
  private static final long serialVersionUID = 1;

  BuildStoppedException() {
    super("the build of the vector index was stopped");
  }
}
