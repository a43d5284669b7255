package io.pointsman.api;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Settings in the vendor's format, as they are written and read. */
@Schema(name = "Settings", description = "With an upload, or with version and url.")
record SettingsBody(
    @Schema(description = "As {model} spells it; left out: every model.", examples = "MAXWELL3")
        String model,
    @Schema(
            description = "Of those at the tenant; an upload has its own.",
            examples = "2026-11-25_17:45:00")
        String version,
    @Schema(description = "http or https.", examples = "https://prov.example/settings.xml")
        String url,
    @Schema(description = "The name of an upload.") String upload) {}
