package io.pointsman.dialect;

/**
 * What a User-Agent says.
 *
 * @param mac 0 if none
 * @param model null if not said
 * @param firmware null if not said
 */
record Agent(long mac, String model, String firmware) {}
