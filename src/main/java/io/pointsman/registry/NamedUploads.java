package io.pointsman.registry;

import io.pointsman.delivery.Upload;
import io.smallrye.mutiny.Uni;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import org.hibernate.reactive.mutiny.Mutiny;

/**
 * The current uploads that a draft names.
 *
 * @param byName without those that there are not
 * @param noCertificates the names of those that the draft names as certificates and that are none
 */
record NamedUploads(Map<String, Upload> byName, Set<String> noCertificates) {

  /** The organization's uploads must be shared. */
  static Uni<NamedUploads> of(Mutiny.Session session, UUID organization, DeliveryDraft draft) {
    return UploadRows.named(session, organization, names(draft.uploads()))
        .chain(
            found ->
                noCertificates(session, organization, names(draft.certificates()))
                    .map(none -> new NamedUploads(found, none)));
  }

  /** The database takes no other texts, and there are no others. */
  private static Set<String> names(Set<String> given) {
    return given.stream().filter(UploadRules::isName).collect(Collectors.toSet());
  }

  /** Null, and an error added, if it is not there or cannot be what it is named as. */
  Upload settings(FieldErrors errors, String field, String name) {
    Upload upload = byName.get(name);
    if (upload == null) {
      errors.add(field, name, "is no upload of the organization: PUT it to /uploads first");
    }
    return upload;
  }

  /** As {@link #settings}. */
  Upload certificate(FieldErrors errors, String field, String name) {
    if (noCertificates.contains(name)) {
      errors.add(field, name, "is no certificate: neither PEM nor DER");
      return null;
    }
    return settings(errors, field, name);
  }

  /** One after another, as a session does one thing at a time. */
  private static Uni<Set<String>> noCertificates(
      Mutiny.Session session, UUID organization, Set<String> names) {
    Set<String> none = new TreeSet<>();
    Uni<StoredUpload> last = Uni.createFrom().nullItem();
    for (String name : names) {
      last =
          last.chain(() -> UploadRows.current(session, organization, name))
              .invoke(
                  row -> {
                    if (row != null && !CertificateText.isOne(row.content)) {
                      none.add(name);
                    }
                  });
    }
    return last.map(done -> none);
  }
}
