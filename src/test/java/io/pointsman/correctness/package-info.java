/**
 * What must never happen, tried on packaged replicas and real servers: a wrong, lost or slow answer
 * to a phone, whatever changes or fails meanwhile.
 */
package io.pointsman.correctness;
