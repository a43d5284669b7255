package io.pointsman.registry;

/**
 * The outcome of a write by natural key.
 *
 * @param created false if it was there before
 */
public record Saved<T>(T value, boolean created) {}
