package io.pointsman.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A wall clock for processes that a test starts, which it sets while they run: libfaketime's
 * (Debian: {@code apt install libfaketime}). Their monotonic clock is left alone, as a machine's is
 * when its clock is set.
 */
public final class SettableClock {

  private final Path library;
  private final Path file;

  private SettableClock(Path library, Path file) {
    this.library = library;
    this.file = file;
  }

  /**
   * A clock that goes right to begin with; empty where libfaketime is not installed.
   *
   * @param folder where it keeps its file
   */
  public static Optional<SettableClock> in(Path folder) {
    return library()
        .map(
            library -> {
              SettableClock clock = new SettableClock(library, folder.resolve("clock"));
              clock.set("+0");
              return clock;
            });
  }

  /**
   * Processes have it within a second.
   *
   * @param offset from the true time, such as {@code +2d}, {@code -3s} or {@code +0}
   */
  public void set(String offset) {
    try {
      Files.writeString(file, offset + "\n");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What a process is started with to go by it. */
  public Map<String, String> environment() {
    return Map.of(
        "LD_PRELOAD", library.toString(),
        "FAKETIME_TIMESTAMP_FILE", file.toString(),
        "FAKETIME_CACHE_DURATION", "1",
        "FAKETIME_DONT_FAKE_MONOTONIC", "1",
        // Or else waits in threads end at once.
        "FAKETIME_FORCE_MONOTONIC_FIX", "0");
  }

  private static Optional<Path> library() {
    return Stream.of(Path.of("/usr/lib"), Path.of("/usr/lib64"), Path.of("/usr/local/lib"))
        .filter(Files::isDirectory)
        .flatMap(SettableClock::libraries)
        .findFirst();
  }

  private static Stream<Path> libraries(Path root) {
    try (Stream<Path> found =
        Files.find(root, 3, (file, kind) -> file.endsWith("faketime/libfaketime.so.1"))) {
      return found.toList().stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
