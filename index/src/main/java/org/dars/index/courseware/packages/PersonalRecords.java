package org.dars.index.courseware.packages;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.dars.index.courseware.CoursewareException;
import org.dars.index.courseware.splice.Edit;
import org.dars.index.courseware.xml.XmlElement;
import org.dars.index.courseware.xml.XmlTree;

/**
 * Takes the records of persons out of a Moodle backup: users, role assignments, grades, logs,
 * attempts, posts; and says in moodle_backup.xml that they are not in it.
 */
final class PersonalRecords {

  private static final String BACKUP = "moodle_backup.xml";

  /** Elements that say whose record it is. */
  private static final List<String> PERSONS =
      List.of("userid", "authorid", "reviewerid", "recipientid", "relateduserid", "realuserid");

  private static final Set<String> SETTINGS =
      Set.of(
          "users",
          "role_assignments",
          "comments",
          "userscompletion",
          "logs",
          "grade_histories",
          "xapistate");

  private final PendingChanges changes;

  PersonalRecords(PendingChanges changes) {
    this.changes = changes;
  }

  void drop() throws CoursewareException {
    for (String name : List.copyOf(changes.view().names())) {
      if (name.endsWith(".xml") && !name.equals("files.xml")) {
        file(name);
      }
    }
  }

  private void file(String name) throws CoursewareException {
    byte[] bytes = changes.bytes(name);
    String raw = new String(bytes, StandardCharsets.ISO_8859_1);
    boolean concerned =
        name.equals("users.xml")
            || name.equals(BACKUP)
            || PERSONS.stream().anyMatch(p -> raw.contains("<" + p));
    if (!concerned) {
      return;
    }
    XmlTree tree = changes.xml(name);
    List<Edit> edits = new ArrayList<>();
    if (name.equals("users.xml")) {
      if (!tree.root().elements().isEmpty()) {
        cut(tree, tree.root().contentStart(), tree.root().contentEnd(), edits);
      }
    } else if (name.equals(BACKUP)) {
      tree.root().all("setting").forEach(s -> setting(tree, s, edits));
    } else {
      records(tree, tree.root(), edits);
    }
    changes.edit(name, edits);
  }

  private static void setting(XmlTree tree, XmlElement setting, List<Edit> edits) {
    XmlElement name = setting.child("name");
    XmlElement value = setting.child("value");
    if (name == null || value == null || !value.elements().isEmpty() || value.text().equals("0")) {
      return;
    }
    String s = name.text().strip();
    if (SETTINGS.contains(s) || s.endsWith("_userinfo")) {
      edits.add(
          new Edit(
              tree.source().span(value.contentStart(), value.contentEnd()),
              "0".getBytes(StandardCharsets.UTF_8)));
    }
  }

  private static void records(XmlTree tree, XmlElement element, List<Edit> edits) {
    for (XmlElement child : element.elements()) {
      if (!isOfPerson(child)) {
        records(tree, child, edits);
      } else if (MoodleDialect.isCourseText(child)) {
        XmlElement user = child.child("userid");
        if (user != null) {
          edits.add(
              new Edit(
                  tree.source().span(user.contentStart(), user.contentEnd()),
                  tree.source().encode("0")));
        }
        child.elements().stream()
            .filter(inner -> inner != user)
            .forEach(inner -> records(tree, inner, edits));
      } else {
        cut(tree, child.start(), child.end(), edits);
      }
    }
  }

  private static boolean isOfPerson(XmlElement element) {
    for (String person : PERSONS) {
      XmlElement id = element.child(person);
      String value = id == null ? "" : id.text().strip();
      if (!value.isEmpty() && !value.equals("0") && !value.equals(MoodleDialect.NULL)) {
        return true;
      }
    }
    return false;
  }

  private static void cut(XmlTree tree, int start, int end, List<Edit> edits) {
    if (start < end) {
      edits.add(new Edit(tree.source().span(start, end), new byte[0]));
    }
  }
}
