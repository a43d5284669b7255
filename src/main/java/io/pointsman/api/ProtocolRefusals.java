package io.pointsman.api;

import io.pointsman.registry.ProblemType;
import io.pointsman.registry.RegistryException;

/** What the HTTP layer refuses before a resource is reached. */
final class ProtocolRefusals {

  private ProtocolRefusals() {}

  /** Null if it is no fault of the client's. */
  static RegistryException of(int status) {
    return switch (status) {
      case 404 ->
          refusal(
              ProblemType.UNKNOWN_PATH,
              "Check the address: the API begins with /api/v1, and /q/openapi lists it.");
      case 406 -> refusal(ProblemType.NOT_ACCEPTABLE, "Answers are application/json: accept that.");
      case 413 -> refusal(ProblemType.BODY_TOO_LARGE, "Send less at once.");
      case 415 ->
          refusal(
              ProblemType.UNSUPPORTED_MEDIA_TYPE,
              "Send the body as application/json, or a file to import as text/csv or application/x-ndjson.");
      default -> status < 500 ? malformed() : null;
    };
  }

  private static RegistryException malformed() {
    return refusal(ProblemType.INVALID_PARAMETERS, "The request cannot be understood.");
  }

  private static RegistryException refusal(ProblemType type, String detail) {
    return new RegistryException(type, detail);
  }
}
