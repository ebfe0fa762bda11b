package org.dars.assistant.certificate;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;

/**
 * Who issues a zone's certificates.
 *
 * @param name as certificates show it
 * @param address where the service is reached, "https://dars.example.org"; "" where it is not on
 *     the web, then the issuer is its key itself ({@code did:key})
 */
public record Issuer(String name, String address) {

  /** Unless a zone says otherwise. */
  public static final Issuer UNNAMED = new Issuer("Dars", "");

  private static final int LONGEST_NAME = 200;

  public Issuer {
    name = Texts.checked(name, LONGEST_NAME, "the issuer's name");
    address = checkedAddress(address);
  }

  private static String checkedAddress(String address) {
    String bare = address.strip().replaceFirst("/+$", "");
    if (bare.isEmpty()) {
      return "";
    }
    try {
      URI uri = new URI(bare);
      String scheme = String.valueOf(uri.getScheme()).toLowerCase(Locale.ROOT);
      boolean web = scheme.equals("https") || scheme.equals("http");
      if (web && uri.getHost() != null && uri.getQuery() == null && uri.getFragment() == null) {
        return uri.toString();
      }
    } catch (URISyntaxException e) {
      throw wrong(address);
    }
    throw wrong(address);
  }

  private static CertificateException wrong(String address) {
    return new CertificateException(
        "the address must look like https://dars.example.org, \"" + address + "\" does not");
  }

  /** What names the issuer in a certificate that a key signs. */
  String id(String key) {
    return address.isEmpty() ? "did:key:" + key : address + "/certificates/issuer";
  }

  /** What names a key to those who verify. */
  String method(String key) {
    return id(key) + "#" + key;
  }

  /** What names a certificate. */
  String certificate(String id) {
    return address.isEmpty() ? "urn:uuid:" + id : address + "/certificates/" + id;
  }

  /**
   * What names a list of revocations.
   *
   * @param list from 1
   * @param id its UUID
   */
  String statusList(int list, String id) {
    return address.isEmpty() ? "urn:uuid:" + id : address + "/certificates/status/" + list;
  }
}
