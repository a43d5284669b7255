package io.pointsman.registry;

/**
 * What a tenant's server asks for, unchecked; what its kind does not have is null. Prints nothing.
 *
 * @param kind the name of a {@code CredentialsKind}
 * @param certificate one or more, in PEM
 * @param key PKCS#8 in PEM, unencrypted
 */
public record CredentialsDraft(
    String kind, String user, String password, String certificate, String key) {

  @Override
  public String toString() {
    return "CredentialsDraft[" + kind + "]";
  }
}
