package io.pointsman.routing;

import java.util.UUID;

/**
 * An organization as the index needs it.
 *
 * @param number its short name in memory, at least 1
 * @param phonesStopped suspended, and its phones with it
 * @param privateTargets whether it may use addresses that are not public
 */
record OrganizationRow(UUID id, int number, boolean phonesStopped, boolean privateTargets) {}
