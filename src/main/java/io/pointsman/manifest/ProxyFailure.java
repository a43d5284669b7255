package io.pointsman.manifest;

import io.pointsman.mac.MacAddress;
import io.pointsman.manifest.upstream.FailureReason;
import java.time.Instant;

/**
 * Why a tenant's file could not be had.
 *
 * @param mac of the phone that asked first
 * @param url masked
 * @param reason as tenants are told it
 * @param message for people; holds no secret
 */
public record ProxyFailure(
    Instant at, MacAddress mac, String url, FailureReason reason, String message) {}
