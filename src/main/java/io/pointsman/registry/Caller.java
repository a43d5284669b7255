package io.pointsman.registry;

import java.util.UUID;

/**
 * Who asks.
 *
 * @param actor as the audit names it: {@code operator}, {@code key:<id>} or {@code oidc:<issuer
 *     host>:<subject>}
 * @param organization null for the operator
 * @param role never null; {@code OPERATOR} exactly when the organization is null
 */
public record Caller(String actor, UUID organization, Role role) {

  public Caller {
    if ((role == Role.OPERATOR) != (organization == null)) {
      throw new IllegalArgumentException("the operator, and nobody else, has no organization");
    }
  }

  public static Caller operator() {
    return new Caller("operator", null, Role.OPERATOR);
  }

  public boolean isOperator() {
    return role == Role.OPERATOR;
  }

  /** Whether the organization's things are this caller's to see. */
  public boolean mayActFor(UUID other) {
    return isOperator() || organization.equals(other);
  }

  /**
   * @throws RegistryException {@code FORBIDDEN} if the role is too low
   */
  public void require(Role needed) {
    if (!role.includes(needed)) {
      throw new RegistryException(
          ProblemType.FORBIDDEN, "This needs the role %s, the key has %s.".formatted(needed, role));
    }
  }

  /**
   * The organization to act for.
   *
   * @param asked as the request names it, null if it does not
   * @throws RegistryException {@code INVALID_FIELDS} if the operator named none, {@code NOT_FOUND}
   *     if anyone else named another than their own
   */
  public UUID actingFor(UUID asked) {
    if (isOperator()) {
      if (asked == null) {
        throw RegistryException.field(
            "organization", null, "the operator must say for which organization");
      }
      return asked;
    }
    if (asked != null && !asked.equals(organization)) {
      throw RegistryException.notFound("organization", asked);
    }
    return organization;
  }
}
