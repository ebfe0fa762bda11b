package org.dars.assistant.quiz.bank;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.dars.assistant.quiz.examine.CourseExaminer;
import org.dars.assistant.quiz.examine.Examination;
import org.dars.assistant.quiz.examine.Examiner;
import org.dars.assistant.quiz.examine.Finding;
import org.dars.assistant.quiz.examine.ItemCheck;
import org.dars.assistant.quiz.exchange.GiftFormat;
import org.dars.assistant.quiz.exchange.SampleItems;
import org.dars.assistant.quiz.item.Body;
import org.dars.assistant.quiz.item.Item;
import org.dars.assistant.quiz.item.ItemState;
import org.dars.assistant.quiz.item.RichText;
import org.dars.assistant.store.BlueprintRows;
import org.dars.assistant.store.Database;
import org.dars.assistant.store.Home;
import org.dars.assistant.store.ItemQuery;
import org.dars.assistant.store.ItemRows;
import org.dars.assistant.store.ItemRows.Column;
import org.dars.assistant.store.StoredCourses;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ItemBankTest {

  /** Lets everything pass whose stem does not say "bad". */
  private static final Examiner EXAMINER =
      item ->
          new Examination(
              List.of(
                  new Finding(
                      ItemCheck.KEY_PROVEN,
                      item.stem().value().contains("bad")
                          ? Finding.Outcome.FAILED
                          : Finding.Outcome.PASSED,
                      "")));

  @TempDir private Path folder;
  private Database database;
  private ItemBank bank;
  private BankDesk desk;

  @BeforeEach
  void open() {
    database = Database.open(new Home(folder));
    for (String zone : List.of("a", "b")) {
      StoredCourses.add(database, zone, "kelp");
    }
    bank = bank("a");
    desk = new BankDesk(bank, "Amina");
  }

  private ItemBank bank(String zone) {
    return new ItemBank(new ItemRows(database, zone, "kelp"), Clock.systemUTC());
  }

  @AfterEach
  void close() {
    database.close();
  }

  private List<BankItem> add(Item... items) {
    return bank.add(List.of(items), EXAMINER, "Amina", "imported");
  }

  private static ItemQuery words(String words) {
    return new ItemQuery(ItemWords.sought(words), null, null, null, null, null, null, null);
  }

  @Test
  void everyItemComesBackAsItWentInAsADraft() {
    List<Item> items = SampleItems.all();
    bank.add(items, EXAMINER, "Amina", "imported");
    assertThat(bank.list(null))
        .extracting(BankItem::item)
        .containsExactlyElementsOf(items.stream().map(i -> i.withState(ItemState.DRAFT)).toList());
    assertThat(bank("b").list(null)).isEmpty();
  }

  @Test
  void anIdThatIsTakenEmptyOrTooLongIsGivenAnew() {
    String longId = "x".repeat(500);
    List<BankItem> added =
        add(
            Items.choice("q", "A?", "a"),
            Items.choice("q", "B?", "b"),
            Items.choice(" ", "C?", "c"),
            Items.choice(longId, "D?", "d"),
            Items.choice(longId, "E?", "e"));
    assertThat(added)
        .extracting(b -> b.item().id())
        .containsExactly("q", "q-2", "item", "x".repeat(100), "x".repeat(100) + "-2");
    assertThat(bank.list(null)).isEqualTo(added);
  }

  @Test
  void itemsAreFoundByWordsInAnyPlaceAndCase() {
    add(
        Items.choice("1", "What is a SPRING tide?", "great range", "small range"),
        Items.choice("2", "What is an ebb?", "falling water", "a spring"),
        Items.choice("3", "100% of _what_?", "water"),
        Items.choice("4", "Приливы?", "Луна"));
    assertThat(found("spring")).containsExactly("1", "2");
    assertThat(found("Spring TIDE")).containsExactly("1");
    assertThat(found("great")).containsExactly("1");
    assertThat(found("ПРИЛИВЫ")).containsExactly("4");
    assertThat(found("100%")).containsExactly("3");
    assertThat(found("_what_")).containsExactly("3");
    assertThat(found("'; drop table item; --")).isEmpty();
    assertThat(bank.count(words("spring"))).isEqualTo(2);
  }

  private List<String> found(String words) {
    return bank.search(words(words), 0, 100).stream().map(b -> b.item().id()).toList();
  }

  @Test
  void itemsAreFoundByWhatIsKnownOfThem() {
    List<BankItem> added = add(Items.choice("1", "A?", "a"), Items.choice("2", "bad?", "b"));
    desk.tag(added.subList(0, 1), Set.of("exam"), Set.of());
    ItemQuery tagged = new ItemQuery(List.of(), null, null, null, null, null, "exam", null);
    ItemQuery unsound = new ItemQuery(List.of(), null, null, null, null, null, null, false);
    ItemQuery other =
        new ItemQuery(List.of(), "DRAFT", "single-choice", null, "Tides", "en", null, true);
    assertThat(bank.search(tagged, 0, 9)).extracting(b -> b.item().id()).containsExactly("1");
    assertThat(bank.search(unsound, 0, 9)).extracting(b -> b.item().id()).containsExactly("2");
    assertThat(bank.search(other, 0, 9)).extracting(b -> b.item().id()).containsExactly("1");
    assertThat(bank.counts(ItemQuery.ALL, Column.SECTION)).containsExactly(Map.entry("Tides", 2));
    assertThat(bank.counts(ItemQuery.ALL, Column.TAG)).containsExactly(Map.entry("exam", 1));
    assertThat(bank.next(ItemQuery.ALL, "1")).isEqualTo(Optional.of("2"));
    assertThat(bank.next(ItemQuery.ALL, "2")).isEmpty();
  }

  @Test
  void whatIsUnsoundIsApprovedWithAReasonOnly() {
    List<BankItem> added = add(Items.choice("1", "good?", "a"), Items.choice("2", "bad?", "b"));
    BankDesk.Outcome outcome = desk.approve(added);
    assertThat(outcome.done()).containsExactly("1");
    assertThat(outcome.unsound()).containsExactly("2");
    assertThatThrownBy(() -> desk.insist(added.get(1), " "))
        .hasMessage("2 is not sound; give a reason to approve it all the same");
    desk.insist(added.get(1), "it is what we teach");
    assertThat(bank.list(ItemState.APPROVED)).hasSize(2);
    assertThat(bank.history("2").getLast().note()).isEqualTo("it is what we teach");
  }

  @Test
  void anEditThatBreaksTheProofTakesTheApprovalBack() {
    BankItem item = add(Items.choice("1", "good?", "a")).getFirst();
    desk.approve(List.of(item));
    BankItem approved = bank.find("1").orElseThrow();
    BankItem edited =
        desk.edit(approved, Items.choice("1", "bad?", "a"), EXAMINER, BankAct.EDITED).orElseThrow();
    assertThat(edited.item().about().state()).isEqualTo(ItemState.DRAFT);
    assertThat(edited.examination().sound()).isFalse();
    BankItem restored = desk.restore(edited, 1, EXAMINER).orElseThrow();
    assertThat(restored.version()).isEqualTo(4);
    assertThat(restored.item()).isEqualTo(item.item());
    assertThat(bank.history("1"))
        .extracting(ItemVersion::act)
        .containsExactly("imported", "approved", "edited", "restored");
    assertThat(bank.since("1")).isEqualTo(4);
  }

  @Test
  void aDecisionAboutAnOldVersionIsRefused() {
    BankItem seen = add(Items.choice("1", "good?", "a")).getFirst();
    new BankDesk(bank, "Baurzhan").tag(List.of(seen), Set.of("x"), Set.of());
    assertThat(desk.retire(List.of(seen)).overtaken()).containsExactly("1");
    assertThat(desk.edit(seen, seen.item(), EXAMINER, BankAct.EDITED)).isEmpty();
    assertThat(bank.find("1").orElseThrow().item().about().tags()).containsExactly("x");
    assertThat(bank.history("1")).hasSize(2);
  }

  @Test
  void mergedItemsPointAtTheOneThatStays() {
    List<BankItem> added =
        add(
            Items.choice("1", "A?", "a"),
            Items.choice("2", "A ?", "a"),
            Items.choice("3", "B?", "b"));
    desk.tag(added.subList(1, 2), Set.of("exam"), Set.of());
    BankDesk.Outcome outcome =
        desk.merge(bank.find("1").orElseThrow(), List.of(bank.find("2").orElseThrow()));
    assertThat(outcome.done()).containsExactly("1", "2");
    assertThat(bank.find("1").orElseThrow().item().about().tags()).containsExactly("exam");
    assertThat(bank.mergedInto("2")).hasValue("1");
    assertThat(bank.find("2").orElseThrow().item().about().state()).isEqualTo(ItemState.RETIRED);
    desk.reopen(List.of(bank.find("2").orElseThrow()));
    assertThat(bank.mergedInto("2")).isEmpty();
  }

  @Test
  void versionsDifferFieldByField() {
    Item before = Items.choice("1", "A?", "a", "b");
    Item after = Items.choice("1", "A?", "a", "c", "d");
    assertThat(ItemChanges.between(before, after))
        .containsExactly(
            new ItemChanges.Change("options", "2 text", "b", "c"),
            new ItemChanges.Change("options", "3 text", "", "d"),
            new ItemChanges.Change("options", "3 weight", "", "0"));
    assertThat(ItemChanges.between(before, before)).isEmpty();
  }

  @Test
  void nearDuplicatesAreFoundInAnyScriptAndNoPairIsMissed() {
    List<Item> items =
        List.of(
            Items.choice("1", "What comes at the new moon?", "a spring tide"),
            Items.choice("2", "What comes at the new moon ?", "a Spring tide", "an ebb"),
            Items.choice("3", "What comes at the half moon?", "a neap tide"),
            Items.choice("4", "តើទឹកជោរធំកើតឡើងនៅពេលណា?", "ពេលព្រះចន្ទថ្មី"),
            Items.choice("5", "តើទឹកជោរធំកើតឡើងនៅពេលណា", "ពេលព្រះចន្ទថ្មី", "ពេលថ្ងៃ"));
    assertThat(new NearDuplicates(items, NearDuplicates.NEAR).groups())
        .extracting(g -> g.stream().map(Item::id).toList())
        .containsExactly(List.of("1", "2"), List.of("4", "5"));

    long seed = 7;
    Random random = new Random(seed);
    List<Item> many = new ArrayList<>();
    for (int i = 0; i < 300; i++) {
      StringBuilder stem = new StringBuilder();
      for (int w = 0; w < 6; w++) {
        stem.append("word").append(random.nextInt(4)).append(' ');
      }
      many.add(Items.choice("m" + i, stem + "?", "k" + random.nextInt(2)));
    }
    NearDuplicates near = new NearDuplicates(many, 0.6);
    for (Item item : many) {
      List<Item> alone =
          many.stream()
              .filter(o -> !new NearDuplicates(List.of(o), 0.6).of(item).isEmpty())
              .toList();
      assertThat(near.of(item)).as("seed " + seed).containsExactlyInAnyOrderElementsOf(alone);
    }
  }

  @Test
  void aBlueprintIsKeptAndNobodysChangeIsLost() {
    Blueprints blueprints =
        new Blueprints(new BlueprintRows(database, "a", "kelp", Clock.systemUTC()));
    Blueprint b =
        new Blueprint(
            "final",
            "Final",
            List.of(new Blueprint.Cell("", null, null, 0, 1, 3)),
            0.5,
            0,
            0,
            false);
    assertThat(blueprints.save(b, 0)).isTrue();
    assertThat(blueprints.save(b, 0)).isFalse();
    assertThat(blueprints.save(b, 1)).isTrue();
    assertThat(blueprints.list()).containsExactly(new Blueprints.Kept(b, 2));
    assertThat(new Blueprints(new BlueprintRows(database, "b", "kelp", Clock.systemUTC())).list())
        .isEmpty();
    assertThat(blueprints.delete("final")).isTrue();
    assertThat(blueprints.find("final")).isEmpty();
  }

  @Test
  void aTextWithAGapIsKnownAgainWhenItComesBackFromGift() throws Exception {
    Body.Accepted spring = new Body.Accepted("spring", BigDecimal.ONE, RichText.EMPTY);
    Body.Cloze cloze =
        new Body.Cloze(
            List.of(
                new Body.Words(RichText.plain("The highest tides of the month are called ")),
                new Body.Gap(1, new Body.ShortAnswer(List.of(spring), false)),
                new Body.Words(RichText.plain(" tides, whatever the season."))));
    Item item = Items.choice("g-1", "x", "a").withStem(RichText.EMPTY).withBody(cloze);
    add(item);
    Path file = folder.resolve("bank.gift");
    new GiftFormat().write(List.of(item), file);
    List<Item> back = new GiftFormat().read(file).items();
    assertThat(back.getFirst().body()).isInstanceOf(Body.ShortAnswer.class);
    assertThat(ItemIntake.of(back, bank, EXAMINER, "en").fresh()).isEmpty();
    Item numbered = Items.choice("g-1", "What pulls the sea?", "The moon", "The wind");
    assertThat(ItemIntake.of(List.of(numbered), bank, EXAMINER, "en").fresh()).hasSize(1);
  }

  @Test
  void anImportIsExaminedAsASet() {
    Random random = new Random(7);
    List<Item> items = new ArrayList<>();
    for (int i = 0; i < 40; i++) {
      String asked = new BigInteger(150, random).toString(36);
      // The key always stands first.
      items.add(Items.choice("s" + i, "What is " + asked + "?", "k" + i, "n"));
    }
    items.add(items.getFirst().withId("again"));
    ItemIntake intake = ItemIntake.of(items, bank, new CourseExaminer(List.of(), "en"), "en");
    assertThat(intake.ofSet())
        .extracting(f -> f.finding().check(), f -> f.finding().outcome())
        .containsExactly(
            tuple(ItemCheck.KEYS_SPREAD, Finding.Outcome.WARNED),
            tuple(ItemCheck.NOT_A_DUPLICATE, Finding.Outcome.FAILED));
    assertThat(intake.ofSet().getFirst().items()).hasSize(41);
    assertThat(intake.ofSet().getLast().items()).containsExactly("again");
    assertThat(intake.entries().getLast().same()).isEqualTo("s0");
    assertThat(intake.into(bank, false, "A")).hasSize(40);
  }

  @Test
  void nearDuplicatesAreLookedForAgainWhenAnItemChanges() {
    DuplicateGroups duplicates = new DuplicateGroups();
    DuplicateGroups.Key key = new DuplicateGroups.Key("a", "kelp");
    Item one = Items.choice("d1", "What comes at the new moon?", "a spring tide", "an ebb");
    add(one);
    assertThat(duplicates.of(key, bank)).isEmpty();
    add(one.withId("d2"));
    List<List<DuplicateGroups.Member>> found = duplicates.of(key, bank);
    assertThat(found)
        .containsExactly(
            List.of(new DuplicateGroups.Member("d1", 1), new DuplicateGroups.Member("d2", 1)));
    assertThat(duplicates.of(key, bank)).isSameAs(found);
    new BankDesk(bank, "A").retire(List.of(bank.find("d2").orElseThrow()));
    assertThat(duplicates.of(key, bank)).isEmpty();
  }
}
