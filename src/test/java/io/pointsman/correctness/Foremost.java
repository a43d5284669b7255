package io.pointsman.correctness;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Threads of this process that Linux is to run before any other, in its real-time class. */
final class Foremost {

  private Foremost() {}

  /**
   * @param prefix of the names of threads that run by now
   * @return how many go first now; 0 where this user may not, or this is no Linux
   */
  static int threads(String prefix) {
    Path tasks = Path.of("/proc/self/task");
    if (!Files.isDirectory(tasks)) {
      return 0;
    }
    try (Stream<Path> all = Files.list(tasks)) {
      List<Path> found = all.filter(task -> name(task).startsWith(prefix)).toList();
      return (int) found.stream().filter(Foremost::favoured).count();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String name(Path task) {
    try {
      return Files.readString(task.resolve("comm"));
    } catch (IOException ended) {
      return "";
    }
  }

  private static boolean favoured(Path task) {
    try {
      String thread = task.getFileName().toString();
      return new ProcessBuilder("chrt", "--fifo", "--pid", "1", thread).start().waitFor() == 0;
    } catch (IOException noSuchProgram) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
