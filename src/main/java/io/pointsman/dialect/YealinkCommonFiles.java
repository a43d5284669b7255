package io.pointsman.dialect;

/** Which model asks for which {@code y0000000000NN.cfg}. */
final class YealinkCommonFiles {

  private YealinkCommonFiles() {}

  /** Null if no model, or more than one, uses the number. */
  static String model(int number) {
    return switch (number) {
      case 0 -> "T28P";
      case 4 -> "T26P";
      case 5 -> "T22P";
      case 7 -> "T20P";
      case 23 -> "VP530";
      case 28 -> "T46G";
      case 29 -> "T42G";
      case 32 -> "T32G";
      case 35 -> "T48G";
      case 36 -> "T41P";
      case 37 -> "CP860";
      case 38 -> "T38G";
      case 44 -> "T23";
      case 45 -> "T27P";
      case 46 -> "T29G";
      case 51 -> "T49G";
      case 52 -> "T21P_E2";
      case 53 -> "T19P_E2";
      case 54 -> "T40P";
      case 65 -> "T48S";
      case 66 -> "T46S";
      case 67 -> "T42S";
      case 68 -> "T41S";
      case 69 -> "T27G";
      case 70 -> "T54S";
      case 73 -> "CP960";
      case 74 -> "T52S";
      case 76 -> "T40G";
      case 78 -> "CP920";
      case 91 -> "VP59";
      case 96 -> "T54W";
      case 97 -> "T57W";
      case 107 -> "T43U";
      case 108 -> "T46U";
      case 109 -> "T48U";
      case 116 -> "T42U";
      case 148 -> "CP925";
      case 150 -> "T58W";
      default -> null;
    };
  }
}
