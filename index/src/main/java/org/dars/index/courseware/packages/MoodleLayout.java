package org.dars.index.courseware.packages;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.dars.index.courseware.CoursewareException;
import org.dars.index.courseware.xml.XmlElement;
import org.dars.index.courseware.xml.XmlTree;
import org.jspecify.annotations.Nullable;

/**
 * A Moodle backup: sections and activities as moodle_backup.xml and the sections order them, the
 * files of an activity behind it.
 */
final class MoodleLayout implements Layout {

  static final String BACKUP = "moodle_backup.xml";
  private static final String COURSE = "course/course.xml";
  private static final String QUESTIONS = "questions.xml";
  private static final Pattern CONTEXT = Pattern.compile("\\bcontextid=[\"'](\\d+)[\"']");

  /** An activity as moodle_backup.xml lists it. */
  private record Activity(String id, String section, String file) {}

  private final MoodleFileStore store;

  MoodleLayout(PackageView view) {
    this.store = MoodleFileStore.of(view);
  }

  @Override
  public Listing list(PackageView view) {
    XmlTree backup = view.xml(BACKUP);
    Set<String> silent = new HashSet<>(view.names());
    if (backup == null) {
      return new Listing("", "", List.of(), silent);
    }
    XmlElement root = backup.root();
    List<Unit> units = new ArrayList<>();
    units.add(new Unit("", present(view, BACKUP, COURSE)));
    Map<String, Activity> activities = activities(root);
    Set<String> placed = new HashSet<>();
    for (XmlElement section : sections(view, root)) {
      units.add(section(view, section, activities, placed));
    }
    List<Item> rest = new ArrayList<>();
    activities.values().stream()
        .filter(a -> placed.add(a.id()))
        .forEach(a -> activity(view, a, rest));
    rest.addAll(present(view, QUESTIONS));
    rest.addAll(store.rest());
    units.add(new Unit("", rest));
    units.forEach(u -> u.items().forEach(i -> silent.remove(i.entry())));
    people(view);
    XmlTree course = view.xml(COURSE);
    String title = course == null ? "" : text(course.root().child("fullname"));
    return new Listing(
        title.isEmpty() ? first(root, "original_course_fullname") : title,
        course == null ? "" : language(course.root()),
        units.stream().filter(u -> !u.items().isEmpty()).toList(),
        silent);
  }

  private void people(PackageView view) {
    if (view.has("users.xml")) {
      String start = new String(view.start("users.xml"), StandardCharsets.UTF_8);
      if (start.contains("<user ")) {
        view.note(
            "users.xml: personal data, left out; so are roles, grades, logs, submissions, posts and"
                + " other records of persons");
      }
    }
    if (store.personal() > 0) {
      view.note(
          "files.xml: "
              + (store.personal() == 1
                  ? "1 file that a learner handed in"
                  : store.personal() + " files that learners handed in")
              + ": personal data, left out");
    }
  }

  private static Map<String, Activity> activities(XmlElement root) {
    Map<String, Activity> activities = new LinkedHashMap<>();
    for (XmlElement a : root.all("activity")) {
      String id = text(a.child("moduleid"));
      String file = text(a.child("directory")) + "/" + text(a.child("modulename")) + ".xml";
      activities.putIfAbsent(id, new Activity(id, text(a.child("sectionid")), file));
    }
    return activities;
  }

  private static List<XmlElement> sections(PackageView view, XmlElement root) {
    List<XmlElement> sections = new ArrayList<>(root.all("section"));
    sections.removeIf(s -> s.child("sectionid") == null);
    sections.sort(
        Comparator.comparingInt(s -> {
          XmlTree tree = view.xml(text(s.child("directory")) + "/section.xml");
          String number = tree == null ? "" : text(tree.root().child("number"));
          return number.matches("\\d{1,6}") ? Integer.parseInt(number) : Integer.MAX_VALUE;
        }));
    return sections;
  }

  private Unit section(
      PackageView view, XmlElement section, Map<String, Activity> activities, Set<String> placed) {
    String file = text(section.child("directory")) + "/section.xml";
    List<Item> items = new ArrayList<>(present(view, file));
    XmlTree tree = view.xml(file);
    String name = tree == null ? "" : text(tree.root().child("name"));
    String sequence = tree == null ? "" : text(tree.root().child("sequence"));
    for (String id : sequence.split(",")) {
      Activity activity = activities.get(id.strip());
      if (activity != null && placed.add(activity.id())) {
        activity(view, activity, items);
      }
    }
    String id = text(section.child("sectionid"));
    activities.values().stream()
        .filter(a -> a.section().equals(id) && placed.add(a.id()))
        .forEach(a -> activity(view, a, items));
    String title = name.isEmpty() ? text(section.child("title")) : name;
    return new Unit(title.equals("0") ? "" : title, items); // 0 is what stands above all sections
  }

  private void activity(PackageView view, Activity activity, List<Item> items) {
    List<Item> own = present(view, activity.file());
    if (!own.isEmpty()) {
      items.addAll(own);
      Matcher context = CONTEXT.matcher(XmlHead.of(view.start(activity.file())).tag());
      if (context.find()) {
        items.addAll(store.of(context.group(1)));
      }
    }
  }

  private static List<Item> present(PackageView view, String... names) {
    List<Item> items = new ArrayList<>();
    for (String name : names) {
      if (view.has(name)) {
        items.add(Item.of(name));
      }
    }
    return items;
  }

  private static String language(XmlElement course) {
    String tag = text(course.child("lang")).split("[-_]")[0];
    return tag.matches("[a-z]{2,3}") ? tag : "";
  }

  private static String first(XmlElement root, String name) {
    List<XmlElement> all = root.all(name);
    return all.isEmpty() ? "" : text(all.getFirst());
  }

  static String text(@Nullable XmlElement element) {
    String s = element == null ? "" : element.text().replaceAll("\\s+", " ").strip();
    return s.equals(MoodleDialect.NULL) ? "" : s;
  }

  @Override
  public void follow(PendingChanges changes, boolean keepPersonalData) throws CoursewareException {
    if (!keepPersonalData) {
      new PersonalRecords(changes).drop();
    }
    store.follow(changes, keepPersonalData);
    ArchiveIndex.follow(changes);
  }
}
