package org.dars.assistant.web;

import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.regex.Pattern;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;

/**
 * The few static files, our own and those of libraries, held in memory and compressed once. Their
 * addresses carry a digest of their content, so a browser keeps them for good and never asks again.
 */
final class Assets {
  private static final Map<String, String> TYPES =
      Map.of(
          "css", "text/css;charset=utf-8",
          "js", "text/javascript;charset=utf-8",
          "svg", "image/svg+xml;charset=utf-8",
          "woff2", "font/woff2");

  /** The fonts that KaTeX's style sheet names, each in three formats; every browser reads WOFF2. */
  private static final Pattern FONTS =
      Pattern.compile("src:url\\(fonts/([A-Za-z0-9_-]+\\.woff2)\\)[^;}]*");

  private record Asset(byte[] plain, byte[] gzip, String digest, String type) {}

  private final Map<String, Asset> byName;

  private Assets(Map<String, Asset> byName) {
    this.byName = byName;
  }

  static Assets load() {
    Map<String, Asset> all = new HashMap<>();
    for (String own : List.of("dars.css", "ask.js", "review.js", "set.js", "dars.svg")) {
      all.put(own, read(own, "assets/" + own));
    }
    all.put(
        "htmx.js", read("htmx.js", webjar("org.webjars.npm", "htmx.org") + "/dist/htmx.min.js"));
    all.put(
        "highlight.js",
        read("highlight.js", webjar("org.webjars", "highlightjs") + "/highlight.min.js"));
    String katex = webjar("org.webjars.npm", "katex") + "/dist/";
    all.put("katex.js", read("katex.js", katex + "katex.min.js"));
    String style =
        FONTS
            .matcher(new String(bytes(katex + "katex.min.css"), StandardCharsets.UTF_8))
            .replaceAll(font -> {
              String name = font.group(1);
              Asset asset = all.computeIfAbsent(name, n -> read(n, katex + "fonts/" + n));
              return "src:url(/assets/" + name + "?v=" + asset.digest() + ") format(\"woff2\")";
            });
    all.put("katex.css", asset("katex.css", style.getBytes(StandardCharsets.UTF_8)));
    return new Assets(Map.copyOf(all));
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
    ctx.header("Vary", "Accept-Encoding").contentType(asset.type());
    ctx.disableCompression();
    if (acceptsGzip(ctx.header("Accept-Encoding"))) {
      ctx.header("Content-Encoding", "gzip").result(asset.gzip());
    } else {
      ctx.result(asset.plain());
    }
  }

  /** The folder of a webjar on the class path, whatever its version. */
  private static String webjar(String group, String name) {
    String resource = "/META-INF/maven/" + group + "/" + name + "/pom.properties";
    try {
      Properties properties = new Properties();
      properties.load(new ByteArrayInputStream(bytes(resource)));
      return "/META-INF/resources/webjars/" + name + "/" + properties.getProperty("version");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static boolean acceptsGzip(@Nullable String encodings) {
    return encodings != null && encodings.contains("gzip");
  }

  private static Asset read(String name, String resource) {
    return asset(name, bytes(resource));
  }

  private static byte[] bytes(String resource) {
    try (InputStream in = Assets.class.getResourceAsStream(resource)) {
      if (in == null) {
        throw new IllegalStateException("the build lacks " + resource);
      }
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Asset asset(String name, byte[] plain) {
    String type = TYPES.get(name.substring(name.lastIndexOf('.') + 1));
    if (type == null) {
      throw new IllegalStateException("no media type for " + name);
    }
    try {
      ByteArrayOutputStream gzip = new ByteArrayOutputStream();
      try (GZIPOutputStream out = new GZIPOutputStream(gzip)) {
        out.write(plain);
      }
      byte[] sha = MessageDigest.getInstance("SHA-256").digest(plain);
      return new Asset(plain, gzip.toByteArray(), HexFormat.of().formatHex(sha, 0, 6), type);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
