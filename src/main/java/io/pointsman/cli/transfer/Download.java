package io.pointsman.cli.transfer;

import io.pointsman.cli.connection.ApiClient;
import io.pointsman.cli.connection.Call;
import io.pointsman.cli.shell.ExitCode;
import io.pointsman.cli.shell.Failure;
import io.pointsman.cli.shell.Shell;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** Brings an answer of any length to a file or to standard output. */
final class Download {

  private static final int CHUNK = 1 << 16;

  private Download() {}

  /**
   * Before anything is asked for.
   *
   * @throws Failure if the file cannot be made there
   */
  static void requirePlace(Path file) {
    Path folder = file.toAbsolutePath().getParent();
    if (folder == null || !Files.isWritable(folder) || Files.isDirectory(file)) {
      throw new Failure(
          ExitCode.USAGE, "Cannot write " + file + ": see to its folder and your rights there.");
    }
  }

  /** The file is there, whole, or not at all. */
  static void toFile(ApiClient api, Call call, Path file) {
    requirePlace(file);
    Path part = null;
    try (InputStream body = api.stream(call)) {
      Path folder = file.toAbsolutePath().getParent();
      part = Files.createTempFile(folder, file.getFileName() + ".", ".part");
      Files.copy(body, part, StandardCopyOption.REPLACE_EXISTING);
      Files.move(part, file, StandardCopyOption.REPLACE_EXISTING);
      part = null;
    } catch (IOException broken) {
      throw incomplete(file.toString(), broken);
    } finally {
      discard(part);
    }
  }

  static void toOutput(ApiClient api, Call call, Shell shell) {
    try (InputStream body = api.stream(call)) {
      byte[] chunk = new byte[CHUNK];
      for (int read = body.read(chunk); read >= 0; read = body.read(chunk)) {
        shell.out().write(chunk, 0, read);
        shell.flush();
      }
    } catch (IOException broken) {
      throw incomplete("the output", broken);
    }
  }

  private static Failure incomplete(String what, IOException broken) {
    return new Failure(
        ExitCode.UNAVAILABLE,
        "Broken off, " + what + " is not whole: " + broken.getMessage(),
        broken);
  }

  private static void discard(Path part) {
    try {
      if (part != null) {
        Files.deleteIfExists(part);
      }
    } catch (IOException stays) {
      // Its name tells that it is a part.
    }
  }
}
