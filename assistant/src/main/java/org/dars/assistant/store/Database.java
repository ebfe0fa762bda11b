package org.dars.assistant.store;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.locks.ReentrantLock;
import java.util.logging.Level;
import java.util.logging.Logger;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.HandleCallback;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;
import org.sqlite.SQLiteDataSource;

/**
 * The database of a home: SQLite in WAL mode, {@code synchronous=FULL}. A commit here is the moment
 * a thing is true. One writer at a time, in this process by a lock and among processes by SQLite's
 * own; readers never wait for it. Safe for use by several threads.
 */
public final class Database implements AutoCloseable {

  private static final String MIGRATIONS = "classpath:org/dars/assistant/store/migration";
  private static final Object ONE_MIGRATION_AT_A_TIME = new Object();

  /** Flyway tells of every step it takes, at INFO. Held here, as loggers are weakly kept. */
  private static final Logger FLYWAY = Logger.getLogger("org.flywaydb");

  static {
    FLYWAY.setLevel(Level.WARNING);
  }

  private final Path file;
  private final SqliteConnections connections;
  private final Jdbi readers;
  private final Jdbi writer;
  private final ReentrantLock writing = new ReentrantLock(true);

  private Database(Path file) {
    this.file = file;
    this.connections = new SqliteConnections(file);
    this.readers = Jdbi.create(connections.readers());
    this.writer = Jdbi.create(connections.writer());
  }

  /**
   * Opens the database of a home, makes it when missing, and brings its tables up to date.
   *
   * @throws HomeException when the home cannot be written to
   * @throws StoreException when the database is damaged, or newer than this program
   */
  public static Database open(Home home) {
    home.ready();
    Database database = new Database(home.database());
    try {
      database.migrate(home.folder().resolve("dars.lock"));
    } catch (RuntimeException e) {
      database.close();
      throw e;
    }
    return database;
  }

  /** Work that only reads. */
  public <T, X extends Exception> T read(HandleCallback<T, X> work) throws X {
    try {
      return readers.withHandle(work);
    } catch (JdbiException e) {
      throw told(e);
    }
  }

  /**
   * Work in one transaction: all of it is true and on disk when this returns, or none of it is.
   *
   * @throws StoreException when the disk is full, or another process writes for longer than ten
   *     seconds
   */
  public <T, X extends Exception> T write(HandleCallback<T, X> work) throws X {
    if (writing.isHeldByCurrentThread()) {
      throw new IllegalStateException("a write inside a write");
    }
    writing.lock();
    try {
      return writer.inTransaction(work);
    } catch (JdbiException e) {
      throw told(e);
    } finally {
      writing.unlock();
    }
  }

  /**
   * Raises the change number of a zone. Call it first in a transaction that changes the zone's
   * documents or blobs: until the commit, others who do wait.
   *
   * @return the new number, from 1
   */
  public static long nextChange(Handle write, String zone) {
    write.execute(
        "insert into counter (zone, name, value) values (?, 'change', 1)"
            + " on conflict (zone, name) do update set value = counter.value + 1",
        zone);
    return write
        .select("select value from counter where zone = ? and name = 'change'", zone)
        .mapTo(Long.class)
        .one();
  }

  /** For libraries that bring their own statements; each connection is new, and theirs to close. */
  public DataSource dataSource() {
    SQLiteDataSource source = new SQLiteDataSource();
    source.setUrl(connections.url() + "&transaction_mode=IMMEDIATE");
    return source;
  }

  @Override
  public void close() {
    connections.close();
  }

  private void migrate(Path lock) {
    synchronized (ONE_MIGRATION_AT_A_TIME) {
      try (FileChannel channel =
              FileChannel.open(lock, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
          FileLock held = channel.lock()) {
        if (held.isValid()) {
          Flyway.configure()
              .dataSource(connections.url(), null, null)
              .locations(MIGRATIONS)
              .load()
              .migrate();
        }
      } catch (IOException e) {
        throw StoreFailures.writing(lock, e);
      } catch (FlywayException e) {
        throw told(e);
      }
    }
  }

  private StoreException told(Exception e) {
    StoreException known = StoreFailures.database(file, e);
    return known != null
        ? known
        : new StoreException("The database " + file + " refused: " + e.getMessage(), e);
  }
}
