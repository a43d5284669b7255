package io.pointsman.cli.phone;

import io.pointsman.cli.shell.ExitCode;
import io.pointsman.cli.shell.Failure;
import io.pointsman.mac.MacAddress;
import io.pointsman.mac.MalformedMacException;
import io.pointsman.mac.Vendor;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** What the phone says. */
final class PhoneRequest {

  @Parameters(paramLabel = "MAC", description = "In any usual spelling.")
  private String mac;

  @Option(
      names = "--vendor",
      paramLabel = "VENDOR",
      description = "Whose phone it is, as gigaset; left out: the MAC's maker.")
  private String vendor;

  @Option(names = "--model", paramLabel = "MODEL", description = "As its User-Agent has it.")
  private String model;

  @Option(
      names = "--user-agent",
      paramLabel = "TEXT",
      description = "Instead of the maker's; empty for none.")
  private String agent;

  @Option(
      names = "--path",
      paramLabel = "PATH",
      description = "Instead of the maker's, with its query if it has one.")
  private String path;

  @Option(
      names = "--header",
      paramLabel = "NAME=VALUE",
      description = "A further header; may be repeated.")
  private Map<String, String> more = Map.of();

  URI at(URI base) {
    String asked = path == null ? filled(manner().path()) : path;
    String origin = base.getScheme() + "://" + base.getRawAuthority();
    try {
      return URI.create(origin + (asked.startsWith("/") ? "" : "/") + asked);
    } catch (IllegalArgumentException malformed) {
      throw new Failure(ExitCode.USAGE, "\"" + asked + "\" is no path that can be sent.");
    }
  }

  Map<String, String> headers() {
    Map<String, String> headers = new LinkedHashMap<>();
    String name = agent == null ? filled(manner().agent()) : agent;
    headers.put("User-Agent", name);
    headers.put("Accept", "*/*");
    headers.putAll(more);
    return headers;
  }

  private String filled(String text) {
    return Manner.filled(text, address(), model == null ? manner().model() : model);
  }

  private Manner manner() {
    if (vendor == null) {
      return Manner.of(Vendor.ofOui(address()));
    }
    return Manner.of(
        Vendor.ofSlug(vendor)
            .orElseThrow(
                () ->
                    new Failure(
                        ExitCode.USAGE,
                        "\"" + vendor + "\" is no known vendor; they are in docs/vendors.md.")));
  }

  private MacAddress address() {
    try {
      return MacAddress.parse(mac);
    } catch (MalformedMacException malformed) {
      throw new Failure(ExitCode.USAGE, "\"" + mac + "\": " + malformed.getMessage(), malformed);
    }
  }
}
