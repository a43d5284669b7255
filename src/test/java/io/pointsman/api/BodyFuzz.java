package io.pointsman.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.pointsman.registry.FieldErrors;
import io.pointsman.registry.RegistryException;
import java.util.List;

/** Bytes as the JSON body of each write. */
public final class BodyFuzz {

  private static final List<Class<? extends Record>> BODIES =
      List.of(
          AssignBody.class,
          CredentialsBody.class,
          DeviceBody.class,
          KeyBody.class,
          NewRangeBody.class,
          OrganizationBody.class,
          PreviewBody.class,
          ProfileBody.class,
          PurgeBody.class,
          RangeBody.class,
          SuspensionJson.class);

  private BodyFuzz() {}

  public static void fuzzerTestOneInput(byte[] data) {
    JsonNode object;
    try {
      object = StrictJson.object(data);
    } catch (RegistryException refused) {
      assertThat(refused.getMessage()).isNotBlank();
      return;
    }
    for (Class<? extends Record> body : BODIES) {
      FieldErrors errors = new FieldErrors();
      assertThat(new RecordReader(errors).read(body, object)).isNotNull();
      errors.list().forEach(error -> assertThat(error.message()).isNotBlank());
    }
  }
}
