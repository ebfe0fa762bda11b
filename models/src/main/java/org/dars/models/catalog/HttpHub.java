package org.dars.models.catalog;

import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.time.Duration;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A hub behind HTTP. {@link HttpURLConnection}, because it alone in the JDK gives up on a
 * connection that has fallen silent in the middle of a body.
 */
record HttpHub(String address, Duration silence) implements Hub {

  private static final int MOST_REDIRECTS = 5;
  private static final Set<Integer> REDIRECTS = Set.of(301, 302, 303, 307, 308);
  private static final Pattern RANGE = Pattern.compile("bytes (?:(\\d+)-\\d+|\\*)/(\\d+|\\*)");
  private static final Pattern SHA256 = Pattern.compile("[0-9a-f]{64}");

  HttpHub(String address) {
    this(address, Duration.ofSeconds(60));
  }

  @Override
  public Reply get(String path, long from, @Nullable String etag) throws IOException {
    URI uri = URI.create(address + "/" + path);
    String sha256 = null;
    for (int i = 0; i <= MOST_REDIRECTS; i++) {
      HttpURLConnection connection = connect(uri, from, etag);
      int status = connection.getResponseCode();
      // Only the hub itself, which comes first, speaks for the file's digest.
      sha256 = i == 0 ? told(connection.getHeaderField("X-Linked-Etag")) : sha256;
      if (!REDIRECTS.contains(status)) {
        return reply(connection, status, sha256);
      }
      String location = connection.getHeaderField("Location");
      connection.disconnect();
      uri = next(uri, location);
    }
    throw new IOException("it redirects more than " + MOST_REDIRECTS + " times");
  }

  private HttpURLConnection connect(URI uri, long from, @Nullable String etag) throws IOException {
    HttpURLConnection connection = (HttpURLConnection) uri.toURL().openConnection();
    connection.setInstanceFollowRedirects(false);
    connection.setConnectTimeout(20_000);
    connection.setReadTimeout(Math.toIntExact(silence.toMillis()));
    connection.setRequestProperty("User-Agent", "dars");
    connection.setRequestProperty("Accept-Encoding", "identity");
    if (from > 0) {
      connection.setRequestProperty("Range", "bytes=" + from + "-");
      if (etag != null) {
        connection.setRequestProperty("If-Range", etag);
      }
    }
    return connection;
  }

  /** A redirect may change the host, as hubs keep large files elsewhere, but not lose TLS. */
  private static URI next(URI from, @Nullable String location) throws IOException {
    try {
      URI to = from.resolve(location == null ? "" : location);
      String scheme = String.valueOf(to.getScheme()).toLowerCase(Locale.ROOT);
      if (location != null
          && (scheme.equals("https")
              || (scheme.equals("http") && "http".equalsIgnoreCase(from.getScheme())))) {
        return to;
      }
    } catch (IllegalArgumentException e) {
      // Told below.
    }
    throw new IOException("it redirects to " + location + ", which is not followed");
  }

  private static Reply reply(HttpURLConnection connection, int status, @Nullable String sha256)
      throws IOException {
    boolean body = status == 200 || status == 206;
    long from = 0;
    long total = body ? connection.getContentLengthLong() : -1;
    String range = connection.getHeaderField("Content-Range");
    if (status == 206 || status == 416) {
      Matcher m = RANGE.matcher(String.valueOf(range));
      if (!m.matches()) {
        throw new IOException("it sends a part without saying which");
      }
      from = m.group(1) == null ? 0 : Long.parseLong(m.group(1));
      total = m.group(2).equals("*") ? -1 : Long.parseLong(m.group(2));
    }
    String etag = connection.getHeaderField("ETag");
    InputStream in = body ? connection.getInputStream() : InputStream.nullInputStream();
    return new Reply(
        status,
        from,
        total,
        etag == null || etag.startsWith("W/") ? null : etag,
        sha256,
        seconds(connection.getHeaderField("Retry-After")),
        in);
  }

  private static @Nullable String told(@Nullable String header) {
    String value = header == null ? "" : header.replace("\"", "").toLowerCase(Locale.ROOT);
    return SHA256.matcher(value).matches() ? value : null;
  }

  private static int seconds(@Nullable String retryAfter) {
    return retryAfter != null && retryAfter.matches("\\d{1,4}") ? Integer.parseInt(retryAfter) : 0;
  }
}
