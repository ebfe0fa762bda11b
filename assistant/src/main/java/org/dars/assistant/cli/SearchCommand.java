package org.dars.assistant.cli;

import java.util.Set;
import java.util.concurrent.Callable;
import org.dars.assistant.App;
import org.dars.assistant.retrieve.Query;
import org.dars.index.search.Hit;
import org.dars.index.search.SearchMode;
import org.dars.index.search.SearchResult;
import org.dars.index.vector.SearchCost;
import org.dars.models.LanguageModelException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

@Command(
    name = "search",
    mixinStandardHelpOptions = true,
    header = "Find passages of a course.",
    footer = {
      "%nExample:",
      "  ./dars search sample \"context window\" -k 5",
      "  ./dars search sample \"context window\" --explain"
    })
@SuppressWarnings("NullAway.Init") // picocli sets the fields
final class SearchCommand implements Callable<Integer> {

  private static final int SHOWN_CHARACTERS = 280;

  @ParentCommand private Dars dars;
  @Spec private CommandSpec spec;

  @Parameters(index = "0", paramLabel = "COURSE", description = "id of the course")
  private String course;

  @Parameters(index = "1", paramLabel = "QUERY", description = "what to look for")
  private String query;

  @Option(names = "-k", defaultValue = "5", description = "how many passages (default: 5)")
  private int k;

  @Option(
      names = "--mode",
      defaultValue = "HYBRID",
      description = "${COMPLETION-CANDIDATES} (default: HYBRID)")
  private SearchMode mode;

  @Option(names = "--section", paramLabel = "S", description = "document#block of a section")
  private @Nullable String section;

  @Option(names = "--explain", description = "also print what the vector search did")
  private boolean explain;

  @Option(names = "--json", description = "print JSON")
  private boolean json;

  @Override
  public Integer call() throws LanguageModelException {
    if (k < 1 || k > 1_000) {
      throw new ParameterException(spec.commandLine(), "-k takes 1 to 1000, not " + k);
    }
    try (App app = dars.open()) {
      Courses.required(app, course);
      Indexing.run(app);
      Set<String> sections = section == null ? Set.of() : Set.of(section);
      SearchResult result =
          app.retriever()
              .search(new Query(app.zone(), Set.of(course), sections, query, null, mode, k));
      spec.commandLine().getOut().print(json ? Json.of(result) + "\n" : text(result, explain));
      spec.commandLine().getOut().flush();
      return 0;
    }
  }

  private static String text(SearchResult result, boolean explain) {
    StringBuilder out = new StringBuilder();
    int rank = 1;
    for (Hit hit : result.hits()) {
      String text = hit.text().replaceAll("\\s+", " ");
      if (text.length() > SHOWN_CHARACTERS) {
        text = text.substring(0, SHOWN_CHARACTERS) + " …";
      }
      out.append(
          "%2d. %s  [%s#%s]  score %.3f, bm25 %.2f, cosine %.3f%n    %s%n%n"
              .formatted(
                  rank++,
                  hit.title(),
                  hit.key().document(),
                  hit.passage(),
                  hit.score(),
                  hit.lexical(),
                  hit.similarity(),
                  text));
    }
    out.append(
        "%d passages by %s in %.1f ms (%d candidates by words, %d by vector)%n"
            .formatted(
                result.hits().size(),
                result.mode().name().toLowerCase(java.util.Locale.ROOT),
                result.nanos() / 1e6,
                result.lexicalCandidates(),
                result.vectorCandidates()));
    if (explain) {
      out.append(explanation(result.vectorCost()));
    }
    return out.toString();
  }

  private static String explanation(SearchCost cost) {
    String how =
        switch (cost.path()) {
          case NONE -> "no vectors were searched";
          case EXACT -> "all vectors in scope were compared in full";
          case SCAN -> "all 1-bit codes in scope were scanned";
          case GATHER -> "the 4-bit codes in scope were gathered one by one";
          case GRAPH -> "the graph was walked";
          case LISTS -> "lists of the inverted file were scanned";
          case MIXED -> "segments were searched in different ways";
        };
    return "vectors: %s; %,d scanned, %,d visited, %,d reranked, %,.1f KB touched%n"
        .formatted(how, cost.scanned(), cost.visited(), cost.reranked(), cost.bytes() / 1e3);
  }
}
