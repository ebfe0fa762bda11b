package org.dars.assistant.web;

import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import io.javalin.http.UploadedFile;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.Objects;
import java.util.regex.Pattern;
import org.dars.assistant.certificate.BadgeArt;
import org.dars.assistant.certificate.Baking;
import org.dars.assistant.certificate.Certificates;
import org.dars.assistant.certificate.Verification;
import org.dars.assistant.store.CertificateRow;
import org.jspecify.annotations.Nullable;

/**
 * Certificates for everybody: a page for each, its files, a form that verifies any, and what other
 * verifiers fetch. Whoever has the address of a certificate may see it; it cannot be guessed.
 */
final class CertificatePages {
  private static final String CREDENTIAL = "application/vc";
  private static final Pattern NUMBER = Pattern.compile("[1-9][0-9]{0,5}");

  /**
   * A certificate and whether it holds.
   *
   * @param row as kept here; null for a file that was sent
   * @param verification what was checked
   * @param issued since when it says it is valid; null when that cannot be read
   */
  record CertificatePage(
      @Nullable CertificateRow row, Verification verification, @Nullable Instant issued) {

    static CertificatePage of(@Nullable CertificateRow row, Verification verification) {
      Instant issued;
      try {
        issued = OffsetDateTime.parse(verification.text("/validFrom")).toInstant();
      } catch (DateTimeParseException e) {
        issued = null;
      }
      return new CertificatePage(row, verification, issued);
    }

    String learner() {
      return verification.text("/credentialSubject/identifier/0/identityHash");
    }

    String course() {
      return verification.text("/credentialSubject/achievement/name");
    }

    /** Language of the course's own words, "" where it is not known. */
    String language() {
      return verification.text("/credentialSubject/achievement/inLanguage");
    }

    String test() {
      return verification.text("/credentialSubject/achievement/resultDescription/0/name");
    }

    String score() {
      return verification.text("/credentialSubject/result/0/value");
    }

    String needed() {
      return verification.text("/credentialSubject/achievement/resultDescription/0/requiredValue");
    }

    String issuer() {
      return verification.text("/issuer/name");
    }

    /** Whether what it says can be believed: what was changed is not shown as a certificate. */
    boolean genuine() {
      return verification.state(Verification.Kind.KEY) == Verification.State.PASSED;
    }
  }

  /**
   * The form.
   *
   * @param problem why nothing was verified, "" otherwise
   */
  record VerifyPage(@Nullable CertificatePage result, String problem) {}

  private final Pages pages;
  private final Certificates certificates;
  private final WebSettings settings;

  CertificatePages(Pages pages, Certificates certificates, WebSettings settings) {
    this.pages = pages;
    this.certificates = certificates;
    this.settings = settings;
  }

  /** A certificate as a page; as a credential for programs that ask for JSON. */
  void show(Context ctx) {
    String accept = Objects.requireNonNullElse(ctx.header("Accept"), "");
    if (!accept.contains("text/html") && (accept.contains("json") || accept.contains("/vc"))) {
      json(ctx);
      return;
    }
    CertificateRow row = row(ctx);
    CertificatePage page = CertificatePage.of(row, verified(row));
    Messages m = pages.messages(ctx);
    ctx.header("X-Robots-Tag", "noindex");
    pages.show(ctx, "certificate.jte", pages.frame(ctx, m.get("certificate.title"), ""), page);
  }

  private Verification verified(CertificateRow row) {
    return certificates.verify(settings.zone(), row.content().getBytes(StandardCharsets.UTF_8));
  }

  private CertificateRow row(Context ctx) {
    return certificates
        .find(settings.zone(), ctx.pathParam("certificate"))
        .orElseThrow(() -> new PageProblem(HttpStatus.NOT_FOUND, "problem.certificate.none"));
  }

  /** The credential, byte for byte as it was signed. */
  void json(Context ctx) {
    CertificateRow row = row(ctx);
    open(ctx);
    if (ctx.queryParam("download") != null) {
      Downloads.attach(ctx, CREDENTIAL, row.id() + ".json");
    }
    json(ctx, row.content());
  }

  /** The badge as SVG, with the credential in it. */
  void svg(Context ctx) {
    CertificateRow row = row(ctx);
    if (ctx.queryParam("download") != null) {
      Downloads.attach(ctx, "image/svg+xml", row.id() + ".svg");
    }
    ctx.contentType("image/svg+xml;charset=utf-8")
        .result(Baking.intoSvg(art(ctx, row), row.content()));
  }

  private String art(Context ctx, CertificateRow row) {
    CertificatePage page = CertificatePage.of(row, verified(row));
    String description = pages.messages(ctx).get("certificate.badge", page.course(), page.issuer());
    return BadgeArt.svg(page.course(), page.issuer(), description);
  }

  /** The badge as PNG, with the credential in it. */
  void png(Context ctx) {
    CertificateRow row = row(ctx);
    CertificatePage page = CertificatePage.of(row, verified(row));
    if (ctx.queryParam("download") != null) {
      Downloads.attach(ctx, "image/png", row.id() + ".png");
    }
    ctx.contentType("image/png")
        .result(Baking.intoPng(BadgeArt.png(page.course(), page.issuer()), row.content()));
  }

  /** The form that verifies. */
  void form(Context ctx) {
    show(ctx, new VerifyPage(null, ""));
  }

  /** POST: a file, or a credential as text. */
  void verify(Context ctx) throws IOException {
    byte[] file = sent(ctx);
    if (file.length == 0) {
      ctx.status(HttpStatus.BAD_REQUEST);
      show(ctx, new VerifyPage(null, pages.messages(ctx).get("certificate.verify.nothing")));
      return;
    }
    Verification verification = certificates.verify(settings.zone(), file);
    CertificateRow row = null;
    String name = verification.text("/id");
    if (verification.state(Verification.Kind.KEY) == Verification.State.PASSED) {
      String id = name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf(':')) + 1);
      row = certificates.find(settings.zone(), id).orElse(null);
    }
    show(ctx, new VerifyPage(CertificatePage.of(row, verification), ""));
  }

  /** What was sent; no more than a byte too much of it. */
  private static byte[] sent(Context ctx) throws IOException {
    UploadedFile file = ctx.uploadedFile("file");
    if (file != null && file.size() > 0) {
      try (InputStream in = file.content()) {
        return in.readNBytes(Baking.MOST_BYTES + 1);
      }
    }
    return Objects.requireNonNullElse(ctx.formParam("credential"), "")
        .strip()
        .getBytes(StandardCharsets.UTF_8);
  }

  private void show(Context ctx, VerifyPage page) {
    Messages m = pages.messages(ctx);
    pages.show(ctx, "verify.jte", pages.frame(ctx, m.get("certificate.verify"), ""), page);
  }

  /** The zone's public keys. */
  void issuer(Context ctx) {
    open(ctx);
    ctx.contentType("application/cid")
        .result(certificates.issuerDocument(settings.zone()).toPrettyString());
  }

  /** A signed list of revocations. */
  void status(Context ctx) {
    String list = ctx.pathParam("list");
    if (!NUMBER.matcher(list).matches()) {
      throw new PageProblem(HttpStatus.NOT_FOUND, "problem.page");
    }
    String signed =
        certificates
            .status(settings.zone(), Integer.parseInt(list))
            .orElseThrow(() -> new PageProblem(HttpStatus.NOT_FOUND, "problem.page"))
            .toString();
    open(ctx);
    json(ctx, signed);
  }

  /** Verifiers elsewhere may fetch it, those in browsers, too. */
  private static void open(Context ctx) {
    ctx.header("Access-Control-Allow-Origin", "*")
        .header("Cross-Origin-Resource-Policy", "cross-origin");
  }

  /** In UTF-8, which the media type means and has no parameter for. */
  private static void json(Context ctx, String credential) {
    ctx.contentType(CREDENTIAL).result(credential.getBytes(StandardCharsets.UTF_8));
  }
}
