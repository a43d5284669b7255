package io.pointsman.api;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A certificate that phones shall trust, as it is written and read. */
@Schema(name = "Certificate", description = "With an upload in PEM or DER, or with a url.")
record CertificateBody(
    @Schema(description = "http or https.", examples = "https://prov.example/ca.pem") String url,
    @Schema(description = "The name of an upload.") String upload) {}
