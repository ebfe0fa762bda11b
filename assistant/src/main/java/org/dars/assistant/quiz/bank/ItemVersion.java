package org.dars.assistant.quiz.bank;

import java.time.Instant;
import org.dars.assistant.quiz.examine.Examination;
import org.dars.assistant.quiz.item.Item;

/**
 * A version that an item of a bank had, or has.
 *
 * @param version from 1
 * @param person who made it
 * @param act what was done: one of {@link BankAct}'s labels
 * @param note why, in the person's words; "" for nothing
 * @param examination what the examiner said of it then
 */
public record ItemVersion(
    int version,
    Instant time,
    String person,
    String act,
    String note,
    Item item,
    Examination examination) {}
