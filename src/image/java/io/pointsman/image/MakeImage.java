package io.pointsman.image;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.jar.JarFile;
import java.util.stream.Stream;

/**
 * Makes the image and its demo variant from the package in {@code target/quarkus-app} and that of
 * the phone side alone in {@code target/phone/quarkus-app}.
 */
public final class MakeImage {

  private static final Path PACKAGE = Path.of("target/quarkus-app");
  private static final Path PHONES = Path.of("target/phone/quarkus-app");
  private static final Path SERVERS = Path.of("target/local-run/lib");

  private static final String OTHER_PROGRAMS =
      "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin";

  private final ImageSettings settings;
  private final StagedRoot root;

  private MakeImage(ImageSettings settings, StagedRoot root) {
    this.settings = settings;
    this.root = root;
  }

  public static void main(String... none) throws Exception {
    ImageSettings settings = ImageSettings.read();
    Path folder = Files.createDirectories(settings.output()).resolve("root");
    for (String old : List.of("root", "java", "layers")) {
      new Sandbox(settings.output().resolve(old)).clear();
    }
    for (String variant : List.of("", "-demo")) {
      Files.deleteIfExists(settings.tar(variant));
    }
    new MakeImage(settings, new StagedRoot(Files.createDirectories(folder))).run();
    // What was started for the training may have left threads.
    System.exit(0);
  }

  private void run() throws Exception {
    LocalBase base = new LocalBase(root);
    Map<String, String> system = Map.of();
    if (settings.localBase()) {
      if (!settings.ofThisMachine()) {
        throw new IllegalArgumentException(
            "image.architecture="
                + settings.architecture()
                + " needs image.base, as a local base is made of this machine's programs");
      }
      base.lay(settings.javaHome());
      system = base.packages();
    } else {
      root.mountPoint("application", Layout.STATE.substring(1));
    }
    application();
    Path sbom = settings.output().resolve("pointsman-" + settings.version() + ".cdx.json");
    new Sbom(settings.output().resolve("bom.json")).complete(system, settings.javaHome(), sbom);
    root.copy("sbom", sbom, Layout.SBOM);
    JibImage image = new JibImage(settings, root);
    if (settings.ofThisMachine()) {
      try (AotTraining training = new AotTraining(whole(image), settings.java())) {
        root.copy("aot", training.ofBothSides(), Layout.CACHE);
        root.copy("aot-phone", training.ofPhones(), Layout.PHONE_CACHE);
      }
    }
    image.make("", Layout.entryPoint(settings.java(), settings.ofThisMachine()), path());
    if (settings.localBase()) {
      root.copy("demo", SERVERS, Layout.DEMO);
      base.shell("demo", postgres());
      image.make(
          "-demo",
          Layout.demoEntryPoint(settings.java(), main()),
          Map.of("POINTSMAN_LOCAL_ENABLED", "true", "POINTSMAN_LOCAL_DATA", Layout.STATE));
    }
  }

  /** So that {@code java} is enough to name it. */
  private Map<String, String> path() {
    String java = Path.of(settings.java()).getParent().toString();
    return Map.of("PATH", settings.localBase() ? java : java + ":" + OTHER_PROGRAMS);
  }

  /** The image as far as it is made, with its base. */
  private Sandbox whole(JibImage image) throws Exception {
    if (settings.localBase()) {
      return new Sandbox(root.folder());
    }
    image.make("", Layout.entryPoint(settings.java(), false), Map.of());
    return ImageTar.at(settings.tar("")).unpack(settings.output().resolve("training"));
  }

  /** Libraries change less than what is ours. */
  private void application() throws IOException {
    root.copy("libraries", PACKAGE.resolve("lib"), "app/lib");
    try (Stream<Path> rest = Files.list(PACKAGE)) {
      for (Path part : rest.filter(path -> !path.endsWith("lib")).sorted().toList()) {
        root.copy("application", part, "app/" + part.getFileName());
      }
    }
    new PhonePackage(PHONES).lay("application", root);
    root.write(
        "application", Layout.PHONE_ARGUMENTS, Layout.phoneArguments(settings.ofThisMachine()));
  }

  /** The embedded PostgreSQL's programs, unpacked for the training. */
  private static List<Path> postgres() throws IOException {
    try (Stream<Path> all = Files.walk(Path.of("target/server-binaries"))) {
      return all.filter(path -> path.getParent().endsWith("bin")).sorted().toList();
    }
  }

  private static String main() throws IOException {
    try (JarFile jar = new JarFile(PACKAGE.resolve("quarkus-run.jar").toFile())) {
      return jar.getManifest().getMainAttributes().getValue("Main-Class");
    }
  }
}
