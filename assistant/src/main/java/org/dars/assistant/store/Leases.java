package org.dars.assistant.store;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;

/**
 * Who has work on lease. A lease of a process that is gone ends after some missed heartbeats; on
 * the same machine its end can be seen at once.
 */
public final class Leases {

  private final Database database;

  public Leases(Database database) {
    this.database = database;
  }

  /** This process, by machine, number and time of its start. */
  public static String here() {
    ProcessHandle self = ProcessHandle.current();
    return host() + "/" + self.pid() + "/" + started(self);
  }

  /** Frees what processes of this machine had that are gone. */
  public void releaseDead() {
    List<String> holders =
        database.read(read ->
            read.select("select distinct picked_by from scheduled_tasks where picked")
                .mapTo(String.class)
                .list());
    holders.stream().filter(Leases::dead).forEach(this::release);
  }

  /** Frees what this process still has. */
  public void releaseOwn() {
    release(here());
  }

  private void release(String holder) {
    database.<Integer, RuntimeException>write(write ->
        write.execute(
            "update scheduled_tasks set picked = false, picked_by = null, last_heartbeat = null,"
                + " version = version + 1 where picked and picked_by = ?",
            holder));
  }

  private static boolean dead(String holder) {
    String[] parts = holder.split("/", -1);
    if (parts.length != 3 || !parts[0].equals(host())) {
      return false;
    }
    try {
      return ProcessHandle.of(Long.parseLong(parts[1]))
          .filter(p -> p.isAlive() && started(p).equals(parts[2]))
          .isEmpty();
    } catch (NumberFormatException e) {
      return false;
    }
  }

  private static String started(ProcessHandle process) {
    return process.info().startInstant().map(i -> Long.toString(i.toEpochMilli())).orElse("0");
  }

  private static String host() {
    try {
      return InetAddress.getLocalHost().getHostName().replace('/', '-');
    } catch (UnknownHostException e) {
      return "localhost";
    }
  }
}
