package org.dars.assistant.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How commands are called, rightly and wrongly; none of these opens a home. */
class CallingTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "--help",
        "demo --help",
        "serve --help",
        "add --help",
        "courses --help",
        "search --help",
        "ask --help",
        "translate --help",
        "memory --help",
        "memory list --help",
        "memory import --help",
        "memory export --help",
        "memory search --help",
        "memory match --help",
        "memory align --help",
        "terms --help",
        "terms list --help",
        "terms import --help",
        "terms export --help",
        "terms use --help",
        "terms extract --help",
        "localise --help",
        "jobs --help",
        "update --help",
        "review --help",
        "review list --help",
        "review export --help",
        "review import --help",
        "review approve --help",
        "review reject --help",
        "review recheck --help",
        "review mark --help",
        "review score --help",
        "checks --help",
        "quiz --help",
        "quiz convert --help",
        "quiz check --help",
        "quiz translate --help",
        "certificate --help",
        "certificate issue --help",
        "certificate list --help",
        "certificate verify --help",
        "certificate revoke --help",
        "certificate keys --help",
        "certificate issuer --help",
        "certificate status --help",
        "bank --help",
        "bank list --help",
        "bank show --help",
        "bank approve --help",
        "bank retire --help",
        "bank import --help",
        "bank import-course --help",
        "bank export --help",
        "bank stats --help",
        "bank blueprint --help",
        "bank essays --help",
        "bank mark --help",
        "insights --help",
        "evaluate --help",
        "evaluate retrieval --help",
        "evaluate answers --help",
        "evaluate roundtrip --help",
        "blocks --help",
        "models --help",
        "models list --help",
        "models pull --help",
        "models import --help",
        "models use --help",
        "models remove --help",
        "doctor --help"
      })
  void everyCommandExplainsItselfWithAnExample(String line) {
    Ran help = Ran.dars((Object[]) line.split(" "));
    String command = line.replace("--help", "").strip();
    assertThat(help.code()).isZero();
    assertThat(help.err()).isEmpty();
    assertThat(help.out())
        .contains("Usage: dars " + command)
        .containsPattern("Examples?:\\R  \\./dars " + (command.isEmpty() ? "" : command + " ?"));
  }

  @Test
  void everySubcommandIsAmongThoseWhoseHelpIsTried() {
    assertThat(new picocli.CommandLine(new Dars()).getSubcommands().keySet())
        .containsExactlyInAnyOrder(
            "demo",
            "serve",
            "add",
            "courses",
            "blocks",
            "search",
            "ask",
            "translate",
            "localise",
            "jobs",
            "update",
            "review",
            "checks",
            "memory",
            "terms",
            "adapt",
            "quiz",
            "certificate",
            "bank",
            "insights",
            "tutor",
            "evaluate",
            "models",
            "doctor");
  }

  @Test
  void theVersionIsOneLine() {
    assertThat(Ran.dars("--version").done().out()).isEqualTo("dars 0.1.0" + System.lineSeparator());
  }

  @Test
  void noCommandAtAllShowsTheHelp() {
    assertThat(Ran.dars().done().out()).contains("Usage: dars", "./dars demo");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ask",
        "ask sample",
        "add",
        "add folder --nosuchoption",
        "search sample word --mode guess",
        "search sample word -k many",
        "search sample word -k 0",
        "search sample word -k 1001",
        "quiz sample -n 0",
        "quiz sample -n 10001",
        "quiz sample --types poems",
        "quiz sample --bloom doubt",
        "quiz sample --format epub",
        "serve --port 65536",
        "serve --port -1",
        "translate lesson.md --to es -o out",
        "translate lesson.md --from en --to es",
        "translate lesson.md --from notalanguagetag --to es -o out",
        "evaluate",
        "evaluate retrieval --passages p.jsonl",
        "evaluate retrieval --passages p.jsonl --questions q.jsonl --k 0",
        "evaluate retrieval --passages p.jsonl --questions q.jsonl --k 1,101",
        "evaluate answers --questions q.jsonl",
        "models",
        "models pull",
        "models use",
        "models use bge-m3 --default",
        "models use bge-m3 --task reranking"
      })
  void aWrongCallSaysWhatIsWrongAndHowToCall(String line) {
    Ran wrong = Ran.dars((Object[]) line.split(" "));
    assertThat(wrong.code()).isEqualTo(2);
    assertThat(wrong.out()).isEmpty();
    assertThat(wrong.err()).contains("Usage: dars").doesNotContain("Exception", "\tat ");
  }

  @Test
  void anUnknownCommandIsAnsweredWithOnesLikeIt() {
    Ran wrong = Ran.dars("serch", "sample", "token");
    assertThat(wrong.code()).isEqualTo(2);
    assertThat(wrong.err()).contains("'serch'", "Did you mean: dars search");
  }

  @Test
  void aWrongNumberIsNamedTogetherWithTheRange() {
    assertThat(Ran.dars("search", "sample", "word", "-k", "0").err())
        .startsWith("-k takes 1 to 1000, not 0");
    assertThat(Ran.dars("quiz", "sample", "-n", "10001").err())
        .startsWith("-n takes 1 to 10000, not 10001");
    assertThat(Ran.dars("serve", "--port", "65536").err())
        .startsWith("--port takes a number from 0 to 65535, not 65536");
  }
}
