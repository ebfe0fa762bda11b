package org.dars.assistant.localise;

/** A localisation that was not taken because too many are waiting. Nothing was kept of it. */
public final class QueueFullException extends Exception {
  private static final long serialVersionUID = 1L;

  QueueFullException(int waiting) {
    super(waiting + " localisations are waiting; try again when one of them has ended");
  }
}
