package io.pointsman.registry;

/**
 * What taking back a range did.
 *
 * @param devicesKept how many devices of its holder stay where its own addresses were
 * @param devicesReleased how many of them were released
 * @param rangesMovedUp how many ranges directly inside now belong to its parent
 */
public record TakenBack(long devicesKept, long devicesReleased, long rangesMovedUp) {}
