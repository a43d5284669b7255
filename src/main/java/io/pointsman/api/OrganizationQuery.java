package io.pointsman.api;

import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jboss.resteasy.reactive.RestQuery;

/** Whose things a request is about, where a name alone does not tell. */
class OrganizationQuery {

  @Parameter(description = "Id of the organization: for the operator.")
  @RestQuery
  String organization;

  /** Null if it is not said. */
  UUID id() {
    return Parameters.uuid("organization", organization);
  }

  /** The same where the body may say it too. */
  UUID id(UUID inBody) {
    return Parameters.organization(organization, inBody);
  }
}
