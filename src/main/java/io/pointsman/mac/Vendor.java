package io.pointsman.mac;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Who made a phone, with the first octets that the IEEE registry gives its addresses.
 *
 * <p>Prefix to vendor is a default, not a truth: makers build for each other. Some Gigaset P7xx and
 * P8xx phones have addresses of Snom's 000413, which is read as {@link #SNOM} here; what a phone
 * says of itself is stronger. Cisco and Avaya carry no prefixes, because theirs are on far more
 * switches than phones.
 */
public enum Vendor {
  /** With Siemens Home, and 00ACDC, which some P850 carry without being registered. */
  GIGASET(0x7C2F80, 0x002104, 0x589EC6, 0x14B370, 0x000B23, 0x0013A3, 0x0018D1, 0x00ACDC),
  /** With the DECT bases that RTX builds. */
  SNOM(0x000413, 0x1C7126, 0x00087B),
  YEALINK(
      0x001565, 0x805EC0, 0x805E0C, 0x249AD8, 0xC4FC22, 0x44DBD2, 0x3497D7, 0x644F56, 0xB061A9,
      0xEC1DA9, 0xF01653),
  /** With 00A859 and 00A85A, seen on phones without being registered. */
  FANVIL(0x0C383E, 0x00A859, 0x00A85A),
  GRANDSTREAM(0x000B82, 0xC074AD, 0xEC74D7, 0x144CFF),
  /** With Polycom, Plantronics and Spectralink. */
  POLY(
      0x0004F2, 0x64167F, 0x482567, 0x000389, 0x00197F, 0x00237F, 0x0CE0E4, 0x385C76, 0x48C1AC,
      0x8C9B2D, 0xBCF292, 0xE422A5, 0xF4B688, 0x00907A),
  PANASONIC(0x0080F0, 0x080023, 0xBCC342, 0x4C364E, 0xB8208E, 0xBC3E0B),
  /** Made by Hanlong, as were early Sangoma phones. */
  HTEK(0x001FC1),
  AKUVOX(0x0C1105),
  CISCO,
  ALE(0x00809F, 0x3C28A6, 0x487A55),
  /** With Aastra. */
  MITEL(0x00085D, 0x08000F, 0x1400E9, 0x0010BC),
  AUDIOCODES(0x00908F, 0x001719),
  /** With 0021F2, seen on its phones. */
  FLYINGVOICE(0x789912, 0x0021F2),
  AUERSWALD(0x000952),
  AGFEO(0x000940),
  SANGOMA(0x005058),
  DIGIUM(0x000FD3),
  AVAYA,
  ESCENE(0x00268B),
  ALGO(0x0022EE),
  /** Phones made by Fanvil. */
  NETHESIS(0xE0E656),
  BITTEL(0xF00786),
  VTECH(0x00122A, 0x14AEDB, 0xA4975C, 0xC468D0, 0x1C8EE6),
  WILDIX(0x9C7514),
  /** 2N Telekomunikace; a name cannot begin with a digit. */
  TWO_N(0x7C1EB3),
  INNOVAPHONE(0x009033),
  /** None of the others. */
  UNKNOWN;

  private static final Map<Integer, Vendor> BY_OUI = byOui();
  private static final Map<String, Vendor> BY_SLUG =
      Arrays.stream(values()).collect(Collectors.toMap(Vendor::slug, Function.identity()));

  private final int[] ouis;
  private final String slug;

  Vendor(int... ouis) {
    this.ouis = ouis;
    this.slug = name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** The name in lower case, for the API and for metrics: {@code gigaset}, {@code two-n}. */
  public String slug() {
    return slug;
  }

  /** The vendor of a {@link #slug}, written exactly so; null or any other text is empty. */
  public static Optional<Vendor> ofSlug(String slug) {
    return Optional.ofNullable(slug == null ? null : BY_SLUG.get(slug));
  }

  /** The maker that the first three octets stand for, {@link #UNKNOWN} if they stand for none. */
  public static Vendor ofOui(MacAddress mac) {
    return BY_OUI.getOrDefault(mac.oui(), UNKNOWN);
  }

  private static Map<Integer, Vendor> byOui() {
    Map<Integer, Vendor> vendors = new HashMap<>();
    for (Vendor vendor : values()) {
      for (int oui : vendor.ouis) {
        if (vendors.put(oui, vendor) != null) {
          throw new IllegalStateException("Two vendors claim " + Integer.toHexString(oui));
        }
      }
    }
    return Map.copyOf(vendors);
  }
}
