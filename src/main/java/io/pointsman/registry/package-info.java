/**
 * Organizations, profiles, ranges and devices: who holds what, and every rule of ownership.
 *
 * <p>Services check for good messages; the database holds the rules.
 */
package io.pointsman.registry;
