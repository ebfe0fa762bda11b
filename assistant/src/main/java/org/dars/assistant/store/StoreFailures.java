package org.dars.assistant.store;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.ReadOnlyFileSystemException;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** Failures of file system and database in words that say what to do. */
final class StoreFailures {

  // https://www.sqlite.org/rescode.html; the low byte is the primary code.
  private static final int BUSY = 5;
  private static final int LOCKED = 6;
  private static final int READ_ONLY = 8;
  private static final int CORRUPT = 11;
  private static final int FULL = 13;
  private static final int CANNOT_OPEN = 14;
  private static final int NOT_A_DATABASE = 26;

  private StoreFailures() {}

  /** Why, in a few words. */
  static String reason(IOException e) {
    return switch (e) {
      case AccessDeniedException denied -> "permission denied";
      case FileAlreadyExistsException file -> "a file is in its place";
      case NotDirectoryException file -> "a file is in its place";
      case FileSystemException f when f.getReason() != null -> f.getReason();
      default -> e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
    };
  }

  static StoreException writing(Path where, IOException e) {
    return new StoreException(
        "Cannot write to " + where + ": " + reason(e) + ". Free some space or check the disk.", e);
  }

  static StoreException writing(Path where, ReadOnlyFileSystemException e) {
    return new HomeException(where + " is read-only: choose another home with --home.", e);
  }

  /** A database failure, or null when it is not one that a person can do anything about. */
  static @Nullable StoreException database(Path file, Throwable thrown) {
    for (Throwable t = thrown; t != null; t = t.getCause()) {
      if (t instanceof SQLException sql) {
        return database(file, sql);
      }
    }
    return null;
  }

  private static @Nullable StoreException database(Path file, SQLException e) {
    return switch (e.getErrorCode() & 0xff) {
      case BUSY, LOCKED ->
          new StoreException(
              "Another Dars program is writing to " + file + ": try again when it is done.", e);
      case READ_ONLY, CANNOT_OPEN ->
          new HomeException(
              "The database "
                  + file
                  + " cannot be written to: check its permissions, or choose another home with"
                  + " --home.",
              e);
      case FULL ->
          new StoreException(
              "The disk that holds "
                  + file
                  + " is full: free some space and do it again; nothing that was saved is lost.",
              e);
      case CORRUPT, NOT_A_DATABASE ->
          new StoreException(
              "The database "
                  + file
                  + " is damaged: put a backup in its place, or move it away and add the courses"
                  + " again.",
              e);
      default -> null;
    };
  }
}
