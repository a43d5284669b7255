package io.pointsman.registry;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.pointsman.delivery.Delivery;
import io.pointsman.delivery.ProfileFiles;
import io.pointsman.delivery.ProxyRules;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;

/** Checks what a profile carries beside its URL, each mode its own. */
@ApplicationScoped
class DeliveryRules {

  /** Of the stored JSON: every replica holds all profiles in memory. */
  private static final int LARGEST = 64 << 10;

  private final FilesRules files;
  private final UpstreamRules upstream;
  private final ObjectMapper json = new ObjectMapper();

  DeliveryRules(FilesRules files, UpstreamRules upstream) {
    this.files = files;
    this.upstream = upstream;
  }

  /**
   * Adds an error for each field that is bad, or of another mode.
   *
   * @param mode null if it is bad itself: then nothing is checked
   * @param present what the profile has now; null if it is new
   * @param uploads that the draft names
   */
  Delivery check(
      FieldErrors errors,
      Mode mode,
      ProfileDraft draft,
      Organization organization,
      Delivery present,
      NamedUploads uploads) {
    FilesDraft said = draft.delivery().files();
    ProxyDraft rules = draft.delivery().proxy();
    if (mode == null) {
      return Delivery.NONE;
    }
    if (said != null && mode != Mode.MANIFEST) {
      errors.add("files", null, "belongs to the mode MANIFEST, this is " + mode);
    }
    if (rules != null && mode != Mode.PROXY) {
      errors.add("proxy", null, "belongs to the mode PROXY, this is " + mode);
    }
    return switch (mode) {
      case REDIRECT -> Delivery.NONE;
      case MANIFEST -> {
        ProfileFiles checked =
            said == null
                ? ProfileFiles.NONE
                : files.check(errors, said, organization, draft.exposeCredentials(), uploads);
        yield sized(errors, "files", new Delivery(checked, null));
      }
      case PROXY -> {
        ProxyRules checked =
            upstream.check(
                errors,
                rules == null ? ProxyDraft.DEFAULTS : rules,
                organization,
                present == null ? null : present.proxy(),
                uploads);
        yield sized(errors, "proxy", new Delivery(null, checked));
      }
    };
  }

  private Delivery sized(FieldErrors errors, String field, Delivery delivery) {
    try {
      int size = json.writeValueAsString(delivery).getBytes(StandardCharsets.UTF_8).length;
      if (size > LARGEST) {
        errors.add(
            field, null, "has %d bytes in all, at most %d are taken".formatted(size, LARGEST));
      }
      return delivery;
    } catch (JsonProcessingException unwritable) {
      throw new IllegalStateException(unwritable);
    }
  }
}
