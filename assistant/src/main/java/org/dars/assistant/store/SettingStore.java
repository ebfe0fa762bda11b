package org.dars.assistant.store;

import java.util.Optional;

/** Settings of a zone that are changed while Dars runs. */
public final class SettingStore {

  private final Database database;

  public SettingStore(Database database) {
    this.database = database;
  }

  public Optional<String> get(String zone, String name) {
    return database.read(read ->
        read.select("select value from setting where zone = ? and name = ?", zone, name)
            .mapTo(String.class)
            .findOne());
  }

  public void put(String zone, String name, String value) {
    database.write(write ->
        write.execute(
            "insert into setting (zone, name, value) values (?, ?, ?)"
                + " on conflict (zone, name) do update set value = excluded.value",
            Zone.checked(zone),
            name,
            value));
  }
}
