package io.pointsman.registry;

/**
 * What to export, decided and not begun.
 *
 * @param copy a {@code COPY … TO STDOUT}
 */
public record Export(ExportFormat format, String copy) {}
