package org.dars.assistant.web;

import io.javalin.http.Context;
import io.javalin.http.Cookie;
import io.javalin.http.HttpStatus;
import io.javalin.http.SameSite;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.dars.assistant.adapt.AdaptationRoom;
import org.dars.assistant.adapt.SeenLedger;
import org.dars.assistant.course.Course;
import org.dars.assistant.course.CourseDocument;
import org.dars.assistant.course.CourseLibrary;
import org.dars.index.courseware.Block;
import org.dars.translator.adapt.Adaptation;
import org.dars.translator.adapt.AdaptationException;
import org.dars.translator.adapt.Adaptations;
import org.dars.translator.adapt.Category;
import org.dars.translator.adapt.CountryFacts;
import org.dars.translator.adapt.Flag;
import org.dars.translator.adapt.LedgerView;
import org.dars.translator.adapt.State;
import org.jspecify.annotations.Nullable;

/** What is proposed for a country, each in its sentence, for a person to decide. */
final class ProposalPages {

  private static final System.Logger LOG = System.getLogger(ProposalPages.class.getName());

  static final int ROWS_A_PAGE = 20;
  static final int LONGEST_TEXT = 1_000;
  private static final int LONGEST_NAME = 60;
  private static final String NAME_COOKIE = "dars-reviewer";
  private static final int YEAR = 365 * 24 * 60 * 60;

  /** What may be approved in one go. */
  private static final double SURE = 0.9;

  /** Something that the rules left, in its sentence. */
  record Left(Flag flag, Proposal.Marked sentence) {}

  /**
   * The page.
   *
   * @param found how many there are of the choice
   * @param counts how many there are in each state, of the whole adaptation
   * @param documents those in which anything was found
   * @param ids of documents by path, for links
   * @param sure how many may be approved in one go; 0 leaves that out
   * @param unconfirmed how many proposals and approvals rest on facts that nobody looked up
   * @param decided how many just were, or -1
   * @param name under which decisions are kept
   */
  record ProposalPage(
      Course course,
      String country,
      AdaptationPages.Country state,
      LedgerView view,
      ProposalChoice choice,
      List<Proposal> rows,
      List<Left> left,
      int found,
      Map<String, Integer> counts,
      List<String> documents,
      Map<String, String> ids,
      List<CountryFacts.Fact> facts,
      int sure,
      int unconfirmed,
      int decided,
      String name) {

    int pages() {
      return Math.max(1, (found + ROWS_A_PAGE - 1) / ROWS_A_PAGE);
    }

    /** Where the form of a row leads to once it is kept: the next row. */
    String after(int row) {
      return row + 1 < rows.size() ? rows.get(row + 1).anchor() : "";
    }
  }

  private final Pages pages;
  private final AdaptationPages adaptations;
  private final AdaptationRoom room;
  private final CourseLibrary library;

  ProposalPages(Pages pages, AdaptationPages adaptations, Rooms rooms) {
    this.pages = pages;
    this.adaptations = adaptations;
    this.room = rooms.adaptation();
    this.library = rooms.library();
  }

  void show(Context ctx) throws IOException {
    show(ctx, adaptations.key(ctx), "", "", "");
  }

  /**
   * @param refused id of the record whose form was not kept, "" for none
   * @param typed what stood in its box
   */
  private void show(
      Context ctx, AdaptationRoom.Key key, String refused, String typed, String problem)
      throws IOException {
    Course course = adaptations.ofKey(key);
    LedgerView view = room.ledger(key).view();
    ProposalChoice asked = ProposalChoice.of(ctx);
    List<Adaptation> records = view.adaptations().values().stream().filter(asked::holds).toList();
    List<Flag> flags = view.flags().stream().filter(asked::holds).toList();
    int found = asked.flagged() ? flags.size() : records.size();
    int last = Math.max(1, (found + ROWS_A_PAGE - 1) / ROWS_A_PAGE);
    ProposalChoice choice = asked.page() > last ? asked.at(last) : asked;
    int skip = (choice.page() - 1) * ROWS_A_PAGE;
    Map<String, String> ids = ids(key);
    Blocks blocks = new Blocks(key, ids);
    List<Proposal> rows = new ArrayList<>();
    List<Left> left = new ArrayList<>();
    if (asked.flagged()) {
      for (Flag f : flags.stream().skip(skip).limit(ROWS_A_PAGE).toList()) {
        left.add(
            new Left(
                f,
                Proposal.Marked.of(
                    f.target(),
                    f.text(),
                    blocks.of(f.target().document(), f.target().block()),
                    course.language())));
      }
    } else {
      Stream<Adaptation> shown = records.stream().skip(skip).limit(ROWS_A_PAGE);
      Adaptation mine = view.adaptations().get(refused);
      if (mine != null && records.stream().skip(skip).limit(ROWS_A_PAGE).noneMatch(mine::equals)) {
        shown = Stream.concat(Stream.of(mine), shown);
      }
      for (Adaptation a : shown.toList()) {
        Block block = blocks.of(a.target().document(), a.target().block());
        Proposal row = Proposal.of(a, block, view, course.language());
        rows.add(a.id().equals(refused) ? row.refused(typed, problem) : row);
      }
    }
    Messages m = pages.messages(ctx);
    ProposalPage page =
        new ProposalPage(
            course,
            key.country(),
            adaptations.country(key, view),
            view,
            choice,
            rows,
            left,
            found,
            counts(view, choice),
            documents(view),
            ids,
            CountryFacts.of(course.language(), key.country()),
            (int) view.in(State.PROPOSED).stream().filter(a -> sure(a, choice)).count(),
            unconfirmed(view),
            decided(ctx),
            name(ctx));
    String title = m.get("proposals.title", m.countryName(key.country()));
    pages.show(ctx, "proposals.jte", pages.frame(ctx, title, "courses"), page);
  }

  /** Blocks of the course as it is now, each document read once. */
  private final class Blocks {
    private final AdaptationRoom.Key key;
    private final Map<String, String> ids;
    private final Map<String, Map<String, Block>> read = new HashMap<>();

    Blocks(AdaptationRoom.Key key, Map<String, String> ids) {
      this.key = key;
      this.ids = ids;
    }

    @Nullable Block of(String document, String block) {
      return read.computeIfAbsent(
              document,
              path -> {
                Map<String, Block> blocks = new HashMap<>();
                library
                    .blocks(key.zone(), key.course(), ids.getOrDefault(path, ""))
                    .forEach(b -> blocks.put(b.id(), b));
                return blocks;
              })
          .get(block);
    }
  }

  private Map<String, String> ids(AdaptationRoom.Key key) {
    Map<String, String> ids = new HashMap<>();
    for (CourseDocument d : library.documents(key.zone(), key.course())) {
      ids.put(d.path(), d.id());
    }
    return ids;
  }

  /** With the category and document of the choice, so that the numbers are those of the lists. */
  private static Map<String, Integer> counts(LedgerView view, ProposalChoice choice) {
    Map<String, Integer> counts = new HashMap<>();
    for (String state : ProposalChoice.STATES) {
      ProposalChoice in = choice.in(state);
      long n =
          in.flagged()
              ? view.flags().stream().filter(in::holds).count()
              : view.adaptations().values().stream().filter(in::holds).count();
      counts.put(state, (int) n);
    }
    return counts;
  }

  private static List<String> documents(LedgerView view) {
    return Stream.concat(
            view.adaptations().values().stream().map(a -> a.target().document()),
            view.flags().stream().map(f -> f.target().document()))
        .distinct()
        .sorted()
        .toList();
  }

  /** Names are left: whether one fits hangs on the whole story around it. */
  private static boolean sure(Adaptation a, ProposalChoice choice) {
    boolean name = a.category() == Category.NAMES || a.category() == Category.PLACES;
    return !name && choice.waits(a) && a.confidence() >= SURE && a.evidence().confirmed();
  }

  private static int unconfirmed(LedgerView view) {
    return (int)
        view.adaptations().values().stream()
            .filter(a -> a.state() == State.PROPOSED || a.state() == State.APPROVED)
            .filter(a -> !a.evidence().confirmed())
            .count();
  }

  private static int decided(Context ctx) {
    String decided = Objects.requireNonNullElse(ctx.queryParam("decided"), "");
    return decided.matches("\\d{1,7}") ? Integer.parseInt(decided) : -1;
  }

  /** POST: a decision about one record. */
  void decide(Context ctx) throws IOException {
    AdaptationRoom.Key key = adaptations.key(ctx);
    String id = field(ctx, "id");
    String seen = field(ctx, "seen");
    String text = field(ctx, "text");
    Messages m = pages.messages(ctx);
    SeenLedger ledger =
        new SeenLedger(room.ledger(key), now -> SeenLedger.mark(now, id).equals(seen));
    try {
      if (text.length() > LONGEST_TEXT) {
        throw new AdaptationException(m.get("proposals.long", LONGEST_TEXT));
      }
      act(ctx, room.adaptations(ledger), id, text);
      String next = field(ctx, "next");
      ctx.redirect(
          here(key)
              + ProposalChoice.of(ctx).query()
              + (next.matches("a[0-9a-f]{12}") ? "#" + next : "#proposals"),
          HttpStatus.SEE_OTHER);
    } catch (SeenLedger.OvertakenException e) {
      refuse(ctx, key, id, text, m.get("proposals.overtaken"));
    } catch (AdaptationException e) {
      refuse(ctx, key, id, text, m.get("proposals.refused", String.valueOf(e.getMessage())));
    }
  }

  private void act(Context ctx, Adaptations ledger, String id, String text) throws IOException {
    String by = name(ctx);
    switch (field(ctx, "action")) {
      case "approve" -> ledger.decide(List.of(id), State.APPROVED, by);
      case "reject" -> ledger.decide(List.of(id), State.REJECTED, by);
      case "edit" -> ledger.edit(id, text, by);
      case "undo" -> ledger.undo(id, by);
      default -> throw new PageProblem(HttpStatus.BAD_REQUEST, "problem.request");
    }
  }

  /** The page again, with what was typed and why it was not kept. */
  private void refuse(Context ctx, AdaptationRoom.Key key, String id, String typed, String problem)
      throws IOException {
    if (!room.ledger(key).view().adaptations().containsKey(id)) {
      throw new PageProblem(HttpStatus.NOT_FOUND, "problem.proposal");
    }
    ctx.status(HttpStatus.CONFLICT);
    show(ctx, key, id, typed, problem);
  }

  /** POST: decides those that are marked, or all of the list of which the rules are sure. */
  void decideMany(Context ctx) throws IOException {
    AdaptationRoom.Key key = adaptations.key(ctx);
    ProposalChoice choice = ProposalChoice.of(ctx);
    List<String> marked = List.copyOf(ctx.formParams("id"));
    Adaptations ledger = room.adaptations(room.ledger(key));
    String by = name(ctx);
    int decided =
        switch (field(ctx, "action")) {
          case "approve" -> ledger.decide(a -> marked.contains(a.id()), State.APPROVED, by).size();
          case "reject" -> ledger.decide(a -> marked.contains(a.id()), State.REJECTED, by).size();
          case "undo" -> undone(ledger, marked, by);
          case "sure" -> ledger.decide(a -> sure(a, choice), State.APPROVED, by).size();
          default -> throw new PageProblem(HttpStatus.BAD_REQUEST, "problem.request");
        };
    ctx.redirect(here(key) + choice.query() + "&decided=" + decided, HttpStatus.SEE_OTHER);
  }

  /** Takes the last step of each record back, and leaves those where that cannot be. */
  private static int undone(Adaptations ledger, List<String> ids, String by) throws IOException {
    int undone = 0;
    for (String id : ids) {
      try {
        ledger.undo(id, by);
        undone++;
      } catch (AdaptationException e) {
        LOG.log(System.Logger.Level.DEBUG, "not undone", e);
      }
    }
    return undone;
  }

  /** POST: under which name decisions are kept from now on. */
  void rename(Context ctx) throws IOException {
    AdaptationRoom.Key key = adaptations.key(ctx);
    String name = field(ctx, "name").strip().replaceAll("\\p{Cntrl}", " ");
    if (name.isEmpty() || name.length() > LONGEST_NAME) {
      throw new PageProblem(HttpStatus.BAD_REQUEST, "problem.reviewer", LONGEST_NAME);
    }
    ctx.cookie(
        new Cookie(NAME_COOKIE, Links.escape(name), "/", YEAR, false, true, null, SameSite.LAX));
    ctx.redirect(here(key) + ProposalChoice.of(ctx).query(), HttpStatus.SEE_OTHER);
  }

  /** Who decides: as chosen, else the account that the service runs under. */
  private static String name(Context ctx) {
    String kept = ctx.cookie(NAME_COOKIE);
    if (kept != null) {
      try {
        String name = URLDecoder.decode(kept, StandardCharsets.UTF_8).strip();
        if (!name.isEmpty() && name.length() <= LONGEST_NAME) {
          return name;
        }
      } catch (IllegalArgumentException e) {
        // not written by us: as if there were none
      }
    }
    String account = System.getProperty("user.name", "");
    return account.isBlank() ? "instructor" : account;
  }

  private static String here(AdaptationRoom.Key key) {
    return Links.adaptation(key.course(), key.country());
  }

  private static String field(Context ctx, String name) {
    return Objects.requireNonNullElse(ctx.formParam(name), "");
  }
}
