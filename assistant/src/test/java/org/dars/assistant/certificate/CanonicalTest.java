package org.dars.assistant.certificate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class CanonicalTest {

  record Vector(String name, String in, String out) {
    @Override
    public String toString() {
      return name;
    }
  }

  static Stream<Vector> vectors() throws Exception {
    try (InputStream in = CanonicalTest.class.getResourceAsStream("rdfc10.txt")) {
      String all = new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
      return Stream.of(all.split("\n## ", -1))
          .skip(1)
          .map(test -> {
            int name = test.indexOf('\n');
            int arrow = test.indexOf("\n=>\n");
            return new Vector(
                test.substring(0, name),
                test.substring(name + 1, arrow + 1),
                test.substring(arrow + 4).stripTrailing() + "\n");
          });
    }
  }

  @ParameterizedTest
  @MethodSource("vectors")
  void testsOfTheW3cSuiteHold(Vector vector) {
    assertThat(Canonical.nQuads(vector.in())).isEqualTo(vector.out());
  }

  @Test
  void namesAndOrderOfBlankNodesDoNotMatter() {
    long seed = System.nanoTime();
    Random random = new Random(seed);
    for (int round = 0; round < 30; round++) {
      int nodes = 2 + random.nextInt(6);
      var edges =
          IntStream.range(0, nodes * 2)
              .mapToObj(i -> new int[] {random.nextInt(nodes), random.nextInt(nodes)})
              .toList();
      var renamed = IntStream.range(0, nodes).boxed().collect(Collectors.toList());
      java.util.Collections.shuffle(renamed, random);
      var shuffled = new java.util.ArrayList<>(edges);
      java.util.Collections.shuffle(shuffled, random);
      String one = quads(edges, IntStream.range(0, nodes).boxed().toList());
      String other = quads(shuffled, renamed);
      assertThat(Canonical.nQuads(other)).as("seed " + seed).isEqualTo(Canonical.nQuads(one));
    }
  }

  private static String quads(java.util.List<int[]> edges, java.util.List<Integer> names) {
    return edges.stream()
        .map(e -> "_:n%d <urn:ex:p> _:n%d .\n".formatted(names.get(e[0]), names.get(e[1])))
        .distinct()
        .collect(Collectors.joining());
  }

  @Test
  void aGraphThatTakesExponentialTimeIsGivenUp() {
    // All of them look alike: each of twelve blank nodes points to each other one.
    String clique =
        IntStream.range(0, 12)
            .boxed()
            .flatMap(a ->
                IntStream.range(0, 12)
                    .filter(b -> b != a)
                    .mapToObj(b -> "_:e%d <urn:ex:p> _:e%d .\n".formatted(a, b)))
            .collect(Collectors.joining());
    long from = System.nanoTime();
    assertThatThrownBy(() -> Canonical.nQuads(clique)).isInstanceOf(CertificateException.class);
    assertThat(System.nanoTime() - from).isLessThan(20_000_000_000L);
  }
}
