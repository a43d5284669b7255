package io.pointsman.api;

import jakarta.ws.rs.core.HttpHeaders;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestQuery;

/** What comes with the file of an import of whatever. */
class ImportQuery {

  @Parameter(description = "Id of the organization; the operator may leave it out.")
  @RestQuery
  String organization;

  @Parameter(description = "Only tells what would become of the rows.")
  @RestQuery
  String dryRun;

  @Parameter(hidden = true)
  @RestHeader(HttpHeaders.CONTENT_TYPE)
  String type;
}
