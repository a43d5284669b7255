package io.pointsman.cli.shell;

import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;

/** A file that nobody but its owner may read. */
public final class SecretFile {

  private SecretFile() {}

  /** Before a secret is made that could not be kept. */
  public static void requireNew(Path file) {
    if (Files.exists(file)) {
      throw new Failure(ExitCode.USAGE, file + " exists already: name a new file.");
    }
  }

  /** Never replaces a file. */
  public static void write(Path file, String secret) {
    try {
      Files.createFile(file, only("rw-------"));
      Files.writeString(file, secret + "\n");
    } catch (IOException failed) {
      throw new Failure(ExitCode.UNEXPECTED, "Cannot write " + file + ": " + failed, failed);
    }
  }

  /** Permissions to create something with, where the file system has them. */
  public static FileAttribute<?>[] only(String permissions) {
    return FileSystems.getDefault().supportedFileAttributeViews().contains("posix")
        ? new FileAttribute<?>[] {
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))
        }
        : new FileAttribute<?>[0];
  }
}
