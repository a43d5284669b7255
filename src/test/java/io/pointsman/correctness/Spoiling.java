package io.pointsman.correctness;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/** Small damage to bytes. */
final class Spoiling {

  private static final List<byte[]> WORDS =
      List.of(
          bytes("\0"),
          bytes("\r\n"),
          bytes("\r\n\r\n"),
          bytes("\u00c0\u00af"),
          bytes("\u00ed\u00a0\u0080"),
          bytes("\u00ef\u00bb\u00bf"),
          bytes("%00"),
          bytes("/../"),
          bytes("\""),
          bytes("\\u0000"),
          bytes("\\ud800"),
          bytes("null"),
          bytes("-1e400"),
          bytes("9".repeat(60)),
          bytes("{\"a\":".repeat(200)),
          bytes("[".repeat(5_000)),
          bytes("\"mac\":1,\"mac\":2,"),
          bytes("Transfer-Encoding: chunked\r\n"),
          bytes("Content-Length: 3\r\n"),
          bytes("GET /device/7C2F80ABCDEF.xml HTTP/1.1\r\n\r\n"));

  private Spoiling() {}

  /** One input of four stays as it is. */
  static byte[] maybe(Random random, byte[] input) {
    return random.nextInt(4) == 0 ? input : spoil(random, input);
  }

  static byte[] spoil(Random random, byte[] input) {
    byte[] bytes = input;
    for (int i = 1 + random.nextInt(3); i > 0 && bytes.length > 0; i--) {
      int at = random.nextInt(bytes.length);
      bytes =
          switch (random.nextInt(6)) {
            case 0 -> changed(random, bytes, at);
            case 1 -> Arrays.copyOf(bytes, at);
            case 2 -> spliced(bytes, at, new byte[0], random.nextInt(8));
            case 3 -> spliced(bytes, at, slice(random, bytes), 0);
            default -> spliced(bytes, at, WORDS.get(random.nextInt(WORDS.size())), 0);
          };
    }
    return bytes;
  }

  private static byte[] changed(Random random, byte[] bytes, int at) {
    byte[] copy = bytes.clone();
    copy[at] = (byte) random.nextInt(256);
    return copy;
  }

  private static byte[] slice(Random random, byte[] bytes) {
    int from = random.nextInt(bytes.length);
    return Arrays.copyOfRange(bytes, from, Math.min(bytes.length, from + random.nextInt(100)));
  }

  /** With something put in, in place of so many bytes. */
  private static byte[] spliced(byte[] bytes, int at, byte[] in, int instead) {
    int rest = Math.min(bytes.length, at + instead);
    byte[] all = Arrays.copyOf(bytes, at + in.length + bytes.length - rest);
    System.arraycopy(in, 0, all, at, in.length);
    System.arraycopy(bytes, rest, all, at + in.length, bytes.length - rest);
    return all;
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.ISO_8859_1);
  }
}
