package io.pointsman.registry;

import io.pointsman.mac.MacAddress;
import java.time.Instant;
import java.util.UUID;

/**
 * A device as its caller may see it.
 *
 * @param organization its holder
 * @param profile null for none
 * @param url null for none; its secret parts are masked for a reader
 * @param syntax null exactly if there is no URL
 * @param serial null for none
 * @param note null for none
 */
public record DeviceView(
    MacAddress mac,
    UUID organization,
    ProfileReference profile,
    String url,
    String syntax,
    String serial,
    String note,
    int version,
    Instant createdAt,
    Instant updatedAt) {}
