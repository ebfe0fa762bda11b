package org.dars.assistant.certificate;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.dars.assistant.store.CertificateRow;
import org.dars.assistant.store.Database;
import org.dars.assistant.store.Home;

/** A real home, at a fixed time. */
final class CertificatesFixture implements AutoCloseable {
  static final String ZONE = "local";
  static final Instant NOW = Instant.parse("2026-11-22T21:00:00Z");
  static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);
  static final Passed PASSED =
      new Passed("sea", "Currents of the sea", "en", "Final test", 0.846, 0.7, NOW);

  final Home home;
  final Database database;
  final Certificates certificates;

  CertificatesFixture(Path folder) {
    home = new Home(folder).ready();
    database = Database.open(home);
    certificates = new Certificates(home, database, CLOCK);
  }

  CertificateRow issue() {
    return issue(PASSED, "Aigerim Ünal");
  }

  CertificateRow issue(Passed passed, String name) {
    return certificates.issue(ZONE, passed, new Certificates.Request(name, "", null, "Amina"));
  }

  Verification verify(String credential) {
    return verify(credential.getBytes(StandardCharsets.UTF_8));
  }

  Verification verify(byte[] file) {
    return certificates.verify(ZONE, file);
  }

  @Override
  public void close() {
    database.close();
  }
}
