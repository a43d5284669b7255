package io.pointsman.registry;

import io.pointsman.delivery.CredentialsKind;
import java.nio.charset.StandardCharsets;
import java.security.cert.X509Certificate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Checks credentials; no error repeats any of them. */
final class CredentialsRules {

  private static final int LONGEST = 256;
  private static final int LARGEST = 32 << 10;

  private final FieldErrors errors = new FieldErrors();
  private final Map<String, String> members = new LinkedHashMap<>();
  private final CredentialsDraft draft;

  private CredentialsRules(CredentialsDraft draft) {
    this.draft = draft;
  }

  /**
   * @return the kind and what belongs to it, by the names of the members that are sealed
   * @throws RegistryException {@code INVALID_FIELDS} with every bad field
   */
  static Map<String, String> check(CredentialsDraft draft) {
    CredentialsRules rules = new CredentialsRules(draft);
    CredentialsKind kind =
        EnumText.parse(rules.errors, "kind", draft.kind(), CredentialsKind.class, null);
    if (kind != null) {
      rules.check(kind);
    }
    rules.errors.throwIfAny();
    return rules.members;
  }

  private void check(CredentialsKind kind) {
    members.put("kind", kind.name());
    boolean isCertificate = kind == CredentialsKind.CLIENT_CERTIFICATE;
    member(!isCertificate, kind, "user", draft.user());
    member(!isCertificate, kind, "password", draft.password());
    member(isCertificate, kind, "certificate", draft.certificate());
    member(isCertificate, kind, "key", draft.key());
    if (!errors.isEmpty()) {
      return;
    }
    if (isCertificate) {
      checkPair();
    } else {
      checkText("user", draft.user());
      checkText("password", draft.password());
      if (draft.user().indexOf(':') >= 0) {
        errors.add("user", null, "must have no colon: it would end there");
      }
    }
  }

  private void member(boolean needed, CredentialsKind kind, String field, String value) {
    if (needed && (value == null || value.isEmpty())) {
      errors.add(field, null, "is needed by the kind " + kind);
    } else if (!needed && value != null) {
      errors.add(field, null, "does not belong to the kind " + kind);
    } else if (needed) {
      members.put(field, value);
    }
  }

  private void checkText(String field, String value) {
    if (value.codePointCount(0, value.length()) > LONGEST) {
      errors.add(field, null, "is longer than " + LONGEST + " characters");
    }
    if (value.codePoints().anyMatch(c -> TextRules.isRefused(c) || c == '\n' || c == '\t')) {
      errors.add(field, null, "has control characters or half a surrogate pair");
    }
  }

  private void checkPair() {
    if (draft.certificate().length() > LARGEST || draft.key().length() > LARGEST) {
      errors.add("certificate", null, "or its key is longer than " + LARGEST + " characters");
      return;
    }
    List<X509Certificate> chain =
        CertificateText.chain(draft.certificate().getBytes(StandardCharsets.UTF_8));
    if (chain.isEmpty()) {
      errors.add("certificate", null, "is no certificate in PEM");
    }
    PrivateKeyText.Reading key = PrivateKeyText.read(draft.key());
    if (key.key() == null) {
      errors.add("key", null, key.problem());
    } else if (!chain.isEmpty() && !PrivateKeyText.fits(key.key(), chain.get(0))) {
      errors.add("key", null, "does not belong to the first certificate");
    }
  }
}
