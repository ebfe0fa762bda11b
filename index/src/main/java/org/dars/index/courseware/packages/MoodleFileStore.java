package org.dars.index.courseware.packages;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.dars.index.courseware.CoursewareException;
import org.dars.index.courseware.splice.Edit;
import org.dars.index.courseware.xml.XmlElement;
import org.dars.index.courseware.xml.XmlTree;
import org.dars.index.courseware.zip.EntryContent;
import org.jspecify.annotations.Nullable;

/**
 * The files of a Moodle backup: files.xml says where they belong and what they are called, their
 * bytes lie under their SHA-1. A file that changes gets another hash, in its name and in every
 * record.
 */
final class MoodleFileStore {

  private static final String RECORDS = "files.xml";
  private static final Pattern STORED = Pattern.compile("files/[0-9a-f]{2}/([0-9a-f]{40})");

  /** Where Moodle keeps what learners hand in. */
  private static final Pattern PERSONAL =
      Pattern.compile(
          "user/.*|assignsubmission_.*|assignfeedback_.*|mod_forum/(attachment|post)|mod_workshop/(sub|over).*"
              + "|mod_data/content|mod_lesson/essay.*|mod_wiki/attachments|question/response_.*|grade/.*"
              + "|badges/userbadge|mod_bigbluebuttonbn/.*record.*");

  private final Map<String, List<Layout.Item>> byContext = new LinkedHashMap<>();
  private final Set<String> taken = new HashSet<>();
  private int personal;

  private MoodleFileStore() {}

  static MoodleFileStore of(PackageView view) {
    MoodleFileStore store = new MoodleFileStore();
    XmlTree records = view.xml(RECORDS);
    if (records != null) {
      Set<String> seen = new HashSet<>();
      for (XmlElement file : records.root().elements("file")) {
        String entry = entry(text(file, "contenthash"));
        String name = text(file, "filename");
        if (name.equals(".") || !view.has(entry)) {
          continue;
        }
        if (isPersonal(file)) {
          store.personal++;
        } else if (seen.add(entry)) {
          store
              .byContext
              .computeIfAbsent(text(file, "contextid"), _ -> new ArrayList<>())
              .add(new Layout.Item(entry, label(file)));
        }
      }
    }
    return store;
  }

  /** How many files are of persons. */
  int personal() {
    return personal;
  }

  /** The files of an activity or of the course. */
  List<Layout.Item> of(String context) {
    taken.add(context);
    return byContext.getOrDefault(context, List.of());
  }

  /** The files that {@link #of} was not asked for. */
  List<Layout.Item> rest() {
    List<Layout.Item> rest = new ArrayList<>();
    byContext.forEach((context, items) -> {
      if (!taken.contains(context)) {
        rest.addAll(items);
      }
    });
    return rest;
  }

  private static String label(XmlElement file) {
    String inside = text(file, "filepath").replaceAll("^/+", "");
    String label =
        "files/"
            + text(file, "component")
            + "/"
            + text(file, "filearea")
            + "/"
            + text(file, "contextid")
            + "/"
            + text(file, "itemid")
            + "/"
            + inside
            + text(file, "filename");
    return label
        .replaceAll("[\\p{Cntrl}\\\\]", "_")
        .replaceAll("(?<=/)\\.+(?=/)", "_")
        .replaceAll("/{2,}", "/");
  }

  private static String entry(String hash) {
    return hash.length() < 2 ? "" : "files/" + hash.substring(0, 2) + "/" + hash;
  }

  private static boolean isPersonal(XmlElement file) {
    String place = text(file, "component") + "/" + text(file, "filearea");
    return PERSONAL.matcher(place).matches();
  }

  /** Gives changed files their new names and brings files.xml up to date. */
  void follow(PendingChanges changes, boolean keepPersonalData) throws CoursewareException {
    Map<String, EntryContent> moved = new HashMap<>();
    Map<String, String> hashes = new HashMap<>();
    Map<String, String> names = new HashMap<>();
    for (Map.Entry<String, EntryContent> e : changes.contents().entrySet()) {
      Matcher stored = STORED.matcher(e.getKey());
      if (stored.matches()) {
        String hash = sha1(e.getValue());
        hashes.put(stored.group(1), hash);
        moved.put(hash, e.getValue());
        names.put(e.getKey(), entry(hash));
      }
    }
    // One of the files that become the same is enough, and none is needed where it lies already.
    Set<String> there = new HashSet<>(changes.view().names());
    there.removeAll(names.keySet());
    names.forEach((name, newName) -> {
      if (there.add(newName)) {
        changes.rename(name, newName);
      } else {
        changes.drop(name);
      }
    });
    if (!changes.view().has(RECORDS) || (hashes.isEmpty() && keepPersonalData)) {
      return;
    }
    records(changes, hashes, moved, keepPersonalData);
  }

  private static void records(
      PendingChanges changes,
      Map<String, String> hashes,
      Map<String, EntryContent> moved,
      boolean keepPersonalData)
      throws CoursewareException {
    XmlTree tree = changes.xml(RECORDS);
    List<Edit> edits = new ArrayList<>();
    Set<String> kept = new HashSet<>();
    Set<String> gone = new HashSet<>();
    for (XmlElement file : tree.root().elements("file")) {
      String hash = text(file, "contenthash");
      if (!keepPersonalData && isPersonal(file)) {
        edits.add(new Edit(tree.source().span(file.start(), file.end()), new byte[0]));
        gone.add(hash);
        continue;
      }
      kept.add(hash);
      String now = hashes.get(hash);
      if (now != null) {
        kept.add(now);
        set(tree, file, "contenthash", now, edits);
        set(tree, file, "filesize", Long.toString(size(moved.get(now))), edits);
      }
      if (!keepPersonalData) {
        set(tree, file, "userid", MoodleDialect.NULL, edits);
        set(tree, file, "author", MoodleDialect.NULL, edits);
      }
    }
    changes.edit(RECORDS, edits);
    gone.removeAll(kept);
    gone.stream().map(MoodleFileStore::entry).filter(changes.view()::has).forEach(changes::drop);
  }

  private static void set(
      XmlTree tree, XmlElement file, String name, String value, List<Edit> edits) {
    XmlElement field = file.child(name);
    if (field != null && !field.text().equals(value) && field.contentStart() < field.contentEnd()) {
      edits.add(
          new Edit(
              tree.source().span(field.contentStart(), field.contentEnd()),
              tree.source().encode(XmlTree.escape(value))));
    }
  }

  private static long size(@Nullable EntryContent content) {
    try {
      return content == null ? 0 : content.size();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String sha1(EntryContent content) {
    try (InputStream in = content.open()) {
      MessageDigest sha = MessageDigest.getInstance("SHA-1");
      byte[] buffer = new byte[1 << 16];
      for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
        sha.update(buffer, 0, n);
      }
      return HexFormat.of().formatHex(sha.digest());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-1", e);
    }
  }

  private static String text(XmlElement file, String name) {
    XmlElement field = file.child(name);
    return field == null ? "" : field.text().strip();
  }
}
