package io.pointsman.image;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;

/**
 * The package of the phone side alone, beside the whole one: its own classes and what Quarkus made
 * for them, and the libraries of the other.
 *
 * @param folder as Quarkus made it
 */
record PhonePackage(Path folder) {

  private static final String LIBRARIES = "lib/";

  /**
   * @throws IOException if a library is not there
   */
  void lay(String layer, StagedRoot root) throws IOException {
    for (String part : List.of("app", "quarkus")) {
      root.copy(layer, folder.resolve(part), Layout.PHONE + "/" + part);
    }
    Path runner = Files.createTempFile("quarkus-run", ".jar");
    try (JarFile made = new JarFile(folder.resolve("quarkus-run.jar").toFile())) {
      Manifest manifest = made.getManifest();
      manifest
          .getMainAttributes()
          .put(Attributes.Name.CLASS_PATH, String.join(" ", classpath(manifest, root)));
      write(made, manifest, runner);
    }
    root.copy(layer, runner, Layout.PHONE_JAR.substring(1));
    Files.delete(runner);
  }

  private static List<String> classpath(Manifest manifest, StagedRoot root) throws IOException {
    List<String> classpath = new ArrayList<>();
    for (String entry :
        manifest.getMainAttributes().getValue(Attributes.Name.CLASS_PATH).split(" ")) {
      boolean shared = entry.startsWith(LIBRARIES);
      if (shared && !Files.exists(root.path("app/" + entry))) {
        throw new IOException("the whole package has no " + entry + ", which that of phones wants");
      }
      classpath.add(shared ? "../" + entry : entry);
    }
    return classpath;
  }

  /** All but the manifest as it is; times do not count, so they are one. */
  private static void write(JarFile from, Manifest manifest, Path to) throws IOException {
    try (OutputStream file = Files.newOutputStream(to);
        JarOutputStream jar = new JarOutputStream(file);
        Stream<ZipEntry> entries = from.stream().map(ZipEntry.class::cast)) {
      add(jar, JarFile.MANIFEST_NAME);
      manifest.write(jar);
      jar.closeEntry();
      for (ZipEntry entry :
          entries.filter(each -> !JarFile.MANIFEST_NAME.equals(each.getName())).toList()) {
        add(jar, entry.getName());
        from.getInputStream(entry).transferTo(jar);
        jar.closeEntry();
      }
    }
  }

  private static void add(JarOutputStream jar, String name) throws IOException {
    ZipEntry entry = new ZipEntry(name);
    entry.setTime(0);
    jar.putNextEntry(entry);
  }
}
