/**
 * Pure values of the MAC address space: one address, one interval, and who made the phone.
 *
 * <p>No framework, no other room.
 */
package io.pointsman.mac;
