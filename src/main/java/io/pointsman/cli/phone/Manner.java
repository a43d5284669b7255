package io.pointsman.cli.phone;

import io.pointsman.mac.MacAddress;
import io.pointsman.mac.Vendor;
import java.util.Locale;
import java.util.Map;

/**
 * How a maker's phones ask, as docs/vendors.md and the captures behind it have it.
 *
 * @param model the one that is taken if none is named
 * @param agent the User-Agent, empty for none; {@code <model>}, {@code <mac>}, {@code <MAC>},
 *     {@code <m:a:c>} and {@code <M-A-C>} stand for what they say
 * @param path with the same
 */
record Manner(String model, String agent, String path) {

  private static final Manner ANY = new Manner("", "", "/<mac>.cfg");

  private static final Map<Vendor, Manner> MANNERS =
      Map.ofEntries(
          Map.entry(
              Vendor.GIGASET,
              new Manner("N870 IP PRO", "Gigaset <model>/83.V2.11.0;<MAC>", "/device/<MAC>.xml")),
          Map.entry(
              Vendor.SNOM,
              new Manner(
                  "snomD785",
                  "Mozilla/4.0 (compatible; <model>-SIP 10.1.33.33 2010.12-00004-g9ba52f5 <MAC>"
                      + " SXM:0 UXM:0)",
                  "/<model>-<MAC>.htm")),
          Map.entry(
              Vendor.YEALINK,
              new Manner("SIP-T46G", "Yealink <model> 28.83.0.120 <m:a:c>", "/<mac>.cfg")),
          Map.entry(
              Vendor.FANVIL, new Manner("X5U-V2", "Fanvil <model> 2.12.16.17 <mac>", "/<mac>.cfg")),
          Map.entry(
              Vendor.GRANDSTREAM,
              new Manner(
                  "GRP2614",
                  "Grandstream Model HW <model> SW 1.0.5.15 DevId <mac>",
                  "/cfg<mac>.xml")),
          Map.entry(
              Vendor.POLY,
              new Manner(
                  "VVX_400",
                  "FileTransport PolycomVVX-<model>-UA/4.1.4.7430 Type/Application",
                  "/<mac>.cfg")),
          Map.entry(
              Vendor.CISCO,
              new Manner("CP-8841-3PCC", "Cisco-<model>/11.0 (<mac>)", "/Cisco/<model>/<mac>.cfg")),
          Map.entry(
              Vendor.MITEL,
              new Manner("Mitel6940", "<model> MAC:<M-A-C> V:6.4.0.4006-SIP", "/<MAC>.cfg")),
          Map.entry(
              Vendor.AVAYA,
              new Manner(
                  "J179",
                  "Mozilla/4.0 (compatible; MSIE 6.0) AVAYA/<model>-4.1.3.0.6 (MAC:<mac>)",
                  "/46xxsettings.txt")),
          Map.entry(
              Vendor.HTEK, new Manner("UC903", "Htek <model> 2.0.4.2 <m:a:c>", "/cfg<mac>.xml")),
          Map.entry(
              Vendor.FLYINGVOICE,
              new Manner("FIP13G", "Flyingvoice <model> V0.6.24 <m:a:c>", "/<mac>.cfg")),
          Map.entry(
              Vendor.PANASONIC,
              new Manner("KX-UT113", "Panasonic_<model>/01.133 (<mac>)", "/Config<MAC>.cfg")),
          Map.entry(
              Vendor.AUDIOCODES,
              new Manner("440HDG", "AUDC-IPPhone/2.2.8.61 (<model>-Rev0; <MAC>)", "/<mac>.cfg")),
          Map.entry(
              Vendor.ALE,
              new Manner("8028s-GE", "ALE <model> 1.51.52.2204 <mac>", "/config.<mac>.xml")),
          Map.entry(Vendor.SANGOMA, new Manner("", "", "/cfg<mac>.xml")));

  static Manner of(Vendor vendor) {
    return MANNERS.getOrDefault(vendor, ANY);
  }

  static String filled(String text, MacAddress mac, String model) {
    return text.replace("<model>", model)
        .replace("<mac>", mac.lower())
        .replace("<MAC>", mac.upper())
        .replace("<m:a:c>", mac.colon())
        .replace("<M-A-C>", mac.dash().toUpperCase(Locale.ROOT));
  }
}
