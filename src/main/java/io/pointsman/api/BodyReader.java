package io.pointsman.api;

import io.pointsman.registry.FieldErrors;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.ext.MessageBodyReader;
import jakarta.ws.rs.ext.Provider;
import java.io.IOException;
import java.io.InputStream;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;

/** Reads the bodies of requests, all of which are records of this package. */
@Provider
@Consumes(MediaType.APPLICATION_JSON)
class BodyReader implements MessageBodyReader<Record> {

  private final int limit;

  BodyReader(ApiConfig config) {
    this.limit = Math.toIntExact(config.maxBody().asLongValue());
  }

  @Override
  public boolean isReadable(
      Class<?> type, Type genericType, Annotation[] annotations, MediaType mediaType) {
    return type.isRecord();
  }

  @Override
  public Record readFrom(
      Class<Record> type,
      Type genericType,
      Annotation[] annotations,
      MediaType mediaType,
      MultivaluedMap<String, String> headers,
      InputStream body)
      throws IOException {
    // A chunked body does not announce its size, see RouterRefusals.
    byte[] bytes = body.readNBytes(limit + 1);
    if (bytes.length > limit) {
      throw RouterRefusals.tooLarge(limit);
    }
    FieldErrors errors = new FieldErrors();
    Record value = new RecordReader(errors).read(type, StrictJson.object(bytes));
    errors.throwIfAny();
    return value;
  }
}
