package org.dars.assistant.tutor;

/** One earlier turn of a conversation. */
public record Turn(String question, String answer) {}
