package io.pointsman.delivery;

/**
 * A certificate that phones shall trust, PEM or DER, at the tenant or uploaded: exactly one of both
 * is not null.
 *
 * @param url absolute, http or https
 */
public record CertificateFile(String url, Upload upload) {}
