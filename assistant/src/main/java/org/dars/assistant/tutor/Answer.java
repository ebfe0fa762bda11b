package org.dars.assistant.tutor;

import java.util.ArrayList;
import java.util.List;

/**
 * What the tutor says.
 *
 * @param outcome whether the course covers the question
 * @param question the stand-alone question that was searched for: a follow-up carries its subject
 * @param sentences what is said, in order; empty when the course does not cover the question
 * @param citations the proofs, numbered from 1 in order of first use
 * @param nearest sections that come nearest, best first; for every outcome
 * @param madeBy "the course's own words", or the language model's name
 * @param notes what went differently than set up (model too slow, …), in order
 * @param missing what of the question the course does not speak of, in the question's words; empty
 *     unless it is covered partly
 * @param rung how much of the answer a hint gives away, from 1; 0 when this is no hint
 * @param crossing how a question in another language reached the course
 * @param served what a message wanted that was no question about the content
 * @param library whether it is from the other courses of the zone
 */
public record Answer(
    Outcome outcome,
    String question,
    List<Sentence> sentences,
    List<Citation> citations,
    List<SectionLink> nearest,
    String madeBy,
    List<Note> notes,
    List<String> missing,
    int rung,
    Crossing crossing,
    Intent served,
    boolean library) {

  /** What {@link #madeBy} says without a language model. */
  public static final String OWN_WORDS = "the course's own words";

  public Answer {
    sentences = List.copyOf(sentences);
    citations = List.copyOf(citations);
    nearest = List.copyOf(nearest);
    notes = List.copyOf(notes);
    missing = List.copyOf(missing);
  }

  /** An answer to a question in a language of its course. */
  public Answer(
      Outcome outcome,
      String question,
      List<Sentence> sentences,
      List<Citation> citations,
      List<SectionLink> nearest,
      String madeBy,
      List<Note> notes,
      List<String> missing,
      int rung) {
    this(
        outcome,
        question,
        sentences,
        citations,
        nearest,
        madeBy,
        notes,
        missing,
        rung,
        Crossing.NONE,
        Intent.NONE,
        false);
  }

  /** An answer that is no hint and misses nothing. */
  public Answer(
      Outcome outcome,
      String question,
      List<Sentence> sentences,
      List<Citation> citations,
      List<SectionLink> nearest,
      String madeBy,
      List<Note> notes) {
    this(outcome, question, sentences, citations, nearest, madeBy, notes, List.of(), 0);
  }

  /** What is said to a message that is no question about the content. */
  static Answer served(
      Intent intent,
      String question,
      List<Sentence> sentences,
      List<Citation> citations,
      List<SectionLink> links) {
    return new Answer(
        Outcome.SERVED,
        question,
        sentences,
        citations,
        links,
        OWN_WORDS,
        List.of(),
        List.of(),
        0,
        Crossing.NONE,
        intent,
        false);
  }

  /** The same, to a question that reached the course that way. */
  Answer across(Crossing way) {
    return with(outcome, citations, nearest, notes, missing, rung, way);
  }

  /** The same, with these in the place of its citations and nearest sections. */
  Answer pointing(List<Citation> proofs, List<SectionLink> sections) {
    return with(outcome, proofs, sections, notes, missing, rung, crossing);
  }

  /** The same, whose sections are of a course, where that is not the one asked. */
  Answer pointingTo(String course, String asked) {
    return course.equals(asked)
        ? this
        : pointing(
            citations,
            nearest.stream()
                .map(n ->
                    new SectionLink(n.document(), n.documentTitle(), n.block(), n.title(), course))
                .toList());
  }

  /** The same, which answers only in part. */
  public Answer partly(List<String> words) {
    return with(Outcome.PARTLY, citations, nearest, notes, words, rung, crossing);
  }

  /** The same, as a hint. */
  public Answer atRung(int step) {
    return with(outcome, citations, nearest, notes, missing, step, crossing);
  }

  /** The same, from the other courses of the zone. */
  Answer fromLibrary() {
    return new Answer(
        outcome, question, sentences, citations, nearest, madeBy, notes, missing, rung, crossing,
        served, true);
  }

  /** The same, with one thing more to say about it. */
  public Answer with(Note note) {
    List<Note> all = new ArrayList<>(notes);
    all.add(note);
    return with(outcome, citations, nearest, all, missing, rung, crossing);
  }

  private Answer with(
      Outcome which,
      List<Citation> proofs,
      List<SectionLink> sections,
      List<Note> said,
      List<String> words,
      int step,
      Crossing way) {
    return new Answer(
        which, question, sentences, proofs, sections, madeBy, said, words, step, way, served,
        library);
  }

  /** Whether the course answers. */
  public enum Outcome {
    /** It does. */
    COVERED,
    /** It speaks of it, and leaves open what {@link Answer#missing} names. */
    PARTLY,
    /** It does not. */
    NOT_COVERED,
    /** Nothing that a course covers: a greeting, or a question about the course as a whole. */
    SERVED;

    /** Whether sentences of the course were given. */
    public boolean answers() {
      return this == COVERED || this == PARTLY;
    }
  }

  /** How a sentence is shown. */
  public enum Form {
    PROSE,
    /** An item of a list. */
    ITEM,
    /** Rows of a table. */
    TABLE,
    /** What a picture shows: its caption, or the words that stand for it. */
    FIGURE
  }

  /**
   * The words of a sentence that answer.
   *
   * @param from index of the first character in the sentence's text
   * @param to index after the last one
   */
  public record Mark(int from, int to) {}

  /**
   * A sentence with its proofs.
   *
   * @param text the course's own words, or a written sentence; of a table, its cells in reading
   *     order
   * @param citations numbers of {@link Citation}s
   * @param marks the words that answer, in order, not overlapping; empty when they are not known
   * @param form how it is shown
   * @param rows of a table, its rows of cells, the header first; empty otherwise
   * @param more how many items of the list, or rows of the table, follow in the course and are left
   *     out here
   */
  public record Sentence(
      String text,
      List<Integer> citations,
      List<Mark> marks,
      Form form,
      List<List<String>> rows,
      int more) {

    public Sentence {
      citations = List.copyOf(citations);
      marks = List.copyOf(marks);
      rows = rows.stream().map(List::copyOf).toList();
      int end = 0;
      for (Mark m : marks) {
        if (m.from() < end || m.to() <= m.from() || m.to() > text.length()) {
          throw new IllegalArgumentException(
              "marks must lie in the text, in order, and not overlap: " + marks + " in " + text);
        }
        end = m.to();
      }
    }

    /** Prose without marks. */
    public Sentence(String text, List<Integer> citations) {
      this(text, citations, List.of(), Form.PROSE, List.of(), 0);
    }

    /** The same, with the words marked that answer. */
    public Sentence marked(List<Mark> words) {
      return new Sentence(text, citations, words, form, rows, more);
    }

    /** The same, shown so. */
    public Sentence as(Form other) {
      return new Sentence(text, citations, marks, other, rows, more);
    }
  }
}
