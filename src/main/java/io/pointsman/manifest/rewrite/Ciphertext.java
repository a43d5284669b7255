package io.pointsman.manifest.rewrite;

import java.nio.charset.StandardCharsets;

/**
 * Tells files that their maker's tool has encrypted. Fanvil's and Yealink's AES files have no
 * header that is documented, so bytes that are spread as evenly as those of a cipher count;
 * OpenSSL, by which Grandstream's and Snom's are made, begins with a word of its own.
 */
final class Ciphertext {

  private static final byte[] OPENSSL = "Salted__".getBytes(StandardCharsets.US_ASCII);
  private static final byte[][] COMPRESSED = {
    {0x1F, (byte) 0x8B}, {'P', 'K', 3, 4}, {'B', 'Z', 'h'}, {(byte) 0xFD, '7', 'z', 'X', 'Z'}
  };

  /** Four blocks of AES: fewer bytes tell too little. */
  private static final int LEAST = 64;

  private static final int SAMPLE = 4096;

  /**
   * How likely two of its bytes are the same: 1/256 in a ciphertext, 1/50 and more in text of any
   * script, 1/15 in English. Unlike an entropy this holds for short files too.
   */
  private static final double MOST_ALIKE = 0.01;

  private Ciphertext() {}

  static boolean looksLike(byte[] file) {
    if (begins(file, OPENSSL)) {
      return true;
    }
    for (byte[] magic : COMPRESSED) {
      if (begins(file, magic)) {
        return false;
      }
    }
    int sample = Math.min(file.length, SAMPLE);
    if (sample < LEAST) {
      return false;
    }
    int[] counts = new int[256];
    int high = 0;
    for (int i = 0; i < sample; i++) {
      counts[file[i] & 0xFF]++;
      high += file[i] < 0 ? 1 : 0;
    }
    return high > sample / 4 && alike(counts, sample) < MOST_ALIKE;
  }

  private static double alike(int[] counts, int sample) {
    double pairs = 0;
    for (int count : counts) {
      pairs += (double) count * (count - 1);
    }
    return pairs / ((double) sample * (sample - 1));
  }

  private static boolean begins(byte[] file, byte[] magic) {
    if (file.length < magic.length) {
      return false;
    }
    for (int i = 0; i < magic.length; i++) {
      if (file[i] != magic[i]) {
        return false;
      }
    }
    return true;
  }
}
