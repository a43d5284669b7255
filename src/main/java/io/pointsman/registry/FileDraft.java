package io.pointsman.registry;

/**
 * A firmware, settings or a certificate, unchecked; what does not belong to its kind is null.
 *
 * @param upload the name of an upload
 */
public record FileDraft(String model, String version, String url, String upload) {}
