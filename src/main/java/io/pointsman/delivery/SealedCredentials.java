package io.pointsman.delivery;

/**
 * What a tenant's server asks for. They belong to the origins that the profile's templates have,
 * and are sent to no other: a write that leads a profile elsewhere forgets them.
 *
 * @param since when they were set, in RFC 3339
 * @param sealed opens with the profile's id as context to a JSON object in UTF-8: {@code kind} with
 *     {@code user} and {@code password}, or with {@code certificate} and {@code key} in PEM
 */
public record SealedCredentials(CredentialsKind kind, String since, String sealed) {}
