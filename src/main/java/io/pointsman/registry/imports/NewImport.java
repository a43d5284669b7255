package io.pointsman.registry.imports;

import java.util.UUID;

/**
 * What an upload asks for.
 *
 * @param organization for whom; null: the caller's own, or, for the operator, as each row says
 * @param dryRun whether it only tells what it would do
 * @param atomic whether one rejected row stops all
 */
public record NewImport(
    ImportSubject subject,
    ImportFormat format,
    UUID organization,
    boolean dryRun,
    boolean atomic) {}
