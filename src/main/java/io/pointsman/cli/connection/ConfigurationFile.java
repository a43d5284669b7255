package io.pointsman.cli.connection;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import io.pointsman.cli.shell.ExitCode;
import io.pointsman.cli.shell.Failure;
import io.pointsman.cli.shell.SecretFile;
import io.pointsman.cli.shell.Shell;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/**
 * {@code pointsman/config.json} in the user's configuration folder; its owner alone may read it.
 */
public final class ConfigurationFile {

  private static final Set<PosixFilePermission> OWNER_ONLY =
      PosixFilePermissions.fromString("rw-------");

  private final Shell shell;
  private final Path file;
  private final ObjectMapper json = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

  public ConfigurationFile(Shell shell) {
    this.shell = shell;
    String folder = shell.variable("XDG_CONFIG_HOME");
    Path base = folder == null ? shell.home().resolve(".config") : Path.of(folder);
    file = base.resolve("pointsman").resolve("config.json");
  }

  /** Empty if there is none. */
  public Configuration read() {
    try {
      byte[] content = Files.readAllBytes(file);
      if (posix() && !Files.getPosixFilePermissions(file).equals(OWNER_ONLY)) {
        shell.warn("others may read " + file + ", which holds secrets: chmod 600 it");
      }
      return json.readValue(content, Configuration.class);
    } catch (NoSuchFileException none) {
      return Configuration.empty();
    } catch (IOException unusable) {
      // Without the cause's words, which may quote a secret.
      throw new Failure(
          ExitCode.USAGE, "Cannot read " + file + ": correct it, or remove it and log in again.");
    }
  }

  /** Replaces the file whole: who reads meanwhile sees the old one or the new one. */
  public void write(Configuration configuration) {
    Path fresh = null;
    try {
      Files.createDirectories(file.getParent().getParent());
      if (!Files.isDirectory(file.getParent())) {
        Files.createDirectory(file.getParent(), SecretFile.only("rwx------"));
      }
      fresh =
          Files.createTempFile(file.getParent(), "config", ".json", SecretFile.only("rw-------"));
      Files.write(fresh, json.writeValueAsBytes(configuration));
      Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException failed) {
      discard(fresh);
      throw new Failure(
          ExitCode.UNEXPECTED, "Cannot write " + file + ": " + failed.getMessage(), failed);
    }
  }

  private static void discard(Path fresh) {
    try {
      if (fresh != null) {
        Files.deleteIfExists(fresh);
      }
    } catch (IOException stays) {
      // Readable by the owner alone, and the reason is told already.
    }
  }

  private boolean posix() {
    return file.getFileSystem().supportedFileAttributeViews().contains("posix");
  }
}
