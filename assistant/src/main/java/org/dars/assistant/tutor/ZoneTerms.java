package org.dars.assistant.tutor;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.dars.assistant.store.Home;
import org.dars.index.courseware.LanguageDetector;
import org.dars.translator.terms.TermProblemException;
import org.dars.translator.terms.TermTranslations;
import org.dars.translator.terms.Termbase;
import org.dars.translator.terms.TermbaseStore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The terms of a zone's termbases: those that the course chose first, then the others. What was
 * read is kept until a file of the zone's changes. Safe for use by several threads.
 */
public final class ZoneTerms implements TermSource {

  private static final Logger LOG = LoggerFactory.getLogger(ZoneTerms.class);

  /** Courses whose terms are kept in memory. */
  private static final int KEPT = 16;

  private final Home home;

  private final Map<Key, Read> read =
      new LinkedHashMap<>(KEPT, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Key, Read> eldest) {
          return size() > KEPT;
        }
      };

  public ZoneTerms(Home home) {
    this.home = home;
  }

  private record Key(String zone, String course) {}

  /** Termbases as they were when their files had these names, sizes and times. */
  private record Read(
      Set<String> files, Termbase terms, Map<String, TermTranslations> translations) {}

  @Override
  public List<Crossing.Term> find(
      String zone, String course, String question, String from, String to) {
    try {
      Read current = current(new Key(zone, course));
      List<TermTranslations.Found> most = List.of();
      for (String language : languages(current.terms(), from, to)) {
        List<TermTranslations.Found> found = translations(current, language, to).find(question);
        if (letters(found) > letters(most)) {
          most = found;
        }
      }
      Set<Crossing.Term> terms = new LinkedHashSet<>();
      most.forEach(f -> terms.add(new Crossing.Term(f.said(), f.called())));
      return List.copyOf(terms);
    } catch (IOException | TermProblemException e) {
      LOG.warn("a question was searched for without the termbases of its zone: {}", e.getMessage());
      return List.of();
    }
  }

  /** The question's language; each of the termbases' where it is not known. */
  private static Set<String> languages(Termbase terms, String from, String to) {
    if (!from.equals(LanguageDetector.UNKNOWN)) {
      return Set.of(from);
    }
    Set<String> all = new TreeSet<>();
    terms.languages().forEach(tag -> all.add(Locale.forLanguageTag(tag).getLanguage()));
    all.remove(to);
    return all;
  }

  private static int letters(List<TermTranslations.Found> found) {
    return found.stream().mapToInt(f -> f.end() - f.start()).sum();
  }

  private static TermTranslations translations(Read read, String from, String to) {
    synchronized (read.translations()) {
      return read.translations()
          .computeIfAbsent(from + " " + to, k -> TermTranslations.of(read.terms(), from, to));
    }
  }

  private synchronized Read current(Key key) throws IOException, TermProblemException {
    Path folder = home.terms(key.zone());
    Set<String> files = files(folder);
    Read known = read.get(key);
    if (known != null && known.files().equals(files)) {
      return known;
    }
    TermbaseStore store = new TermbaseStore(folder);
    Set<String> names = new LinkedHashSet<>(store.chosen(key.course()));
    names.addAll(store.names());
    List<Termbase> all = new ArrayList<>();
    for (String name : names) {
      all.add(store.read(name));
    }
    Read now = new Read(files, Termbase.merged(all), new LinkedHashMap<>());
    read.put(key, now);
    return now;
  }

  private static Set<String> files(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      return Set.of();
    }
    Set<String> files = new TreeSet<>();
    try (Stream<Path> all = Files.list(folder)) {
      for (Path file : all.toList()) {
        files.add(file + " " + Files.size(file) + " " + Files.getLastModifiedTime(file));
      }
    }
    return files;
  }
}
