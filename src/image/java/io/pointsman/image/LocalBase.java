package io.pointsman.image;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A base for where no registry can be reached: the JDK at hand, linked to what a server needs, and
 * the shared libraries it wants from this machine's distribution. It has no shell.
 */
final class LocalBase {

  static final String JAVA = "/opt/java/bin/java";

  private static final String LAYER = "system";
  private static final List<String> MODULES =
      List.of(
          "java.se",
          "jdk.charsets",
          "jdk.crypto.ec",
          "jdk.httpserver",
          "jdk.jcmd",
          "jdk.jfr",
          "jdk.management",
          "jdk.naming.dns",
          "jdk.net",
          "jdk.security.auth",
          "jdk.unsupported",
          "jdk.zipfs");

  /** The rest of the JDK's libraries draw or make sounds. */
  private static final List<String> NATIVE =
      List.of(
          "bin/java",
          "lib/server/libjvm.so",
          "lib/libjava.so",
          "lib/libnet.so",
          "lib/libnio.so",
          "lib/libzip.so",
          "lib/libextnet.so",
          "lib/libmanagement_ext.so",
          "lib/libinstrument.so");

  private static final Pattern LIBRARY = Pattern.compile("(/\\S+\\.so[.\\d]*) \\(0x");

  private final StagedRoot root;

  LocalBase(StagedRoot root) {
    this.root = root;
  }

  /**
   * @param javaHome of a JDK 25
   */
  void lay(Path javaHome) throws IOException {
    Path linked = root.folder().resolveSibling("java");
    Tool.run(
        List.of(
            javaHome.resolve("bin/jlink").toString(),
            "--add-modules",
            String.join(",", MODULES),
            "--no-header-files",
            "--no-man-pages",
            "--output",
            linked.toString()));
    for (String program : NATIVE) {
      libraries(LAYER, linked.resolve(program));
    }
    // Netty's own libraries want them too; glibc looks names up by the last.
    for (String name : List.of("librt.so.1", "libdl.so.2", "libpthread.so.0", "libresolv.so.2")) {
      Path libc = root.path(libc());
      Path found = Path.of("/" + root.folder().relativize(libc.resolveSibling(name)));
      if (Files.exists(found)) {
        root.copy(LAYER, found, found.toString().substring(1));
      }
    }
    root.write(LAYER, "etc/passwd", "pointsman:x:1001:1001::/var/lib/pointsman:/bin/false\n");
    root.write(LAYER, "etc/group", "pointsman:x:1001:\n");
    root.write(LAYER, "etc/nsswitch.conf", "hosts: files dns\n");
    root.mountPoint(LAYER, "dev");
    root.mountPoint(LAYER, "proc");
    root.mountPoint(LAYER, "tmp");
    root.mountPoint(LAYER, "var/lib/pointsman");
    root.copy("java", linked, "opt/java");
  }

  /** What PostgreSQL calls its own programs by, and the libraries of the given ones. */
  void shell(String layer, List<Path> programs) throws IOException {
    root.copy(layer, Path.of("/bin/sh"), "bin/sh");
    libraries(layer, Path.of("/bin/sh"));
    for (Path program : programs) {
      libraries(layer, program);
    }
  }

  /** The Debian packages whose files are here, with their versions; empty on other systems. */
  Map<String, String> packages() {
    Map<String, String> found = new TreeMap<>();
    for (String file : root.layers().get(LAYER)) {
      if (!file.contains(".so")) {
        continue;
      }
      try {
        String real = Path.of("/" + file).toRealPath().toString();
        String owner = Tool.run(List.of("dpkg", "-S", real.replaceFirst("^/usr", "*")));
        String name = owner.substring(0, owner.indexOf(": "));
        found.put(
            name.replaceFirst(":.*", ""),
            Tool.run(List.of("dpkg-query", "-W", "-f", "${Version}", name)));
      } catch (IOException notDebian) {
        // Then the list says nothing of it.
      }
    }
    return found;
  }

  private String libc() {
    return root.layers().get(LAYER).stream()
        .filter(file -> file.endsWith("/libc.so.6"))
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("this JDK does not use glibc"));
  }

  private void libraries(String layer, Path program) throws IOException {
    Matcher library = LIBRARY.matcher(Tool.run(List.of("ldd", program.toString())));
    while (library.find()) {
      String path = library.group(1);
      boolean shared = path.startsWith("/lib") || path.startsWith("/usr/lib/");
      if (shared && !Files.exists(root.path(path.substring(1)))) {
        root.copy(layer, Path.of(path), path.substring(1));
      }
    }
  }
}
