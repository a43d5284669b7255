package io.pointsman.testing;

import io.pointsman.local.ServerBinaries;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Where tests keep what they start: below the build folder, gone with the next clean. */
public final class TestFolders {

  private static final Path TARGET =
      Path.of(System.getProperty("pointsman.testing.target", "target")).toAbsolutePath();

  private TestFolders() {}

  public static Path target() {
    return TARGET;
  }

  static Path fresh(String kind) {
    try {
      return Files.createTempDirectory(Files.createDirectories(TARGET.resolve("servers")), kind);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static ServerBinaries binaries() {
    return new ServerBinaries(TARGET.resolve("server-binaries"));
  }
}
