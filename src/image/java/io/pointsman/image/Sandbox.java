package io.pointsman.image;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * A folder as the root of a process, as Kubernetes would run it: the root cannot be written, only
 * {@code /tmp} and {@code /var/lib/pointsman}, which lie beside it. The network is the machine's.
 *
 * @param root an image's file system
 */
record Sandbox(Path root) {

  /** Mounts are this process' own, and gone with it. It is exec to the end: one process id. */
  private static final String ENTER =
      """
      set -e
      root=$1 data=$2 user=$3
      shift 3
      mount --rbind "$root" "$root"
      mount --rbind /dev "$root/dev"
      mount --rbind /proc "$root/proc"
      mount --bind "$data/tmp" "$root/tmp"
      mount --bind "$data/state" "$root/var/lib/pointsman"
      mount -o remount,bind,ro "$root"
      exec chroot $user "$root" "$@"
      """;

  /** What is {@code /tmp} inside. */
  Path tmp() {
    return data("tmp");
  }

  /** What is {@code /var/lib/pointsman} inside. */
  Path state() {
    return data("state");
  }

  /** The command that runs the given one inside, as user 1001 where we may choose the user. */
  List<String> command(List<String> inside) throws IOException {
    for (Path writable : List.of(tmp(), state())) {
      Files.createDirectories(writable);
      Files.setPosixFilePermissions(writable, PosixFilePermissions.fromString("rwxrwxrwx"));
    }
    for (String point : List.of("dev", "proc", "tmp", "var/lib/pointsman")) {
      Files.createDirectories(root.resolve(point));
    }
    boolean anyUser = "root".equals(System.getProperty("user.name"));
    List<String> command = new ArrayList<>(List.of("unshare", "--mount", "--propagation=private"));
    if (!anyUser) {
      command.add("--map-root-user");
    }
    command.addAll(List.of("/bin/sh", "-c", ENTER, "sandbox", root.toString()));
    command.add(data("").toString());
    command.add(anyUser ? "--userspec=1001:1001" : "--userspec=0:0");
    command.addAll(inside);
    return command;
  }

  private Path data(String name) {
    return root.resolveSibling(root.getFileName() + "-data").resolve(name);
  }

  /** Removes it, and what was written in it. */
  void clear() throws IOException {
    delete(root);
    delete(data(""));
  }

  private static void delete(Path folder) throws IOException {
    if (!Files.exists(folder)) {
      return;
    }
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    }
  }
}
