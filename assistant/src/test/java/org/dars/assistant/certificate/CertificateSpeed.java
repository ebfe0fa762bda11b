package org.dars.assistant.certificate;

import java.nio.file.Files;
import java.nio.file.Path;

/** Prints how long issuing and verifying take. Argument: how many (default 500). */
public final class CertificateSpeed {

  private CertificateSpeed() {}

  public static void main(String[] args) throws Exception {
    int count = args.length == 0 ? 500 : Integer.parseInt(args[0]);
    Path folder = Files.createTempDirectory("dars-certificates-");
    try (CertificatesFixture fixture = new CertificatesFixture(folder)) {
      for (int i = 0; i < 100; i++) {
        fixture.verify(fixture.issue().content());
      }
      long start = System.nanoTime();
      for (int i = 0; i < count; i++) {
        fixture.issue();
      }
      long issued = System.nanoTime();
      String credential = fixture.issue().content();
      long before = System.nanoTime();
      for (int i = 0; i < count; i++) {
        if (!fixture.verify(credential).verified()) {
          throw new IllegalStateException("it does not verify");
        }
      }
      long verified = System.nanoTime();
      System.out.printf(
          "issue %.1f ms, verify %.1f ms, one thread; %d bytes a credential%n",
          (issued - start) / 1e6 / count, (verified - before) / 1e6 / count, credential.length());
    }
  }
}
