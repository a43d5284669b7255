package io.pointsman.registry;

/**
 * Why a row of a file was not taken.
 *
 * @param line on which it begins, from 1
 * @param value the part that was wrong, shortened and masked; null if it must not be repeated
 * @param reason a stable word with hyphens, such as {@code malformed-mac}
 * @param detail a sentence for people
 */
public record RowRefusal(long line, String value, String reason, String detail) {}
