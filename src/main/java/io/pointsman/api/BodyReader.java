package io.pointsman.api;

import com.fasterxml.jackson.databind.JsonNode;
import io.pointsman.registry.FieldErrors;
import io.pointsman.registry.ProblemType;
import io.pointsman.registry.RegistryException;
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
    // A chunked body does not announce its size, see BodyLimit.
    byte[] bytes = body.readNBytes(limit + 1);
    if (bytes.length > limit) {
      throw BodyLimit.tooLarge(limit);
    }
    FieldErrors errors = new FieldErrors();
    boolean secretive = type.isAnnotationPresent(Secretive.class);
    Record value = new RecordReader(errors).read(type, object(bytes, secretive));
    if (secretive) {
      withoutValues(errors).throwIfAny();
    }
    errors.throwIfAny();
    return value;
  }

  private static JsonNode object(byte[] bytes, boolean secretive) {
    try {
      return StrictJson.object(bytes);
    } catch (RegistryException malformed) {
      if (secretive) {
        // The parser's message quotes what it stumbled over.
        throw new RegistryException(
            ProblemType.MALFORMED_BODY, "The body is not one JSON object in UTF-8.");
      }
      throw malformed;
    }
  }

  private static FieldErrors withoutValues(FieldErrors errors) {
    FieldErrors hidden = new FieldErrors();
    errors.list().forEach(error -> hidden.add(error.field(), null, error.message()));
    return hidden;
  }
}
