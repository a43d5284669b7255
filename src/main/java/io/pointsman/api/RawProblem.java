package io.pointsman.api;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.pointsman.registry.RegistryException;
import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.RoutingContext;

/**
 * Writes problems where there is no JAX-RS yet, and asks to close: what follows may be no request.
 */
final class RawProblem {

  private RawProblem() {}

  static void send(RoutingContext request, ObjectMapper json, RegistryException refusal) {
    if (request.response().ended()) {
      return;
    }
    request
        .response()
        .setStatusCode(refusal.type().status())
        .putHeader("Content-Type", Problem.MEDIA_TYPE)
        .putHeader("Cache-Control", "no-store")
        .putHeader("Connection", "close")
        .end(body(json, refusal));
  }

  private static Buffer body(ObjectMapper json, RegistryException refusal) {
    try {
      return Buffer.buffer(json.writeValueAsBytes(Problem.of(refusal)));
    } catch (JsonProcessingException unwritable) {
      throw new IllegalStateException(unwritable);
    }
  }
}
