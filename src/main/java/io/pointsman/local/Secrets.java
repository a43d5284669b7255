package io.pointsman.local;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;

/** Random secrets that are made once and kept in files which only their owner can read. */
final class Secrets {

  private static final int BYTES = 32;

  private Secrets() {}

  /** What the file holds; a missing file is first written with {@code prefix} and 43 characters. */
  static String keptIn(Path file, String prefix) {
    try {
      if (!Files.exists(file)) {
        byte[] random = new byte[BYTES];
        new SecureRandom().nextBytes(random);
        write(file, prefix + Base64.getUrlEncoder().withoutPadding().encodeToString(random) + "\n");
      }
      return Files.readString(file).strip();
    } catch (IOException e) {
      throw new LocalRunException("Cannot keep a secret in " + file, e);
    }
  }

  /** Writes a file that only its owner can read, whole or not at all. */
  static void write(Path file, String text) throws IOException {
    Path half = file.resolveSibling(file.getFileName() + ".new");
    Files.deleteIfExists(half);
    Files.createFile(
        half, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    Files.write(half, text.getBytes(StandardCharsets.UTF_8));
    Files.move(half, file, StandardCopyOption.ATOMIC_MOVE);
  }
}
