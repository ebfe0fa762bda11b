package org.dars.index.courseware.tika;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.apache.tika.config.TikaTaskTimeout;
import org.apache.tika.exception.TikaConfigException;
import org.apache.tika.metadata.Metadata;
import org.apache.tika.parser.ParseContext;
import org.apache.tika.pipes.FetchEmitTuple;
import org.apache.tika.pipes.HandlerConfig;
import org.apache.tika.pipes.PipesClient;
import org.apache.tika.pipes.PipesConfig;
import org.apache.tika.pipes.PipesResult;
import org.apache.tika.pipes.emitter.EmitKey;
import org.apache.tika.pipes.fetcher.FetchKey;
import org.apache.tika.sax.BasicContentHandlerFactory;
import org.dars.index.courseware.ReadLimits;
import org.dars.index.courseware.tika.pdf.PdfRequest;

/**
 * Apache Tika in a Java process of its own, so that a file that exhausts memory, loops or crashes a
 * parser costs that file and no more. Started with its first file, kept for the next ones, killed
 * and started again after a failure. One file at a time; of one thread at a time.
 */
final class TikaProcess {

  private static final String CONFIG =
      """
      <?xml version="1.0" encoding="UTF-8"?>
      <properties>
        <parsers>
          <parser class="org.apache.tika.parser.DefaultParser">
            <parser-exclude class="org.apache.tika.parser.ocr.TesseractOCRParser"/>
            <parser-exclude class="org.apache.tika.parser.pdf.PDFParser"/>
            <parser-exclude class="org.apache.tika.parser.external.CompositeExternalParser"/>
            <parser-exclude class="org.apache.tika.parser.microsoft.OfficeParser"/>
            <parser-exclude class="org.apache.tika.parser.image.ImageParser"/>
            <parser-exclude class="org.apache.tika.parser.image.JpegParser"/>
            <parser-exclude class="org.apache.tika.parser.image.TiffParser"/>
            <parser-exclude class="org.apache.tika.parser.image.WebPParser"/>
            <parser-exclude class="org.apache.tika.parser.image.BPGParser"/>
          </parser>
          <parser class="org.apache.tika.parser.microsoft.OfficeParser">
            <params><param name="includeMissingRows" type="bool">true</param></params>
          </parser>
          <parser class="org.dars.index.courseware.tika.pdf.PdfLayoutParser"/>
          <parser class="org.dars.index.courseware.tika.pdf.PictureParser"/>
        </parsers>
        <metadataFilters>
          <metadataFilter class="org.apache.tika.metadata.filter.IncludeFieldMetadataFilter">
            <params>
              <include>
                <field>X-TIKA:content</field>
                <field>X-TIKA:WARN:write_limit_reached</field>
                <field>X-TIKA:EXCEPTION:write_limit_reached</field>
                <field>X-TIKA:EXCEPTION:embedded_resource_limit_reached</field>
                <field>Content-Type</field>
                <field>dc:title</field>
                <field>dc:subject</field>
                <field>dc:language</field>
                <field>language</field>
              </include>
            </params>
          </metadataFilter>
        </metadataFilters>
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
            <maxFilesProcessedPerProcess>500</maxFilesProcessedPerProcess>
            <startupTimeoutMillis>120000</startupTimeoutMillis>
            <timeoutMillis>TIMEOUT</timeoutMillis>
          </params>
        </pipes>
      </properties>
      """;

  private final ReadLimits limits;
  private final Path folder;
  private final Sandbox sandbox;
  private final PipesClient client;

  /**
   * @param folder of its own; deleted by {@link #close}
   * @param heap as Java's {@code -Xmx} takes it
   */
  TikaProcess(ReadLimits limits, Path folder, String heap) throws IOException {
    this.limits = limits;
    this.folder = folder;
    this.sandbox = new Sandbox(folder, heap, true);
    try {
      Path config = sandbox.write(CONFIG.replace("TIMEOUT", "" + limits.timeout().toMillis()));
      PipesConfig pipes = PipesConfig.load(config);
      pipes.setTikaConfig(config);
      pipes.setJavaPath(sandbox.java().toString());
      pipes.setForkedJvmArgs(sandbox.jvm());
      this.client = new PipesClient(pipes);
    } catch (TikaConfigException e) {
      throw new IOException(e);
    }
  }

  /** Reads one file; what is embedded in it (images, sheets, attachments) is left out. */
  PipesResult parse(Path file, PdfRequest request, long millis)
      throws IOException, InterruptedException {
    ParseContext context = new ParseContext();
    context.set(
        HandlerConfig.class,
        new HandlerConfig(
            BasicContentHandlerFactory.HANDLER_TYPE.XML,
            HandlerConfig.PARSE_MODE.RMETA,
            limits.maxCharacters(),
            0,
            false));
    context.set(PdfRequest.class, request);
    context.set(TikaTaskTimeout.class, new TikaTaskTimeout(millis));
    try {
      return client.process(
          new FetchEmitTuple(
              "file",
              new FetchKey("file", file.toAbsolutePath().toString()),
              EmitKey.NO_EMIT,
              new Metadata(),
              context));
    } catch (IllegalArgumentException e) {
      throw e;
    } catch (RuntimeException e) {
      // The client wraps what keeps the process from starting.
      throw new IOException(e);
    } finally {
      clear(sandbox.temporary());
    }
  }

  /** Ends the process, also under a thread that waits for it, and deletes its files. */
  void close() {
    try {
      client.close();
    } catch (IOException | RuntimeException e) {
      // It is ended; nothing of it is kept.
    }
    clear(folder);
  }

  /** Deletes what is in a folder; the system clears what cannot be deleted now. */
  static void clear(Path folder) {
    try (Stream<Path> files = Files.walk(folder)) {
      List<Path> all =
          files.sorted((a, b) -> b.compareTo(a)).filter(f -> !f.equals(folder)).toList();
      for (Path file : all) {
        Files.deleteIfExists(file);
      }
    } catch (IOException | java.io.UncheckedIOException e) {
      // Files of the system's temporary folder.
    }
  }
}
