package org.dars.assistant.web;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.dars.assistant.course.Course;
import org.dars.assistant.course.CourseDocument;
import org.dars.assistant.course.CourseLibrary;
import org.dars.assistant.tutor.*;
import org.dars.index.courseware.*;

/** A house of cardboard, until the real rooms stand. */
final class SketchHouse extends CourseLibrary {
  private final Map<String, List<Block>> blocks = new LinkedHashMap<>();
  private final List<CourseDocument> documents = new ArrayList<>();

  SketchHouse() {
    List<Block> one = new ArrayList<>();
    one.add(b("1", BlockKind.HEADING, 1, "What generative AI is"));
    one.add(
        b(
            "1-p1",
            BlockKind.PARAGRAPH,
            0,
            "You do not need to program to teach well with generative AI, but you do need an accurate picture of what happens between your question and its answer."));
    one.add(b("1.1", BlockKind.HEADING, 2, "A working definition"));
    one.add(
        b(
            "1.1-p1",
            BlockKind.PARAGRAPH,
            0,
            "Most of the tools that teachers meet are built on a language model. A language model is a program that assigns a probability to every possible next piece of text, given the text so far. Chat tools call that program again and again, adding one small piece each time, until the answer is complete."));
    one.add(b("1.2", BlockKind.HEADING, 2, "What it is not"));
    one.add(
        b(
            "1.2-li1",
            BlockKind.LIST_ITEM,
            1,
            "It is not a search engine. A search engine returns existing pages and tells you where they are."));
    one.add(
        b(
            "1.2-li2",
            BlockKind.LIST_ITEM,
            1,
            "It is not a database. A database stores a record and returns it unchanged."));
    one.add(
        b(
            "1.2-li3",
            BlockKind.LIST_ITEM,
            2,
            "A model can write “17 × 24 = 408” correctly because similar text was common."));
    one.add(
        new Block(
            "1.2-p1",
            BlockKind.PARAGRAPH,
            0,
            List.of(
                new Inline.Text("With the method "),
                new Inline.Markup("`sample(t)`", Inline.Role.ALONE, "sample(t)"),
                new Inline.Text(" the temperature is "),
                new Inline.Markup("$T = 0.7$", Inline.Role.ALONE, "T = 0.7"),
                new Inline.Text(" by default.")),
            new Anchor.Section(List.of("What it is not")),
            null));
    one.add(
        new Block(
            "1.2-eq1",
            BlockKind.FORMULA,
            0,
            List.of(new Inline.Text("p_i = \\frac{e^{z_i/T}}{\\sum_j e^{z_j/T}}")),
            new Anchor.Section(List.of()),
            null));
    one.add(
        new Block(
            "1.2-code1",
            BlockKind.CODE,
            0,
            List.of(
                new Inline.Text(
                    "def softmax(z, t):\n    e = [exp(x / t) for x in z]\n    return [x / sum(e) for x in e]\n")),
            new Anchor.Section(List.of()),
            null));
    one.add(b("1.3", BlockKind.HEADING, 2, "Tokens and prices"));
    String[][] rows = {
      {"Model", "Context window, tokens", "Price per million tokens"},
      {"Small", "8,192", "$0.15"},
      {"Large", "200,000", "$3.00"}
    };
    for (int r = 0; r < 3; r++) {
      for (int c = 0; c < 3; c++) {
        one.add(b("1.3-t1r" + (r + 1) + "c" + (c + 1), BlockKind.TABLE_CELL, 0, rows[r][c]));
      }
    }
    one.add(b("1.3-cap1", BlockKind.CAPTION, 0, "Table 1. What two models cost."));
    add(
        "what-generative-ai-is",
        "unit-1-what-generative-ai-is/01-what-generative-ai-is.md",
        "What generative AI is",
        "text/markdown",
        one,
        null);
    List<Block> cues = new ArrayList<>();
    for (int i = 0; i < 30; i++) {
      cues.add(
          new Block(
              "0-cue" + i,
              BlockKind.CUE,
              0,
              List.of(
                  new Inline.Text(
                      "So when the model writes the next word, it looks at everything before it.")),
              new Anchor.Time(Duration.ofSeconds(7L * i), Duration.ofSeconds(7L * i + 6)),
              null));
    }
    add(
        "how-a-model-writes",
        "unit-1-what-generative-ai-is/03-lecture-how-a-model-writes.vtt",
        "Lecture: how a model writes",
        "text/vtt",
        cues,
        null);
    List<Block> slides = new ArrayList<>();
    for (int i = 1; i < 5; i++) {
      slides.add(
          new Block(
              "s" + i + "-title1",
              BlockKind.SLIDE_TITLE,
              0,
              List.of(
                  new Inline.Text(
                      i == 1 ? "Feedback that helps" : "Step " + i + " of a tutoring session")),
              new Anchor.Slide(i, "Feedback that helps", false),
              null));
      slides.add(
          new Block(
              "s" + i + "-li1",
              BlockKind.LIST_ITEM,
              1,
              List.of(new Inline.Text("Name what is good, then one thing to change")),
              new Anchor.Slide(i, "Feedback", false),
              null));
      slides.add(
          new Block(
              "s" + i + "-note1",
              BlockKind.SPEAKER_NOTE,
              0,
              List.of(new Inline.Text("Ask the room for an example from their own class.")),
              new Anchor.Slide(i, "Feedback", true),
              null));
    }
    add(
        "feedback-and-tutoring",
        "unit-4-feedback-tutoring-and-retrieval/01-feedback-and-tutoring.pptx",
        "Feedback and tutoring",
        "application/vnd",
        slides,
        null);
    add(
        "broken",
        "unit-4-feedback-tutoring-and-retrieval/scan.pdf",
        "scan.pdf",
        "application/pdf",
        List.of(),
        "unit-4/scan.pdf: the file is empty; export it again and add the course once more.");
  }

  private static Block b(String id, BlockKind kind, int level, String text) {
    return new Block(
        id, kind, level, List.of(new Inline.Text(text)), new Anchor.Section(List.of()), null);
  }

  private void add(
      String id,
      String path,
      String title,
      String type,
      List<Block> its,
      @org.jspecify.annotations.Nullable String problem) {
    blocks.put(id, its);
    documents.add(
        new CourseDocument(
            id,
            "teaching",
            path,
            title,
            type,
            "en",
            "0".repeat(64),
            24_000,
            1_850,
            List.of(),
            problem));
  }

  @Override
  public List<Course> courses(String zone) {
    return List.of(
        new Course("teaching", "Teaching with Generative AI", "en", Instant.EPOCH, 12, 11_204, 1),
        new Course("ai-ar", "مقدمة في الذكاء الاصطناعي التوليدي", "ar", Instant.EPOCH, 4, 5_310, 0),
        new Course("psychology", "Psychology 2e", "en", Instant.EPOCH, 104, 258_113, 0));
  }

  @Override
  public Optional<Course> course(String zone, String course) {
    return courses(zone).stream().filter(c -> c.id().equals(course)).findFirst();
  }

  @Override
  public List<CourseDocument> documents(String zone, String course) {
    return documents;
  }

  @Override
  public List<Block> blocks(String zone, String course, String document) {
    return blocks.getOrDefault(document, List.of());
  }

  static Answer ask(
      String zone, String course, String question, List<Turn> earlier, AnswerListener listener) {
    List<SectionLink> near =
        List.of(
            new SectionLink(
                "what-generative-ai-is", "What generative AI is", "1.1", "A working definition"),
            new SectionLink(
                "what-generative-ai-is", "What generative AI is", "1.2", "What it is not"));
    if (!question.contains("language model")) {
      return new Answer(
          Answer.Outcome.NOT_COVERED,
          question,
          List.of(),
          List.of(),
          near,
          "the course's own words",
          "");
    }
    List<Citation> c =
        List.of(
            new Citation(
                1,
                "what-generative-ai-is",
                "What generative AI is",
                "1.1-p1",
                "A working definition",
                "A language model is a program that assigns a probability to every possible next piece of text, given the text so far."),
            new Citation(
                2,
                "what-generative-ai-is",
                "What generative AI is",
                "1.2-li1",
                "What it is not",
                "A search engine returns existing pages and tells you where they are."));
    List<Answer.Sentence> s =
        List.of(
            new Answer.Sentence(c.get(0).quote(), List.of(1)),
            new Answer.Sentence(
                "It is not a search engine: it does not return pages that exist.", List.of(2)));
    listener.citations(c);
    s.forEach(listener::sentence);
    return new Answer(Answer.Outcome.COVERED, question, s, c, near, "the course's own words", "");
  }

  Rooms rooms() {
    return new Rooms(
        this,
        (z, d) -> new ByteArrayInputStream("hello".getBytes(StandardCharsets.UTF_8)),
        (z, t, f) -> courses(z).getFirst(),
        SketchHouse::ask);
  }
}
