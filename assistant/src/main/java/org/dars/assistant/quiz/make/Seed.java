package org.dars.assistant.quiz.make;

import java.util.Optional;
import java.util.function.Supplier;
import org.dars.assistant.quiz.item.Bloom;
import org.dars.assistant.quiz.item.Item;
import org.dars.assistant.quiz.item.ItemKind;

/**
 * Something that can be asked: cheap to hold, made into an item when its turn comes.
 *
 * @param kind what the item would be
 * @param bloom what it would ask for
 * @param document position of the document in the course, from 0
 * @param section title of the section
 * @param about what it asks about: what was asked least comes first
 * @param fact what it gives away or asks: no fact is used twice
 * @param worth how much it is worth asking, 0 to 1; the better half comes first
 * @param item the item, if the course gives enough for it
 */
record Seed(
    ItemKind kind,
    Bloom bloom,
    int document,
    String section,
    String about,
    String fact,
    double worth,
    Supplier<Optional<Item>> item) {}
