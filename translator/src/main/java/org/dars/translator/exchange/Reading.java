package org.dars.translator.exchange;

import java.util.List;

/**
 * What could be read of an exchange file.
 *
 * @param file as far as it could be read
 * @param problems units that could not be read, one sentence each, beginning with the file's name
 */
public record Reading(ExchangeFile file, List<String> problems) {
  public Reading {
    problems = List.copyOf(problems);
  }
}
