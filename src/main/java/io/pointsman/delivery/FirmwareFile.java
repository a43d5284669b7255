package io.pointsman.delivery;

/**
 * A firmware at the tenant; phones fetch it there.
 *
 * @param model as {@code {model}} spells it, in any letter case; null for every model
 * @param version as the vendor writes it
 * @param url absolute, http or https
 */
public record FirmwareFile(String model, String version, String url) {}
