package io.pointsman.api;

import io.pointsman.registry.RegistryException;
import io.pointsman.registry.Suspension;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What becomes of a suspended organization's phones. */
@Schema(name = "Suspension", requiredProperties = "phones")
record SuspensionJson(@Schema(examples = "CONTINUE") Phones phones) {

  enum Phones {
    CONTINUE,
    STOP
  }

  /** Null for null. */
  static SuspensionJson of(Suspension suspension) {
    if (suspension == null) {
      return null;
    }
    return new SuspensionJson(suspension == Suspension.PHONES_STOP ? Phones.STOP : Phones.CONTINUE);
  }

  /**
   * @throws RegistryException {@code INVALID_FIELDS} if nothing is said
   */
  Suspension suspension() {
    if (phones == null) {
      throw RegistryException.field("phones", null, "is needed: CONTINUE or STOP");
    }
    return phones == Phones.STOP ? Suspension.PHONES_STOP : Suspension.PHONES_CONTINUE;
  }
}
