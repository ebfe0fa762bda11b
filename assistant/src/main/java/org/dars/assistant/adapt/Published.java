package org.dars.assistant.adapt;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Optional;
import org.dars.translator.adapt.LedgerView;
import org.dars.translator.adapt.Rendered;

/**
 * What of an adaptation stands in the library.
 *
 * @param steps how many decisions the ledger held when it was put there; -1 when that was begun and
 *     not brought to its end
 * @param changed how many files differ from the course
 * @param applied how many records stand in them
 * @param leftOut approved records that do not, and why
 */
public record Published(int steps, int changed, int applied, List<Rendered.LeftOut> leftOut) {

  static final Published BEGUN = new Published(-1, 0, 0, List.of());

  private static final JsonMapper JSON =
      JsonMapper.builder().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES).build();

  /** How many decisions were taken so far. */
  static int steps(LedgerView view) {
    return view.history().values().stream().mapToInt(past -> past.size() - 1).sum();
  }

  static Optional<Published> read(Path file) throws IOException {
    return Files.isRegularFile(file)
        ? Optional.of(JSON.readValue(file.toFile(), Published.class))
        : Optional.empty();
  }

  /** Whether all of it stands there. */
  @JsonIgnore
  public boolean whole() {
    return steps >= 0;
  }

  void write(Path file) throws IOException {
    Path part = file.resolveSibling("." + file.getFileName() + ".part");
    Files.write(part, JSON.writeValueAsBytes(this));
    Files.move(part, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
  }
}
