package io.pointsman.api;

import jakarta.ws.rs.core.Application;
import org.eclipse.microprofile.openapi.annotations.Components;
import org.eclipse.microprofile.openapi.annotations.OpenAPIDefinition;
import org.eclipse.microprofile.openapi.annotations.enums.SecuritySchemeType;
import org.eclipse.microprofile.openapi.annotations.info.Info;
import org.eclipse.microprofile.openapi.annotations.info.License;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.security.SecurityScheme;

/** The head of the OpenAPI document. */
@OpenAPIDefinition(
    info =
        @Info(
            title = "Pointsman",
            version = "1",
            description =
                "Tells VoIP phones where they belong: organizations hold ranges of MAC addresses"
                    + " and single devices, and profiles say where their phones are sent.",
            license =
                @License(
                    name = "Apache-2.0",
                    url = "https://www.apache.org/licenses/LICENSE-2.0.txt")),
    components = @Components(schemas = @Schema(name = "Problem", implementation = Problem.class)),
    security = @SecurityRequirement(name = "key"))
@SecurityScheme(
    securitySchemeName = "key",
    type = SecuritySchemeType.HTTP,
    scheme = "bearer",
    description =
        "A key of an organization, pm_ and 43 characters, or the operator's key; where it is"
            + " switched on, an access token of the operator's OpenID provider too.")
public class ApiDescription extends Application {}
