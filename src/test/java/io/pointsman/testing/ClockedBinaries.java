package io.pointsman.testing;

import io.pointsman.local.ServerBinaries;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** PostgreSQL's programs as they are, but for a server that goes by a {@link SettableClock}. */
final class ClockedBinaries {

  private ClockedBinaries() {}

  /** The programs must have been unpacked, as by a server that was started before. */
  static ServerBinaries of(SettableClock clock) {
    Path clocked = TestFolders.fresh("clocked");
    try (Stream<Path> unpacked = Files.list(TestFolders.binaries().folder())) {
      for (Path real : unpacked.filter(each -> Files.isDirectory(each.resolve("bin"))).toList()) {
        Path mirror = clocked.resolve(real.getFileName());
        link(real, mirror, "bin");
        link(real.resolve("bin"), mirror.resolve("bin"), "postgres");
        server(real.resolve("bin/postgres"), mirror.resolve("bin/postgres"), clock);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new ServerBinaries(clocked);
  }

  private static void link(Path from, Path to, String except) throws IOException {
    Files.createDirectories(to);
    try (Stream<Path> all = Files.list(from)) {
      for (Path each : all.toList()) {
        if (!each.endsWith(except)) {
          Files.createSymbolicLink(to.resolve(each.getFileName()), each);
        }
      }
    }
  }

  private static void server(Path real, Path script, SettableClock clock) throws IOException {
    String settings =
        clock.environment().entrySet().stream()
            .map(each -> "export %s='%s'\n".formatted(each.getKey(), each.getValue()))
            .collect(Collectors.joining());
    Files.writeString(script, "#!/bin/sh\n" + settings + "exec '" + real + "' \"$@\"\n");
    Files.setPosixFilePermissions(script, PosixFilePermissions.fromString("rwxr-xr-x"));
  }
}
