package io.pointsman.api;

import io.pointsman.delivery.PhonebookFormat;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A phonebook at the tenant, as it is written and read. */
@Schema(
    name = "Phonebook",
    requiredProperties = {"url", "format"})
record PhonebookBody(
    @Schema(description = "http or https.", examples = "https://prov.example/phonebook.xml")
        String url,
    @Schema(implementation = PhonebookFormat.class, examples = "XML") String format) {}
