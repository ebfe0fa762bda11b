package org.dars.translator.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExternalProgramTest {

  private static final Duration LONG = Duration.ofSeconds(60);

  @TempDir Path folder;

  @Test
  void inputLongerThanAnyPipeComesBackWhole() throws Exception {
    String input = "cells divide ".repeat(200_000);
    assertThat(new ExternalProgram("cat").run(List.of(), input, LONG)).isEqualTo(input);
  }

  @Test
  void aProgramThatHangsIsEndedWithItsChildren() throws Exception {
    Path pid = folder.resolve("pid");
    Path script = script("sleep 1000 & echo $! > " + pid + "; wait");
    assertThatThrownBy(
            () -> new ExternalProgram(script.toString()).run(List.of(), "", Duration.ofSeconds(2)))
        .isInstanceOf(EngineException.class)
        .hasMessageEndingWith("did not answer within 2 s; try again with less text");
    long child = Long.parseLong(Files.readString(pid).strip());
    ProcessHandle.of(child).ifPresent(p -> p.onExit().join());
    assertThat(ProcessHandle.of(child).filter(ProcessHandle::isAlive)).isEmpty();
  }

  @Test
  void aProgramThatFailsIsToldApartFromOneThatIsMissing() throws Exception {
    Path script = script("echo 'no such mode' >&2; exit 3");
    assertThatThrownBy(() -> new ExternalProgram(script.toString()).run(List.of(), "x", LONG))
        .isInstanceOf(ExternalProgram.BrokeOff.class)
        .hasMessageEndingWith("no such mode");
    assertThatThrownBy(() -> new ExternalProgram("no-such-program").run(List.of(), "", LONG))
        .isInstanceOf(EngineException.class)
        .hasMessageStartingWith("no-such-program is not installed");
  }

  private Path script(String body) throws Exception {
    Path script = folder.resolve("program");
    Files.writeString(script, "#!/bin/sh\n" + body + "\n");
    return Files.setPosixFilePermissions(script, PosixFilePermissions.fromString("rwx------"));
  }
}
