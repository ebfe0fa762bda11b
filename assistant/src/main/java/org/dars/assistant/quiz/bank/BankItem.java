package org.dars.assistant.quiz.bank;

import java.time.Instant;
import org.dars.assistant.quiz.examine.Examination;
import org.dars.assistant.quiz.item.Item;

/**
 * An item as it stands in a bank.
 *
 * @param version from 1; goes up with every change
 * @param examination what the examiner says of this version
 * @param person who made this version
 * @param changed when
 */
public record BankItem(
    Item item, int version, Examination examination, String person, Instant changed) {}
