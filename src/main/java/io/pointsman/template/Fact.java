package io.pointsman.template;

/** What a placeholder stands for. */
enum Fact {
  MAC_LOWER,
  MAC_UPPER,
  MAC_COLON,
  MAC_DASH,
  /** The first three octets, lower case. */
  OUI,
  MODEL,
  FILE,
  PATH,
  /** Only the phone can fill it: refused where we make the URL, left alone in files it reads. */
  PHONE_ONLY;

  /** The fact's text, or null where it is missing, unsafe or the phone's alone. */
  String of(PhoneFacts phone) {
    return switch (this) {
      case MAC_LOWER -> phone.mac().lower();
      case MAC_UPPER -> phone.mac().upper();
      case MAC_COLON -> phone.mac().colon();
      case MAC_DASH -> phone.mac().dash();
      case OUI -> phone.mac().lower().substring(0, 6);
      case MODEL -> safe(phone.model());
      case FILE -> safe(phone.file());
      case PATH -> safe(phone.path());
      case PHONE_ONLY -> null;
    };
  }

  /** The length of the longest text it gives; 128 for what only the phone fills. */
  int longest() {
    return switch (this) {
      case MAC_LOWER, MAC_UPPER -> 12;
      case MAC_COLON, MAC_DASH -> 17;
      case OUI -> 6;
      case MODEL, FILE, PATH, PHONE_ONLY -> PhoneFacts.LONGEST;
    };
  }

  private static String safe(String fact) {
    return PhoneFacts.isSafe(fact) ? fact : null;
  }
}
