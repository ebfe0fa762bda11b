package org.dars.assistant.quiz.item;

/** How far people have taken an item. */
public enum ItemState {
  /** Nobody has approved it: not for learners. */
  DRAFT,
  APPROVED,
  /** Kept for its history. */
  RETIRED
}
