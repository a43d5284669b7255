package io.pointsman.registry;

/**
 * A device in a file.
 *
 * @param holder id or name of its organization; null: the file's
 * @param device its own organization is not read
 */
public record DeviceRow(long line, String holder, DeviceWrite device) {}
