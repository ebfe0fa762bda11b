package org.dars.assistant.evaluate;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a {@link Scoreboard} asks of what. */
public final class ScoreboardSet {

  private final List<EvaluationPassage> passages;
  private final List<EvaluationQuestion> own;
  private final List<EvaluationQuestion> foreign;
  private final List<String> notes;

  ScoreboardSet(
      List<EvaluationPassage> passages,
      List<EvaluationQuestion> own,
      List<EvaluationQuestion> foreign,
      List<String> notes) {
    this.passages = List.copyOf(passages);
    this.own = List.copyOf(own);
    this.foreign = List.copyOf(foreign);
    this.notes = List.copyOf(notes);
  }

  /**
   * From files.
   *
   * @param passages as for {@link RetrievalEvaluation}
   * @param questions questions that the passages answer, and others marked {@code is_impossible}
   * @param foreign questions of another course, or null
   * @throws EvaluationFileException naming the file and row that cannot be used
   */
  public static ScoreboardSet of(Path passages, Path questions, @Nullable Path foreign)
      throws EvaluationFileException {
    return of(
        JsonLines.passages(passages),
        JsonLines.questions(questions),
        questions,
        foreign,
        List.of());
  }

  static ScoreboardSet of(
      List<EvaluationPassage> passages,
      List<EvaluationQuestion> questions,
      Path from,
      @Nullable Path foreign,
      List<String> notes)
      throws EvaluationFileException {
    List<EvaluationQuestion> others = new ArrayList<>();
    if (foreign != null) {
      others.addAll(JsonLines.questions(foreign));
    }
    List<EvaluationQuestion> own = questions.stream().filter(q -> !q.impossible()).toList();
    questions.stream().filter(EvaluationQuestion::impossible).forEach(others::add);
    if (own.stream().noneMatch(EvaluationQuestion::hasGold)) {
      throw new EvaluationFileException(
          from
              + ": no question says where its answer stands; give each gold_paragraph, gold or"
              + " section");
    }
    return new ScoreboardSet(passages, own, others, notes);
  }

  List<EvaluationPassage> passages() {
    return passages;
  }

  List<EvaluationQuestion> own() {
    return own;
  }

  List<EvaluationQuestion> foreign() {
    return foreign;
  }

  List<String> notes() {
    return notes;
  }
}
