package io.pointsman.registry;

/**
 * The content of an upload.
 *
 * @param sha256 in lower-case hexadecimal
 */
public record UploadContent(String mediaType, String sha256, byte[] bytes) {}
