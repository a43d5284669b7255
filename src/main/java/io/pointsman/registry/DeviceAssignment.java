package io.pointsman.registry;

import io.pointsman.mac.MacAddress;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * What many devices of one holder shall have instead; serial and note stay.
 *
 * @param organization the holder; null: the caller's own
 * @param macs which devices; null: those of the filter
 * @param filter which of the holder's devices, by at least one condition; its own organization is
 *     not read; null: those of the list
 * @param profile null: as it is; empty: none; else name or id of one of the holder's profiles
 * @param url null: as it is; empty: none; the status of a draft is not read
 */
public record DeviceAssignment(
    UUID organization,
    List<MacAddress> macs,
    DeviceFilter filter,
    Optional<String> profile,
    Optional<TargetDraft> url) {}
