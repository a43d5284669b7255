package io.pointsman.dialect;

import io.pointsman.mac.MacAddress;
import io.pointsman.mac.Vendor;

/**
 * Who asks, as far as the request tells. Everything in it is the phone's own word: evidence, never
 * proof.
 *
 * @param vendor never null; {@code UNKNOWN} if nothing gives it away
 * @param mac null if the request carries none
 * @param evidence where {@code mac} was found; null without one
 * @param disagreeing another MAC that weaker evidence named, or null
 * @param model in the vendor's spelling, blanks as hyphens; null if not said
 * @param firmware the version it claims to run; null if not said
 * @param file the last segment of the path; null for a base path
 */
public record Recognition(
    Vendor vendor,
    MacAddress mac,
    Evidence evidence,
    MacAddress disagreeing,
    String model,
    String firmware,
    String file) {}
