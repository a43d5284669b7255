package io.pointsman.api;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import io.pointsman.registry.FieldError;
import io.pointsman.registry.RegistryException;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * RFC 9457.
 *
 * @param errors every bad field; empty unless fields or parameters are at fault
 * @param extras further members, such as counts
 */
@JsonPropertyOrder({"type", "title", "status", "detail", "errors"})
@Schema(description = "What went wrong (RFC 9457); docs/problems.md lists every type.")
record Problem(
    @Schema(examples = "urn:pointsman:problem:invalid-fields") String type,
    @Schema(examples = "Some fields are not usable") String title,
    @Schema(examples = "422") int status,
    @Schema(examples = "Not usable: name.") String detail,
    @JsonInclude(JsonInclude.Include.NON_EMPTY) List<FieldError> errors,
    @JsonAnyGetter @Schema(hidden = true) Map<String, Object> extras) {

  static final String MEDIA_TYPE = "application/problem+json";

  static Problem of(RegistryException refusal) {
    return new Problem(
        refusal.type().uri(),
        refusal.type().title(),
        refusal.type().status(),
        refusal.getMessage(),
        refusal.errors(),
        refusal.extras());
  }
}
