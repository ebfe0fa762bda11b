package org.dars.assistant.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The launcher, copied into a tree of its own with stand-ins for the JDK and for Maven. */
class LauncherTest {

  private static final String NO_JDK =
      "dars: DARS_JAVA_HOME is %s, which holds no JDK 25 or newer: correct it or unset it\n";

  @TempDir Path folder;
  private Path top;
  private Path product;
  private Path jdk;

  @BeforeEach
  void lay() throws IOException {
    Path launcher = Path.of("..", "dars");
    assumeTrue(Files.isRegularFile(launcher), "the launcher stands beside the modules");
    assumeTrue(Files.isExecutable(Path.of("/bin/sh")), "a POSIX shell");
    top = Files.createDirectory(folder.resolve("a place"));
    Files.copy(launcher, top.resolve("dars"));
    product = Files.createDirectories(top.resolve("assistant/target/dars"));
    Files.createDirectory(product.resolve("lib"));
    jdk = jdk("jdk", "25.0.1");
  }

  /** A JDK that prints what it is called with. */
  private Path jdk(String name, String version) throws IOException {
    Path home = folder.resolve(name);
    Files.createDirectories(home.resolve("bin"));
    program(home.resolve("bin/java"), "for a in \"$@\"; do printf '<%s>' \"$a\"; done; exit 7");
    program(home.resolve("bin/javac"), "exit 0");
    Files.writeString(home.resolve("release"), "JAVA_VERSION=\"" + version + "\"\n");
    return home;
  }

  private static void program(Path file, String script) throws IOException {
    Files.writeString(file, "#!/bin/sh\n" + script + "\n");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
  }

  private Ran launch(Map<String, String> environment, String... args) throws Exception {
    List<String> command = new ArrayList<>(List.of("/bin/sh", top.resolve("dars").toString()));
    command.addAll(List.of(args));
    return Ran.process(folder, environment, command);
  }

  private Map<String, String> with(Path javaHome) {
    return Map.of("DARS_JAVA_HOME", javaHome.toString());
  }

  @Test
  void aFolderWithoutAJdkIsNamed() throws Exception {
    Path empty = Files.createDirectory(folder.resolve("empty"));
    assertThat(launch(with(empty), "--version")).isEqualTo(new Ran(1, "", NO_JDK.formatted(empty)));
  }

  @Test
  void anOldJdkOrOneWithoutACompilerWillNotDo() throws Exception {
    Path old = jdk("old", "17.0.9");
    assertThat(launch(with(old), "--version")).isEqualTo(new Ran(1, "", NO_JDK.formatted(old)));
    Path runtime = jdk("runtime", "25");
    Files.delete(runtime.resolve("bin/javac"));
    assertThat(launch(with(runtime), "--version"))
        .isEqualTo(new Ran(1, "", NO_JDK.formatted(runtime)));
  }

  @Test
  void aJdkWithoutAReleaseFileIsAskedForItsVersion() throws Exception {
    Path bare = jdk("bare", "25");
    Files.delete(bare.resolve("release"));
    program(
        bare.resolve("bin/java"),
        "[ \"$1\" = -version ] && { echo 'openjdk version \"26-ea\" 2026-03-17' >&2; exit 0; }; exit 9");
    assertThat(launch(with(bare), "--version").code()).isEqualTo(9);
  }

  @Test
  void argumentsAndExitCodePassThroughUnchanged() throws Exception {
    Ran ran = launch(with(jdk), "ask", "a course", "What's \"*\" $HOME?", "");
    assertThat(ran.code()).isEqualTo(7);
    assertThat(ran.err()).isEmpty();
    assertThat(ran.out())
        .endsWith(
            "<-cp><"
                + top.toRealPath()
                + "/assistant/target/dars/lib/*><org.dars.assistant.cli.Dars>"
                + "<ask><a course><What's \"*\" $HOME?><>");
  }

  @Test
  void optionsForTheJvmArePassedOn() throws Exception {
    Map<String, String> environment = new HashMap<>(with(jdk));
    environment.put("DARS_JAVA_OPTS", "-Xmx1g -Da=b");
    assertThat(launch(environment, "--version").out()).contains("<-Xmx1g><-Da=b><-cp>");
  }

  @Test
  void calledThroughALinkItFindsItsOwnTree() throws Exception {
    Path link = Files.createSymbolicLink(folder.resolve("link"), Path.of("a place/dars"));
    Ran ran = Ran.process(folder, with(jdk), List.of("/bin/sh", link.toString(), "doctor"));
    assertThat(ran.out()).contains("<" + top.toRealPath() + "/assistant/target/dars/lib/*>");
  }

  @Test
  void withoutMavenItSaysThatDarsMustBeBuiltOnce() throws Exception {
    Files.writeString(top.resolve("pom.xml"), "<project/>");
    Map<String, String> environment = new HashMap<>(with(jdk));
    environment.put("PATH", path().toString());
    assertThat(launch(environment, "--version"))
        .isEqualTo(
            new Ran(
                1,
                "",
                "dars: Dars must be built once, and Maven (mvn) is not on the PATH: install Maven"
                    + " 3.8 or newer\n"));
  }

  @Test
  void itBuildsWhenASourceIsNewerThanTheProductAndOnlyThen() throws Exception {
    Map<String, String> environment = builder("echo built >>" + folder + "/builds");
    assertThat(launch(environment, "--version").err()).startsWith("dars: building (once,");
    assertThat(launch(environment, "--version").err()).isEmpty();
    Path source = Files.createDirectories(top.resolve("index/src/main/java")).resolve("A.java");
    Files.writeString(source, "class A {}");
    Files.setLastModifiedTime(source, FileTime.from(Instant.now().plusSeconds(5)));
    assertThat(launch(environment, "--version").err()).startsWith("dars: building (once,");
    assertThat(folder.resolve("builds")).hasContent("built\nbuilt\n");
  }

  @Test
  void aSourceThatChangesDuringTheBuildIsBuiltNextTime() throws Exception {
    Path source = Files.createDirectories(top.resolve("index/src/main/java")).resolve("A.java");
    Files.writeString(source, "class A {}");
    Map<String, String> environment = builder("sleep 1; echo >>'" + source + "'; sleep 1");
    assertThat(launch(environment, "--version").err()).startsWith("dars: building");
    assertThat(launch(environment, "--version").err()).startsWith("dars: building");
  }

  @Test
  void aFailedBuildShowsItsErrorsAndNamesTheLog() throws Exception {
    Map<String, String> environment = builder("echo '[ERROR] A.java:1 no'; echo more; exit 1");
    Ran ran = launch(environment, "--version");
    assertThat(ran.code()).isEqualTo(1);
    assertThat(ran.out()).isEmpty();
    assertThat(ran.err())
        .endsWith(
            "[ERROR] A.java:1 no\ndars: the build failed; the whole log is in "
                + top.toRealPath()
                + "/assistant/target/dars-build.log\n");
    assertThat(product.resolve("built")).doesNotExist();
  }

  @Test
  void aCopyWithoutItsProductSaysSo() throws Exception {
    Files.delete(product.resolve("lib"));
    Ran ran = launch(with(jdk), "--version");
    assertThat(ran.code()).isEqualTo(1);
    assertThat(ran.err()).startsWith("dars: ").contains("assistant/target/dars/lib", "pom.xml");
  }

  /** An environment whose Maven does something else. */
  private Map<String, String> builder(String script) throws IOException {
    Path pom = Files.writeString(top.resolve("pom.xml"), "<project/>");
    Files.setLastModifiedTime(pom, FileTime.from(Instant.now().minusSeconds(60)));
    Path programs = path();
    program(programs.resolve("mvn"), script);
    Map<String, String> environment = new HashMap<>(with(jdk));
    environment.put("PATH", programs.toString());
    return environment;
  }

  /** A folder with the few programs the launcher calls, and no Java among them. */
  private Path path() throws IOException {
    Path programs = Files.createDirectories(folder.resolve("programs"));
    for (String name :
        List.of(
            "dirname", "sed", "head", "find", "grep", "mkdir", "readlink", "mv", "rm", "sleep")) {
      Path real = Path.of("/usr/bin", name);
      Files.createSymbolicLink(
          programs.resolve(name), Files.exists(real) ? real : Path.of("/bin", name));
    }
    return programs;
  }
}
