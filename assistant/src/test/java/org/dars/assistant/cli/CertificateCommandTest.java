package org.dars.assistant.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CertificateCommandTest {
  @TempDir Path folder;
  private Path home;

  @BeforeEach
  void addCourse() throws Exception {
    home = folder.resolve("home");
    Ran.dars("add", SmallCourse.write(folder.resolve("sea")), "--home", home, "--id", "sea").done();
  }

  private Ran issue(Object... more) {
    return issued("70", more);
  }

  private Ran issued(String pass, Object... more) {
    List<Object> all =
        new ArrayList<>(
            List.of("certificate", "issue", "sea", "--home", home, "--name", "Aigerim"));
    all.addAll(List.of("--test", "Final test", "--score", "84.6", "--pass", pass, "--by", "Amina"));
    all.addAll(List.of(more));
    return Ran.dars(all.toArray());
  }

  private Ran verify(Path file, Object... more) {
    Object[] all = new Object[more.length + 3];
    all[0] = "certificate";
    all[1] = "verify";
    all[2] = file;
    System.arraycopy(more, 0, all, 3, more.length);
    return Ran.dars(all);
  }

  @Test
  void whatIsIssuedVerifiesUntilItIsRevoked() {
    for (String name : new String[] {"badge.png", "badge.svg", "credential.json"}) {
      Path file = folder.resolve(name);
      String id = issue("-o", file).done().out().split(" ", 2)[0];
      assertThat(verify(file, "--home", home).done().out())
          .contains("VERIFIED  Aigerim  ", "Final test  84.6 %  issued by Dars");
      Ran.dars("certificate", "revoke", id, "--home", home, "--reason", "Issued twice", "--by", "A")
          .done();
      Ran after = verify(file, "--home", home);
      assertThat(after.code()).isEqualTo(1);
      assertThat(after.out())
          .contains("  proof     passed", "  status    failed    it was revoked", "NOT VERIFIED");
    }
    JsonNode list = Ran.dars("certificate", "list", "sea", "--home", home, "--json").json();
    assertThat(list).hasSize(3);
    assertThat(list.at("/0/reason").asText()).isEqualTo("Issued twice");
  }

  @Test
  void anotherMachineVerifiesWithExportedKeysAndList() throws Exception {
    Path file = folder.resolve("credential.json");
    issue("-o", file).done();
    Path keys = folder.resolve("keys.json");
    Ran.dars("certificate", "keys", "--home", home, "--export", keys).done();
    Path status = folder.resolve("status.json");
    Files.writeString(
        status, Ran.dars("certificate", "status", "--home", home).done().out().strip());
    verify(file, "--keys", keys, "--status", status).done();
    Ran elsewhere = verify(file, "--home", folder.resolve("other"), "--json");
    assertThat(elsewhere.code()).isEqualTo(1);
    assertThat(elsewhere.out()).contains("signed with a key that is not known here");
    Files.writeString(file, Files.readString(file).replace("84.6", "94.6"));
    assertThat(verify(file, "--keys", keys, "--status", status).out())
        .contains("  proof     failed    the signature is not that of the content");
  }

  @Test
  void theIssuerIsNamedAndKeysAreRotated() {
    Ran.dars(
            "certificate",
            "issuer",
            "--home",
            home,
            "--name",
            "Ұлттық орталық",
            "--address",
            "https://dars.example.kz")
        .done();
    assertThat(issue().json().at("/issuer/id").asText())
        .isEqualTo("https://dars.example.kz/certificates/issuer");
    Ran.dars("certificate", "keys", "--home", home, "--rotate").done();
    assertThat(Ran.dars("certificate", "keys", "--home", home).done().out())
        .containsPattern("z6Mk\\w+  \\S+  verifies\\Rz6Mk\\w+  \\S+  signs\\RBack up ")
        .doesNotContain("z3u2");
  }

  @Test
  void theCourseStandsThereAsItIsAsked() {
    assertThat(issue().json().at("/credentialSubject/achievement/name").asText()).isEqualTo("sea");
    assertThat(
            issue("--title", "Океан негіздері")
                .json()
                .at("/credentialSubject/achievement/name")
                .asText())
        .isEqualTo("Океан негіздері");
  }

  @Test
  void wrongInputIsNamed() {
    assertThat(issued("90").complaint()).isEqualTo("84.6 % is below the pass mark of 90 %");
    Ran none =
        Ran.dars("certificate", "issue", "sea", "--name", "A", "--test", "T", "--score", "84");
    assertThat(none.code()).isEqualTo(2);
    assertThat(none.err()).contains("Missing required option: '--pass=PERCENT'");
    assertThat(issue("-o", "badge.pdf").complaint())
        .isEqualTo("-o takes a .json, .png or .svg file, not badge.pdf");
    assertThat(
            Ran.dars("certificate", "issuer", "--home", home, "--address", "example").complaint())
        .isEqualTo("the address must look like https://dars.example.org, \"example\" does not");
    assertThat(Ran.dars("certificate", "revoke", "x", "--home", home, "--reason", "y").complaint())
        .isEqualTo("there is no certificate x");
    assertThat(Ran.dars("certificate", "status", "--home", home).complaint())
        .isEqualTo("there is no list 1 of revocations");
    assertThat(verify(folder.resolve("none.png"), "--home", home).complaint())
        .endsWith("none.png: there is no such file or folder");
  }
}
