package io.pointsman.registry;

import java.time.Instant;
import java.util.UUID;

/**
 * An upload without its content.
 *
 * @param size in bytes
 * @param sha256 in lower-case hexadecimal
 * @param version what phones compare, {@code YYYY-MM-DD_HH:MM:SS} in UTC
 * @param createdAt when this content came
 */
public record UploadView(
    UUID organization,
    String name,
    String mediaType,
    int size,
    String sha256,
    String version,
    Instant createdAt) {}
