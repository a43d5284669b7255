package io.pointsman.registry;

/**
 * What this process knows of the schema.
 *
 * @param upToDate whether it has all that this version needs; a newer one has
 * @param behind whether it was seen to lack migrations, which somebody else is to apply
 * @param text for operators
 */
record SchemaState(boolean upToDate, boolean behind, String text) {

  static final SchemaState UNKNOWN = new SchemaState(false, false, "not known yet");

  static final SchemaState UP_TO_DATE = new SchemaState(true, false, "up to date");

  /**
   * @param version the newest that it lacks
   */
  static SchemaState behind(String version) {
    return new SchemaState(
        false,
        true,
        "version %s is missing; waiting for the command migrate, as pointsman.database.migrate is false"
            .formatted(version));
  }

  /**
   * Whether tenants should be sent here. Phones are served without PostgreSQL, so that not to know
   * keeps nobody off who serves them; to know that the schema is too old does, as what the old
   * version still serves is better.
   *
   * @param phones whether this process serves phones too
   */
  boolean ready(boolean phones) {
    return upToDate || phones && !behind;
  }
}
