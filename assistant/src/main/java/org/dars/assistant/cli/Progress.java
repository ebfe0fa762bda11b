package org.dars.assistant.cli;

import java.io.Console;
import java.util.function.IntConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.jspecify.annotations.Nullable;

/** A progress bar on standard error, on a terminal only. */
final class Progress implements AutoCloseable {

  private final @Nullable ProgressBar bar;

  private Progress(@Nullable ProgressBar bar) {
    this.bar = bar;
  }

  @SuppressWarnings("SystemConsoleNull") // null without a terminal, whatever the JDK's notes say
  static Progress of(String task, long total) {
    Console console = System.console();
    if (console == null || !console.isTerminal()) {
      return new Progress(null);
    }
    return new Progress(
        new ProgressBarBuilder()
            .setTaskName(task)
            .setInitialMax(total)
            .setStyle(ProgressBarStyle.ASCII)
            .setUpdateIntervalMillis(200)
            .build());
  }

  void step(long by) {
    if (bar != null) {
      bar.stepBy(by);
    }
  }

  void total(long total) {
    if (bar != null) {
      bar.maxHint(total);
    }
  }

  void to(long done) {
    if (bar != null) {
      bar.stepTo(done);
    }
  }

  IntConsumer steps() {
    return this::step;
  }

  @Override
  public void close() {
    if (bar != null) {
      bar.close();
    }
  }
}
