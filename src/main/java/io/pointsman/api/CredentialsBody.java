package io.pointsman.api;

import io.pointsman.delivery.CredentialsKind;
import io.pointsman.registry.CredentialsDraft;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What an upstream asks for. Prints nothing. */
@Secretive
@Schema(
    name = "CredentialsWrite",
    description =
        "BASIC and DIGEST with user and password, CLIENT_CERTIFICATE with certificate and key.",
    requiredProperties = "kind")
record CredentialsBody(
    @Schema(implementation = CredentialsKind.class, examples = "BASIC") String kind,
    @Schema(examples = "pointsman", maxLength = 256) String user,
    @Schema(examples = "a long and random one", maxLength = 256) String password,
    @Schema(description = "PEM; the chain may follow.") String certificate,
    @Schema(description = "PKCS#8 in PEM, not encrypted.") String key) {

  CredentialsDraft draft() {
    return new CredentialsDraft(kind, user, password, certificate, key);
  }

  @Override
  public String toString() {
    return "CredentialsBody[" + kind + "]";
  }
}
