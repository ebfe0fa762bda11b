package org.dars.assistant.web;

import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.Properties;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;

/**
 * The few static files, held in memory and compressed once. Their addresses carry a digest of their
 * content, so a browser keeps them for good and never asks again.
 */
final class Assets {
  private static final Map<String, String> TYPES =
      Map.of("css", "text/css", "js", "text/javascript", "svg", "image/svg+xml");

  private record Asset(byte[] plain, byte[] gzip, String digest, String type) {}

  private final Map<String, Asset> byName;

  private Assets(Map<String, Asset> byName) {
    this.byName = byName;
  }

  static Assets load() {
    String webjar = "/META-INF/resources/webjars/htmx.org/" + htmxVersion() + "/dist/htmx.min.js";
    return new Assets(
        Map.of(
            "dars.css", read("dars.css", "assets/dars.css"),
            "ask.js", read("ask.js", "assets/ask.js"),
            "dars.svg", read("dars.svg", "assets/dars.svg"),
            "htmx.js", read("htmx.js", webjar)));
  }

  /** The address of a file, with its digest. */
  String address(String name) {
    Asset asset = byName.get(name);
    if (asset == null) {
      throw new IllegalArgumentException("no asset " + name);
    }
    return "/assets/" + name + "?v=" + asset.digest();
  }

  void serve(Context ctx) {
    Asset asset = byName.get(ctx.pathParam("name"));
    if (asset == null) {
      throw new PageProblem(HttpStatus.NOT_FOUND, "problem.page");
    }
    boolean current = asset.digest().equals(ctx.queryParam("v"));
    ctx.header("Cache-Control", current ? "public, max-age=31536000, immutable" : "no-cache");
    ctx.header("Vary", "Accept-Encoding").contentType(asset.type() + ";charset=utf-8");
    ctx.disableCompression();
    if (acceptsGzip(ctx.header("Accept-Encoding"))) {
      ctx.header("Content-Encoding", "gzip").result(asset.gzip());
    } else {
      ctx.result(asset.plain());
    }
  }

  private static String htmxVersion() {
    String resource = "/META-INF/maven/org.webjars.npm/htmx.org/pom.properties";
    try (InputStream in = Assets.class.getResourceAsStream(resource)) {
      if (in == null) {
        throw new IllegalStateException("the class path lacks the htmx webjar");
      }
      Properties properties = new Properties();
      properties.load(in);
      return properties.getProperty("version");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static boolean acceptsGzip(@Nullable String encodings) {
    return encodings != null && encodings.contains("gzip");
  }

  private static Asset read(String name, String resource) {
    try (InputStream in = Assets.class.getResourceAsStream(resource)) {
      if (in == null) {
        throw new IllegalStateException("the build lacks " + resource);
      }
      byte[] plain = in.readAllBytes();
      ByteArrayOutputStream gzip = new ByteArrayOutputStream();
      try (GZIPOutputStream out = new GZIPOutputStream(gzip)) {
        out.write(plain);
      }
      byte[] sha = MessageDigest.getInstance("SHA-256").digest(plain);
      String type = TYPES.get(name.substring(name.lastIndexOf('.') + 1));
      if (type == null) {
        throw new IllegalStateException("no media type for " + name);
      }
      return new Asset(plain, gzip.toByteArray(), HexFormat.of().formatHex(sha, 0, 6), type);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
