package org.dars.assistant.web;

import java.time.Duration;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * How the service listens and what it accepts.
 *
 * @param host address to listen on; 127.0.0.1 keeps the service on this machine
 * @param port 0–65535; 0 takes a free one
 * @param hosts names, besides {@code localhost} and bare addresses, under which browsers may reach
 *     the service
 * @param zone the zone that it serves
 * @param maxUploadBytes largest upload, all its files together
 * @param maxConcurrentQuestions how many questions are answered at once; more wait in line
 * @param patience how long a question waits in that line
 * @param keep how long a conversation is kept after its last question
 */
public record WebSettings(
    String host,
    int port,
    Set<String> hosts,
    String zone,
    long maxUploadBytes,
    int maxConcurrentQuestions,
    Duration patience,
    Duration keep) {

  /** How long conversations are kept unless it is said otherwise. */
  public static final Duration KEEP = Duration.ofDays(180);

  public WebSettings {
    if (port < 0 || port > 65_535) {
      throw new IllegalArgumentException("port must be 0–65535, is " + port);
    }
    if (zone.isEmpty()) {
      throw new IllegalArgumentException("zone is empty");
    }
    if (maxConcurrentQuestions < 1) {
      throw new IllegalArgumentException(
          "maxConcurrentQuestions must be at least 1, is " + maxConcurrentQuestions);
    }
    if (!keep.isPositive()) {
      throw new IllegalArgumentException("keep must be longer than nothing, is " + keep);
    }
    hosts =
        hosts.stream().map(h -> h.toLowerCase(Locale.ROOT)).collect(Collectors.toUnmodifiableSet());
  }

  /**
   * 127.0.0.1, uploads up to 100 MB, one question per processor, 30 seconds in line, conversations
   * kept 180 days.
   */
  public static WebSettings local(int port, String zone) {
    return new WebSettings(
        "127.0.0.1",
        port,
        Set.of(),
        zone,
        100_000_000,
        Runtime.getRuntime().availableProcessors(),
        Duration.ofSeconds(30),
        KEEP);
  }

  /** The same, with conversations kept for another time. */
  public WebSettings keeping(Duration time) {
    return new WebSettings(
        host, port, hosts, zone, maxUploadBytes, maxConcurrentQuestions, patience, time);
  }
}
