package org.dars.assistant.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/**
 * The certificates of one zone and the bits that tell which are revoked. Safe for use by several
 * threads and processes.
 */
public final class CertificateRows {

  private static final String ONE = " where zone = ? and id = ?";

  private final Database database;
  private final String zone;

  public CertificateRows(Database database, String zone) {
    this.database = database;
    this.zone = Zone.checked(zone);
  }

  /**
   * A place in a list of revocations that no certificate has.
   *
   * @param list from 1
   * @param listId UUID of the list, as text
   * @param bit from 0
   */
  public record Place(int list, String listId, int bit) {}

  /**
   * Takes a place in the lists and puts a certificate there, in one transaction. Places are drawn
   * by chance, so that a place does not tell when a certificate was issued.
   *
   * @param attempt what earned it, or null; an attempt earns one certificate
   * @param length bits of a list; half of them are used
   * @param writer writes the certificate for its place
   * @return what is kept: the certificate that the attempt had already, when it had one
   */
  public CertificateRow put(
      @Nullable String attempt,
      int length,
      RandomGenerator random,
      Function<Place, CertificateRow> writer) {
    return database.<CertificateRow, RuntimeException>write(write -> {
      Optional<CertificateRow> earlier =
          attempt == null ? Optional.empty() : ofAttempt(write, attempt);
      if (earlier.isPresent()) {
        return earlier.get();
      }
      CertificateRow row = writer.apply(place(write, length, random));
      write.execute(
          "insert into certificate (zone, id, course, title, learner, attempt, list, place, made,"
              + " person, content, reason, revoker)"
              + " values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, '', '')",
          zone,
          row.id(),
          row.course(),
          row.title(),
          row.learner(),
          row.attempt(),
          row.list(),
          row.place(),
          row.made().toEpochMilli(),
          row.person(),
          row.content());
      return row;
    });
  }

  private Place place(Handle write, int length, RandomGenerator random) {
    int list = Math.max(1, count(write, "select count(*) from certificate_list where zone = ?"));
    int used = count(write, "select count(*) from certificate where zone = ? and list = " + list);
    if (2 * used >= length) {
      list++;
    }
    String id = listId(write, list);
    while (true) {
      int bit = random.nextInt(length);
      int taken =
          write
              .select(
                  "select count(*) from certificate where zone = ? and list = ? and place = ?",
                  zone,
                  list,
                  bit)
              .mapTo(Integer.class)
              .one();
      if (taken == 0) {
        return new Place(list, id, bit);
      }
    }
  }

  private int count(Handle handle, String sql) {
    return handle.select(sql, zone).mapTo(Integer.class).one();
  }

  /** The id of a list, which is made when missing. */
  private String listId(Handle write, int list) {
    write.execute(
        "insert into certificate_list (zone, ord, id) values (?, ?, ?) on conflict do nothing",
        zone,
        list,
        UUID.randomUUID().toString());
    return write
        .select("select id from certificate_list where zone = ? and ord = ?", zone, list)
        .mapTo(String.class)
        .one();
  }

  /** The id of a list; empty for one that no certificate needed yet. */
  public Optional<String> listId(int list) {
    return database.read(read ->
        read.select("select id from certificate_list where zone = ? and ord = ?", zone, list)
            .mapTo(String.class)
            .findOne());
  }

  /** Which list has an id, from 1. */
  public Optional<Integer> list(String id) {
    return database.read(read ->
        read.select("select ord from certificate_list" + ONE, zone, id)
            .mapTo(Integer.class)
            .findOne());
  }

  /** The places of a list whose certificates are revoked. */
  public BitSet revoked(int list) {
    return database.read(read -> {
      BitSet bits = new BitSet();
      read.select(
              "select place from certificate where zone = ? and list = ? and revoked is not null",
              zone,
              list)
          .mapTo(Integer.class)
          .forEach(bits::set);
      return bits;
    });
  }

  public Optional<CertificateRow> find(String id) {
    return database.read(read ->
        read.select("select * from certificate" + ONE, zone, id).map((r, c) -> row(r)).findOne());
  }

  /** The certificate that an attempt earned. */
  public Optional<CertificateRow> ofAttempt(String attempt) {
    return database.<Optional<CertificateRow>, RuntimeException>read(
        read -> ofAttempt(read, attempt));
  }

  private Optional<CertificateRow> ofAttempt(Handle handle, String attempt) {
    return handle
        .select("select * from certificate where zone = ? and attempt = ?", zone, attempt)
        .map((r, c) -> row(r))
        .findOne();
  }

  /**
   * Certificates, the newest first.
   *
   * @param course of which course; null for all
   * @param most how many at most
   */
  public List<CertificateRow> list(@Nullable String course, int most) {
    return database.read(read ->
        read.select(
                "select * from certificate where zone = ? and (? is null or course = ?)"
                    + " order by made desc, id limit ?",
                zone,
                course,
                course,
                most)
            .map((r, c) -> row(r))
            .list());
  }

  /**
   * Revokes a certificate.
   *
   * @return false when there is none of that id, or it was revoked before
   */
  public boolean revoke(String id, Instant now, String reason, String person) {
    return database.write(write ->
        write.execute(
                "update certificate set revoked = ?, reason = ?, revoker = ?"
                    + ONE
                    + " and revoked is null",
                now.toEpochMilli(),
                reason,
                person,
                zone,
                id)
            > 0);
  }

  private static CertificateRow row(ResultSet r) throws SQLException {
    long revoked = r.getLong("revoked");
    Instant since = r.wasNull() ? null : Instant.ofEpochMilli(revoked);
    return new CertificateRow(
        r.getString("id"),
        r.getString("course"),
        r.getString("title"),
        r.getString("learner"),
        r.getString("attempt"),
        r.getInt("list"),
        r.getInt("place"),
        Instant.ofEpochMilli(r.getLong("made")),
        r.getString("person"),
        r.getString("content"),
        since,
        r.getString("reason"),
        r.getString("revoker"));
  }
}
