package io.pointsman.manifest;

import io.pointsman.dialect.Evidence;
import io.pointsman.dialect.Recognition;
import io.pointsman.mac.MacAddress;
import io.pointsman.mac.Vendor;
import java.util.Optional;

/**
 * A path that a file of ours named: {@code /v/<vendor>/m/<mac>/…} or {@code /v/<vendor>/t/<mac>/…}.
 * It says whose phone asks and which vendor's file it read, so that the whole chain is in one
 * dialect whatever the phone says on its way.
 *
 * @param path what stands behind the vendor, with its slash
 */
public record OwnPath(Vendor vendor, MacAddress mac, String path) {

  private static final String FOLDER = "/v/";
  private static final int MAC_DIGITS = 12;

  /** What a phone's base URL is followed by for files of this vendor. */
  public static String folder(Vendor vendor) {
    return FOLDER + vendor.slug();
  }

  /** Null for every other path. */
  public static OwnPath parse(String path) {
    if (!path.startsWith(FOLDER)) {
      return null;
    }
    int end = path.indexOf('/', FOLDER.length());
    int macEnd = end + 3 + MAC_DIGITS;
    if (end < 0
        || !path.startsWith("/m/", end) && !path.startsWith("/t/", end)
        || path.indexOf('/', end + 3) != macEnd) {
      return null;
    }
    Optional<Vendor> vendor = Vendor.ofSlug(path.substring(FOLDER.length(), end));
    Optional<MacAddress> mac = MacAddress.tryParse(path.substring(end + 3, macEnd));
    return vendor.isEmpty() || mac.isEmpty()
        ? null
        : new OwnPath(vendor.get(), mac.get(), path.substring(end));
  }

  /** Who asks, with what else the request says of itself. */
  public Recognition recognise(Recognition said) {
    boolean same = said.vendor() == vendor;
    return new Recognition(
        vendor,
        mac,
        Evidence.PATH,
        said.mac() == null || said.mac().equals(mac) ? said.disagreeing() : said.mac(),
        same ? said.model() : null,
        same ? said.firmware() : null,
        said.file());
  }
}
