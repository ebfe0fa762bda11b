package org.dars.index.courseware.tika;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.apache.tika.exception.TikaConfigException;
import org.apache.tika.metadata.Metadata;
import org.apache.tika.metadata.TikaCoreProperties;
import org.apache.tika.parser.ParseContext;
import org.apache.tika.pipes.FetchEmitTuple;
import org.apache.tika.pipes.HandlerConfig;
import org.apache.tika.pipes.PipesConfig;
import org.apache.tika.pipes.PipesException;
import org.apache.tika.pipes.PipesParser;
import org.apache.tika.pipes.PipesResult;
import org.apache.tika.pipes.emitter.EmitKey;
import org.apache.tika.pipes.fetcher.FetchKey;
import org.apache.tika.sax.BasicContentHandlerFactory;
import org.dars.index.courseware.CoursewareException;
import org.dars.index.courseware.ReadLimits;
import org.dars.index.courseware.SourceFile;
import org.jspecify.annotations.Nullable;

/**
 * Apache Tika in a Java process of its own, so that a file that exhausts memory, loops or crashes a
 * parser costs that file and no more. Started with the first file, kept for the next ones, killed
 * and started again after a failure. One file at a time.
 */
public final class TikaProcess implements AutoCloseable {

  /** What Tika made of a file. */
  record Extract(String mediaType, String title, String language, String xhtml) {}

  private static final String CONFIG =
      """
      <?xml version="1.0" encoding="UTF-8"?>
      <properties>
        <parsers>
          <parser class="org.apache.tika.parser.DefaultParser">
            <parser-exclude class="org.apache.tika.parser.ocr.TesseractOCRParser"/>
            <parser-exclude class="org.apache.tika.parser.pdf.PDFParser"/>
          </parser>
          <parser class="org.apache.tika.parser.pdf.PDFParser">
            <params>
              <param name="ocrStrategy" type="string">no_ocr</param>
              <param name="extractInlineImages" type="bool">false</param>
              <param name="extractBookmarksText" type="bool">false</param>
              <param name="extractAnnotationText" type="bool">false</param>
            </params>
          </parser>
        </parsers>
        <fetchers>
          <fetcher class="org.apache.tika.pipes.fetcher.fs.FileSystemFetcher">
            <params><name>file</name><allowAbsolutePaths>true</allowAbsolutePaths></params>
          </fetcher>
        </fetchers>
        <emitters/>
        <pipes>
          <params>
            <numClients>1</numClients>
            <maxForEmitBatchBytes>-1</maxForEmitBatchBytes>
            <timeoutMillis>TIMEOUT</timeoutMillis>
          </params>
        </pipes>
      </properties>
      """;

  private static final List<String> JVM =
      List.of(
          "-Xmx512m",
          "-XX:TieredStopAtLevel=1",
          "-Djava.awt.headless=true",
          "-Djavax.xml.accessExternalDTD=",
          "-Djavax.xml.accessExternalSchema=",
          "-Djavax.xml.accessExternalStylesheet=",
          "-Dlog4j2.statusLoggerLevel=OFF");

  private final ReadLimits limits;
  private @Nullable Path folder;
  private @Nullable PipesParser parser;

  public TikaProcess(ReadLimits limits) {
    this.limits = limits;
  }

  /**
   * Parses one file; what is embedded in it (images, sheets, attachments) is left out.
   *
   * @throws CoursewareException when the file is encrypted, broken, or over a limit
   */
  synchronized Extract extract(SourceFile source) throws CoursewareException {
    try {
      return extract(source, started().parse(request(source)));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CoursewareException(source.path(), "was not read: interrupted; read it again", e);
    } catch (IOException | PipesException | TikaConfigException e) {
      close();
      throw new CoursewareException(
          source.path(),
          "cannot be read: the reading process did not start ("
              + e.getMessage()
              + "); check free memory and disk",
          e);
    }
  }

  @Override
  public synchronized void close() {
    try {
      if (parser != null) {
        parser.close();
      }
      if (folder != null) {
        try (Stream<Path> files = Files.walk(folder)) {
          for (Path file : files.sorted((a, b) -> b.compareTo(a)).toList()) {
            Files.deleteIfExists(file);
          }
        }
      }
    } catch (IOException e) {
      // Files of the operating system's temporary folder: it clears them.
    }
    parser = null;
    folder = null;
  }

  private PipesParser started() throws IOException, TikaConfigException {
    if (parser != null) {
      return parser;
    }
    Path home = Files.createTempDirectory("dars-reader");
    folder = home;
    Path config = home.resolve("tika-config.xml");
    Files.writeString(config, CONFIG.replace("TIMEOUT", "" + limits.timeout().toMillis()));
    PipesConfig pipes = PipesConfig.load(config);
    pipes.setTikaConfig(config);
    pipes.setJavaPath(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    List<String> jvm = new java.util.ArrayList<>(JVM);
    jvm.add("-Djava.io.tmpdir=" + home);
    pipes.setForkedJvmArgs(jvm);
    PipesParser started = new PipesParser(pipes);
    parser = started;
    return started;
  }

  private FetchEmitTuple request(SourceFile source) {
    ParseContext context = new ParseContext();
    context.set(
        HandlerConfig.class,
        new HandlerConfig(
            BasicContentHandlerFactory.HANDLER_TYPE.XML,
            HandlerConfig.PARSE_MODE.RMETA,
            limits.maxCharacters(),
            0,
            false));
    String file = source.file().toAbsolutePath().toString();
    return new FetchEmitTuple(
        source.path(), new FetchKey("file", file), EmitKey.NO_EMIT, new Metadata(), context);
  }

  private Extract extract(SourceFile source, PipesResult result) throws CoursewareException {
    String path = source.path();
    return switch (result.getStatus()) {
      case TIMEOUT ->
          throw new CoursewareException(
              path,
              "took longer than "
                  + limits.timeout().toSeconds()
                  + " s to read; save it anew or split it");
      case OOM, UNSPECIFIED_CRASH ->
          throw new CoursewareException(
              path, "needs more memory than a file may have; save it anew or split it");
      default -> extract(path, result);
    };
  }

  private Extract extract(String path, PipesResult result) throws CoursewareException {
    String trace = String.valueOf(result.getMessage());
    if (trace.contains("EncryptedDocumentException") || trace.contains("password")) {
      throw new CoursewareException(
          path, "is protected by a password; save it without one and add it again");
    }
    List<Metadata> parts =
        result.getEmitData() == null ? List.of() : result.getEmitData().getMetadataList();
    if (parts.isEmpty() || result.getStatus() != PipesResult.STATUS.PARSE_SUCCESS) {
      throw damaged(path, result.getMessage());
    }
    Metadata m = parts.getFirst();
    if (Boolean.parseBoolean(m.get(TikaCoreProperties.WRITE_LIMIT_REACHED))) {
      throw new CoursewareException(
          path,
          "holds more than "
              + limits.maxCharacters()
              + " characters, the limit for one file; split it or raise the limit");
    }
    String type = String.valueOf(m.get(Metadata.CONTENT_TYPE)).split(";")[0].strip();
    return new Extract(
        type.toLowerCase(Locale.ROOT),
        text(m.get(TikaCoreProperties.TITLE)),
        text(m.get(TikaCoreProperties.LANGUAGE)),
        text(m.get(TikaCoreProperties.TIKA_CONTENT)));
  }

  /** The first line of a stack trace says enough. */
  private static CoursewareException damaged(String path, @Nullable String trace) {
    String cause = trace == null ? "" : trace.lines().findFirst().orElse("");
    String words = cause.replaceAll("\\b(?:\\w+\\.)+(\\w+)", "$1");
    String shortened = words.length() > 120 ? words.substring(0, 120) + "…" : words;
    return new CoursewareException(
        path,
        "is damaged or not what its name says"
            + (shortened.isEmpty() ? "" : " (" + shortened + ")")
            + "; open it in its program and save it anew");
  }

  private static String text(@Nullable String s) {
    return s == null ? "" : s.strip();
  }
}
