package org.dars.assistant.store;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.Semaphore;
import org.jdbi.v3.core.ConnectionFactory;
import org.jspecify.annotations.Nullable;

/** The connections to one SQLite file: one that writes, and a few that only read. */
final class SqliteConnections implements AutoCloseable {

  private static final int READERS = 4;
  private static final int BUSY_MILLIS = 10_000;

  private final String url;
  private final Kept writer = new Kept(1, false);
  private final Kept readers = new Kept(READERS, true);

  SqliteConnections(Path file) {
    this.url =
        "jdbc:sqlite:"
            + file
            + "?journal_mode=WAL&synchronous=FULL&foreign_keys=true&busy_timeout="
            + BUSY_MILLIS;
  }

  String url() {
    return url;
  }

  ConnectionFactory writer() {
    return writer;
  }

  ConnectionFactory readers() {
    return readers;
  }

  @Override
  public void close() {
    readers.close();
    writer.close();
  }

  /** Connections that are opened when first needed and kept for the next one. */
  private final class Kept implements ConnectionFactory {
    private final Semaphore free;
    private final boolean readOnly;
    private final Deque<Connection> idle = new ArrayDeque<>();
    private boolean closed;

    Kept(int most, boolean readOnly) {
      this.free = new Semaphore(most, true);
      this.readOnly = readOnly;
    }

    @Override
    public Connection openConnection() throws SQLException {
      free.acquireUninterruptibly();
      try {
        Connection kept = take();
        return kept != null ? kept : opened();
      } catch (SQLException | RuntimeException e) {
        free.release();
        throw e;
      }
    }

    private synchronized @Nullable Connection take() throws SQLException {
      if (closed) {
        throw new SQLException("the database is closed");
      }
      return idle.pollFirst();
    }

    private Connection opened() throws SQLException {
      // IMMEDIATE: a transaction that will write waits for its turn at its start, never in its
      // middle, where SQLite cannot wait, and fails.
      Connection connection =
          DriverManager.getConnection(
              url + "&transaction_mode=" + (readOnly ? "DEFERRED" : "IMMEDIATE"));
      if (readOnly) {
        try (Statement statement = connection.createStatement()) {
          statement.execute("pragma query_only = true");
        }
      }
      return connection;
    }

    @Override
    public void closeConnection(Connection connection) throws SQLException {
      try {
        if (!keep(connection)) {
          connection.close();
        }
      } finally {
        free.release();
      }
    }

    private synchronized boolean keep(Connection connection) throws SQLException {
      return !closed && connection.getAutoCommit() && idle.offerFirst(connection);
    }

    synchronized void close() {
      closed = true;
      for (Connection connection; (connection = idle.pollFirst()) != null; ) {
        try {
          connection.close();
        } catch (SQLException e) {
          System.getLogger(SqliteConnections.class.getName())
              .log(System.Logger.Level.WARNING, "closing the database", e);
        }
      }
    }
  }
}
