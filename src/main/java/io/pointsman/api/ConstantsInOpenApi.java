package io.pointsman.api;

import io.quarkus.smallrye.openapi.OpenApiFilter;
import java.util.List;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.media.Schema;

/**
 * Says that constants are texts: where a text is described by an enum, the document would allow
 * objects too.
 */
@OpenApiFilter(stages = OpenApiFilter.RunStage.BUILD)
public final class ConstantsInOpenApi implements OASFilter {

  @Override
  public Schema filterSchema(Schema schema) {
    if (schema.getEnumeration() != null && !schema.getEnumeration().isEmpty()) {
      schema.setType(List.of(Schema.SchemaType.STRING));
    }
    return schema;
  }
}
