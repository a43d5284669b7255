package io.pointsman.registry.imports;

import io.pointsman.registry.Caller;
import java.util.UUID;

/**
 * A job in its turn.
 *
 * @param caller who uploaded it, as whom it acts
 * @param organization null if rows name their holders
 * @param rejectedBy JSON, reason to count
 */
record JobRow(
    UUID id,
    Caller caller,
    UUID organization,
    ImportSubject subject,
    boolean dryRun,
    boolean atomic,
    long total,
    long read,
    long created,
    long changed,
    long unchanged,
    long rejected,
    String rejectedBy) {}
