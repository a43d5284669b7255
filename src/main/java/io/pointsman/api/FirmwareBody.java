package io.pointsman.api;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A firmware, as it is written and read. */
@Schema(
    name = "Firmware",
    requiredProperties = {"version", "url"})
record FirmwareBody(
    @Schema(description = "As {model} spells it; left out: every model.", examples = "MAXWELL3")
        String model,
    @Schema(description = "As the vendor writes it.", examples = "2.26.9") String version,
    @Schema(description = "http or https.", examples = "https://prov.example/fw/2.26.9.bin")
        String url) {}
