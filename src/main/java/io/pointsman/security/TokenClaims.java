package io.pointsman.security;

import io.pointsman.registry.ProblemType;
import io.pointsman.registry.RegistryException;
import io.pointsman.registry.Role;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What the claims of a verified token mean here: a role, and for whom. */
final class TokenClaims {

  /** Longer than any organization's name can be. */
  private static final int LONGEST_NAME = 200;

  private static final int SHOWN = 10;
  private static final int SHOWN_LENGTH = 60;

  private final ClaimPath organization;
  private final ClaimPath role;
  private final Map<String, Role> roles = new HashMap<>();

  TokenClaims(OidcConfig config) {
    organization = new ClaimPath(config.organizationClaim());
    role = new ClaimPath(config.roleClaim());
    add(Role.READER, config.readerValues());
    add(Role.EDITOR, config.editorValues());
    add(Role.ADMIN, config.adminValues());
    add(Role.OPERATOR, config.operatorValues());
  }

  /**
   * The highest role that the token names.
   *
   * @throws RegistryException {@code TOKEN_NOT_MAPPED} if it names none
   */
  Role role(Map<String, Object> claims) {
    List<String> found = role.words(claims);
    // Words first; but a role's own name may have blanks.
    return Stream.concat(found.stream(), role.texts(claims).stream())
        .map(roles::get)
        .filter(Objects::nonNull)
        .max(Role::compareTo)
        .orElseThrow(
            () ->
                refusal(
                    "The token's claim '%s' has no value that is a role here (found: %s)."
                        .formatted(role.text(), shown(found))));
  }

  /**
   * The id or name of the one organization that the token names.
   *
   * @throws RegistryException {@code TOKEN_NOT_MAPPED} if it names none or several
   */
  String organization(Map<String, Object> claims) {
    List<String> found = organization.texts(claims).stream().distinct().toList();
    if (found.size() != 1 || found.get(0).isBlank()) {
      throw refusal(
          "The token's claim '%s' must name one organization (found: %s)."
              .formatted(organization.text(), shown(found)));
    }
    String named = found.get(0).strip();
    if (named.length() > LONGEST_NAME || named.chars().anyMatch(Character::isISOControl)) {
      throw unknown(named);
    }
    return named;
  }

  /** For an organization that is not here. */
  RegistryException unknown(String named) {
    return refusal(
        "The token's claim '%s' names an organization that is not here (found: %s)."
            .formatted(organization.text(), shown(List.of(named))));
  }

  private void add(Role meant, Optional<List<String>> values) {
    for (String value : values.orElse(List.of())) {
      roles.merge(value, meant, TokenClaims::twice);
    }
  }

  private static Role twice(Role one, Role other) {
    throw new IllegalArgumentException(
        "pointsman.oidc: one value of the role claim means both %s and %s: give it to one."
            .formatted(one, other));
  }

  private static String shown(List<String> values) {
    if (values.isEmpty()) {
      return "nothing";
    }
    String some =
        values.stream().limit(SHOWN).map(TokenClaims::shown).collect(Collectors.joining(", "));
    return values.size() > SHOWN ? some + ", …" : some;
  }

  private static String shown(String value) {
    String plain = value.replaceAll("[\\p{Cntrl}\\p{Cs}]", "?");
    return plain.length() > SHOWN_LENGTH ? plain.substring(0, SHOWN_LENGTH) + "…" : plain;
  }

  private static RegistryException refusal(String detail) {
    return new RegistryException(ProblemType.TOKEN_NOT_MAPPED, detail);
  }
}
