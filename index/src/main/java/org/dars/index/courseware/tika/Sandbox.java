package org.dars.index.courseware.tika;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * What a reading process may have: its heap, a folder for temporary files, no environment but a
 * path, and no network. Where the system lets an ordinary user, it gets a network of its own with
 * nothing in it; everywhere, Java in it knows no host and sends what it would connect to a closed
 * port.
 */
final class Sandbox {

  private static final String CONFIG = "tika-config.xml";

  private static final List<String> JVM =
      List.of(
          "-XX:TieredStopAtLevel=1",
          "-XX:+UseSerialGC",
          "-XX:MaxDirectMemorySize=64m",
          "-Djava.awt.headless=true",
          "-Djavax.xml.accessExternalDTD=",
          "-Djavax.xml.accessExternalSchema=",
          "-Djavax.xml.accessExternalStylesheet=",
          "-Djava.net.useSystemProxies=false",
          "-Dhttp.proxyHost=127.0.0.1",
          "-Dhttp.proxyPort=9",
          "-Dhttp.nonProxyHosts=",
          "-Dhttps.proxyHost=127.0.0.1",
          "-Dhttps.proxyPort=9",
          "-Dftp.proxyHost=127.0.0.1",
          "-Dftp.proxyPort=9",
          "-Dftp.nonProxyHosts=",
          "-DsocksProxyHost=127.0.0.1",
          "-DsocksProxyPort=9",
          "-DsocksNonProxyHosts=",
          "-Dlog4j2.statusLoggerLevel=OFF");

  private final Path folder;
  private final List<String> jvm;
  private final Path java;

  /**
   * @param folder of its own, empty
   * @param ownNetwork whether to try for a network with nothing in it
   */
  Sandbox(Path folder, String heap, boolean ownNetwork) throws IOException {
    this.folder = folder;
    Path hosts = Files.createFile(folder.resolve("hosts"));
    this.jvm = new ArrayList<>(JVM);
    jvm.add("-Xmx" + heap);
    jvm.add("-Djava.io.tmpdir=" + Files.createDirectory(temporary()));
    jvm.add("-Djdk.net.hosts.file=" + hosts);
    this.java = launcher(ownNetwork);
  }

  Path temporary() {
    return folder.resolve("tmp");
  }

  /** Where the files to be read are laid. */
  Path input() {
    return folder;
  }

  Path write(String config) throws IOException {
    return Files.writeString(folder.resolve(CONFIG), config);
  }

  /** The program that starts Java. */
  Path java() {
    return java;
  }

  List<String> jvm() {
    return new ArrayList<>(jvm);
  }

  /** A script that forgets the environment; plain Java where there are no scripts. */
  private Path launcher(boolean ownNetwork) throws IOException {
    Path plain = Path.of(System.getProperty("java.home"), "bin", "java");
    Path env = Path.of("/usr/bin/env");
    if (!Files.isExecutable(Path.of("/bin/sh")) || !Files.isExecutable(env)) {
      return plain;
    }
    StringBuilder command = new StringBuilder("#!/bin/sh\nexec ");
    command.append(env).append(" -i PATH=/usr/bin:/bin LC_ALL=C.UTF-8");
    String packs = System.getenv("TESSDATA_PREFIX");
    if (packs != null) {
      command.append(" TESSDATA_PREFIX=").append(quoted(packs));
    }
    if (ownNetwork && Networks.MAY_BE_SHUT) {
      command.append(" unshare -rn");
    }
    command.append(' ').append(quoted(plain.toString())).append(" \"$@\"\n");
    Path script = Files.writeString(folder.resolve("java"), command);
    Files.setPosixFilePermissions(script, PosixFilePermissions.fromString("rwx------"));
    return Files.isExecutable(script) ? script : plain;
  }

  private static String quoted(String s) {
    return "'" + s.replace("'", "'\\''") + "'";
  }

  /** Asked once: it does not change while we run. */
  private static final class Networks {
    static final boolean MAY_BE_SHUT = mayBeShut();

    private static boolean mayBeShut() {
      try {
        Process process =
            new ProcessBuilder("unshare", "-rn", "true")
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        boolean ended = process.waitFor(5, TimeUnit.SECONDS);
        process.destroyForcibly();
        return ended && process.exitValue() == 0;
      } catch (IOException e) {
        return false;
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return false;
      }
    }
  }
}
