package org.dars.assistant.tutor;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.dars.assistant.course.TutorProfile;

/** Serves what is no question about the content: greetings, the course in outline, summaries. */
final class FrontDesk {

  private static final int MOST_LINKS = 12;
  private static final int SENTENCES = 5;

  private final Outline outline;

  FrontDesk(Outline outline) {
    this.outline = outline;
  }

  /**
   * What is said to a message, or nothing when it is a question to look up.
   *
   * @param hints whether the learner is led by hints, so that the course's sentences are not given
   * @param hide takes words out of titles that a hint keeps back
   */
  Optional<Answer> serve(Ask ask, TutorProfile profile, boolean hints, UnaryOperator<String> hide) {
    Optional<Intents.Meant> meant = Intents.of(ask.question(), profile.language(), ask.language());
    return meant.flatMap(m -> serve(ask, profile, hints, hide, m));
  }

  private Optional<Answer> serve(
      Ask ask,
      TutorProfile profile,
      boolean hints,
      UnaryOperator<String> hide,
      Intents.Meant meant) {
    ServedWords words = ServedWords.of(profile.language(), meant.language(), ask.language());
    return switch (meant.intent()) {
      case GREETING, THANKS, GOODBYE ->
          said(
              ask,
              meant.intent(),
              List.of(words.get(inTone(meant.intent(), profile), profile.name(), title(ask))),
              List.of());
      case IDENTITY -> said(ask, Intent.IDENTITY, identity(ask, profile, words), List.of());
      case ABUSE -> said(ask, Intent.ABUSE, List.of(words.get("abuse")), List.of());
      case DISTRESS -> said(ask, Intent.DISTRESS, distress(profile, words), List.of());
      case COURSE, UNIT, SUMMARY, QUIZ ->
          outline
              .contents(ask.zone(), ask.course())
              .flatMap(c -> new AboutCourse(ask, words, c, hints, hide).serve(meant));
      case ANOTHER_HINT, OPEN_TEST, NONE -> Optional.empty();
    };
  }

  /** What is said to one who wants a further hint before there was a question. */
  static Answer firstAsk(Ask ask, TutorProfile profile) {
    ServedWords words = ServedWords.of(profile.language(), ask.language());
    return said(ask, Intent.ANOTHER_HINT, List.of(words.get("hint.first")), List.of())
        .orElseThrow();
  }

  private static String inTone(Intent intent, TutorProfile profile) {
    String key = intent.name().toLowerCase(Locale.ROOT);
    return profile.tone() == TutorProfile.Tone.PLAIN
        ? key
        : key + "." + profile.tone().name().toLowerCase(Locale.ROOT);
  }

  private String title(Ask ask) {
    return outline
        .contents(ask.zone(), ask.course())
        .map(Outline.Contents::title)
        .orElse(ask.course());
  }

  private List<String> identity(Ask ask, TutorProfile profile, ServedWords words) {
    List<String> said = new ArrayList<>();
    said.add(words.get("identity", profile.name(), title(ask)));
    if (!profile.help().explains()) {
      said.add(words.get("identity.hint"));
    }
    said.add(words.get("identity.ask"));
    return said;
  }

  private static List<String> distress(TutorProfile profile, ServedWords words) {
    List<String> said =
        new ArrayList<>(
            List.of(words.get("distress.1"), words.get("distress.2"), words.get("distress.3")));
    if (!profile.contact().isEmpty()) {
      said.add(words.get("distress.contact", profile.contact()));
    }
    return said;
  }

  private static Optional<Answer> said(
      Ask ask, Intent intent, List<String> said, List<SectionLink> links) {
    return Optional.of(
        Answer.served(
            intent,
            ask.question(),
            said.stream().map(s -> new Answer.Sentence(s, List.of())).toList(),
            List.of(),
            links));
  }

  /** Questions about the course itself. */
  private final class AboutCourse {
    private final Ask ask;
    private final ServedWords words;
    private final Outline.Contents contents;
    private final boolean hints;
    private final UnaryOperator<String> hide;
    private final PartFinder finder;

    AboutCourse(
        Ask ask,
        ServedWords words,
        Outline.Contents contents,
        boolean hints,
        UnaryOperator<String> hide) {
      this.ask = ask;
      this.words = words;
      this.contents = contents;
      this.hints = hints;
      this.hide = hide;
      this.finder = new PartFinder(outline, contents, ask.zone(), ask.course());
    }

    Optional<Answer> serve(Intents.Meant meant) {
      if (meant.intent() == Intent.COURSE) {
        return course();
      }
      if (meant.intent() == Intent.QUIZ && !meant.part().named()) {
        return quiz(contents.title(), List.of());
      }
      Optional<PartFinder.Found> part = finder.find(meant.part(), ask.page());
      if (part.isEmpty()) {
        // A title that the course does not have is a subject to look up.
        return meant.part().title().isEmpty()
            ? said(ask, meant.intent(), List.of(words.get("summary.which")), lessons())
            : Optional.empty();
      }
      return switch (meant.intent()) {
        case UNIT -> listed("unit", part.get(), Intent.UNIT);
        case QUIZ -> quiz(hide.apply(part.get().title()), part.get().documents());
        default -> hints ? listed("summary.hint", part.get(), Intent.SUMMARY) : summary(part.get());
      };
    }

    private Optional<Answer> course() {
      List<String> said = new ArrayList<>();
      said.add(words.get("course", contents.title()));
      List<Outline.Unit> titled =
          contents.units().stream().filter(u -> !u.title().isEmpty()).toList();
      if (titled.isEmpty()) {
        contents.lessons().stream().limit(MOST_LINKS).forEach(l -> said.add(hide.apply(l.title())));
      }
      titled.forEach(u -> said.add(hide.apply(u.title())));
      return said(ask, Intent.COURSE, said, lessons());
    }

    /** Where to begin: the first document of each unit. */
    private List<SectionLink> lessons() {
      List<SectionLink> firsts = new ArrayList<>();
      boolean units = contents.units().size() > 1;
      for (Outline.Unit unit : contents.units()) {
        unit.lessons().stream()
            .limit(units ? 1 : MOST_LINKS)
            .map(PartFinder::link)
            .forEach(firsts::add);
      }
      return shown(firsts);
    }

    private Optional<Answer> listed(String key, PartFinder.Found part, Intent intent) {
      return said(
          ask,
          intent,
          List.of(words.get(key, hide.apply(part.title()))),
          shown(finder.inside(part)));
    }

    private List<SectionLink> shown(List<SectionLink> links) {
      return links.stream()
          .limit(MOST_LINKS)
          .map(l ->
              new SectionLink(
                  l.document(), hide.apply(l.documentTitle()), l.block(), hide.apply(l.title())))
          .toList();
    }

    private Optional<Answer> quiz(String about, List<SectionLink> documents) {
      return said(ask, Intent.QUIZ, List.of(words.get("quiz", about)), shown(documents));
    }

    private Optional<Answer> summary(PartFinder.Found part) {
      Proofs proofs = new Proofs();
      List<Answer.Sentence> sentences = new ArrayList<>();
      sentences.add(new Answer.Sentence(words.get("summary", part.title()), List.of()));
      int each = Math.max(1, SENTENCES / part.documents().size());
      for (SectionLink document : part.documents()) {
        List<Evidence.Source> text = outline.text(ask.zone(), ask.course(), document);
        for (SectionSummary.Picked line : SectionSummary.of(text, language(document), each)) {
          int citation = proofs.cite(document, line.source(), line.text());
          sentences.add(new Answer.Sentence(line.text(), List.of(citation)));
        }
      }
      return Optional.of(
          Answer.served(
              Intent.SUMMARY, ask.question(), sentences, proofs.all(), shown(finder.inside(part))));
    }

    private String language(SectionLink link) {
      return contents.lessons().stream()
          .filter(l -> l.id().equals(link.document()))
          .findFirst()
          .map(Outline.Lesson::language)
          .orElse(contents.language());
    }
  }
}
