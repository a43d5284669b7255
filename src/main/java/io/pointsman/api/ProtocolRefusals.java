package io.pointsman.api;

import io.pointsman.registry.ProblemType;
import io.pointsman.registry.RegistryException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;

/** What the HTTP layer refuses before a resource is reached. */
final class ProtocolRefusals {

  private ProtocolRefusals() {}

  /** Null if it is no fault of the client's. */
  static RegistryException of(Response given) {
    return switch (given.getStatus()) {
      case 404 ->
          refusal(
              ProblemType.UNKNOWN_PATH,
              "Check the address: the API begins with /api/v1, and /q/openapi lists it.");
      case 405 ->
          refusal(
              ProblemType.METHOD_NOT_ALLOWED,
              "Here one can use: " + given.getHeaderString(HttpHeaders.ALLOW) + ".");
      case 406 -> refusal(ProblemType.NOT_ACCEPTABLE, "Answers are application/json: accept that.");
      case 413 -> refusal(ProblemType.BODY_TOO_LARGE, "Send less at once.");
      case 415 -> refusal(ProblemType.UNSUPPORTED_MEDIA_TYPE, "Send the body as application/json.");
      default -> given.getStatus() < 500 ? malformed() : null;
    };
  }

  private static RegistryException malformed() {
    return refusal(ProblemType.INVALID_PARAMETERS, "The request cannot be understood.");
  }

  private static RegistryException refusal(ProblemType type, String detail) {
    return new RegistryException(type, detail);
  }
}
