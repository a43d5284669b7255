package io.pointsman.registry;

/** How many devices a bulk write made, changed, and found as they should be. */
public record BulkOutcome(long created, long changed, long unchanged) {

  static final BulkOutcome NOTHING = new BulkOutcome(0, 0, 0);

  BulkOutcome plus(BulkOutcome more) {
    return new BulkOutcome(
        created + more.created, changed + more.changed, unchanged + more.unchanged);
  }
}
