package io.pointsman.image;

import com.google.cloud.tools.jib.api.Containerizer;
import com.google.cloud.tools.jib.api.ImageReference;
import com.google.cloud.tools.jib.api.InvalidImageReferenceException;
import com.google.cloud.tools.jib.api.Jib;
import com.google.cloud.tools.jib.api.JibContainerBuilder;
import com.google.cloud.tools.jib.api.TarImage;
import com.google.cloud.tools.jib.api.buildplan.AbsoluteUnixPath;
import com.google.cloud.tools.jib.api.buildplan.FileEntriesLayer;
import com.google.cloud.tools.jib.api.buildplan.FilePermissions;
import com.google.cloud.tools.jib.api.buildplan.Platform;
import com.google.cloud.tools.jib.api.buildplan.Port;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * A staged root as an image, on its base, in a tar that {@code docker load}, {@code podman load}
 * and {@code ctr images import} take.
 */
final class JibImage {

  private static final String USER = "1001:1001";

  private final ImageSettings settings;
  private final StagedRoot root;

  JibImage(ImageSettings settings, StagedRoot root) {
    this.settings = settings;
    this.root = root;
  }

  /**
   * @param variant follows the tag, such as {@code -demo}; may be empty
   */
  void make(String variant, List<String> entryPoint, Map<String, String> environment)
      throws Exception {
    JibContainerBuilder image =
        settings.localBase()
            ? Jib.fromScratch()
            : Jib.from(Registry.image(ImageReference.parse(settings.base())));
    image
        .setPlatforms(Set.of(new Platform(settings.architecture(), "linux")))
        .setUser(USER)
        .setWorkingDirectory(AbsoluteUnixPath.get("/app"))
        .setEntrypoint(entryPoint)
        .setEnvironment(environment)
        .setExposedPorts(Port.tcp(7080), Port.tcp(7443), Port.tcp(8080), Port.tcp(9000))
        .setLabels(labels())
        .setCreationTime(StagedRoot.TIME);
    for (Map.Entry<String, TreeSet<String>> layer : root.layers().entrySet()) {
      image.addFileEntriesLayer(layer(layer.getKey(), layer.getValue()));
    }
    image.containerize(
        Containerizer.to(
                TarImage.at(settings.tar(variant)).named("pointsman:" + settings.tag(variant, "")))
            .setToolName("pointsman")
            // Not the one of all builds: layers are found there by names and times, and ours are
            // one.
            .setApplicationLayersCache(settings.layers())
            .setOfflineMode(settings.localBase())
            .setAllowInsecureRegistries(Registry.isOfThisMachine(settings.base())));
  }

  private FileEntriesLayer layer(String name, Set<String> files) {
    FileEntriesLayer.Builder layer = FileEntriesLayer.builder().setName(name);
    for (String file : files) {
      Path source = root.path(file);
      AbsoluteUnixPath inside = AbsoluteUnixPath.get("/" + file);
      boolean folder = Files.isDirectory(source);
      boolean state = ("/" + file).equals(Layout.STATE);
      String mode =
          file.equals("tmp") ? "777" : folder || Files.isExecutable(source) ? "755" : "644";
      layer.addEntry(
          source,
          inside,
          FilePermissions.fromOctalString(mode),
          StagedRoot.TIME,
          state ? USER : "0:0");
    }
    return layer.build();
  }

  private Map<String, String> labels() throws InvalidImageReferenceException {
    return Map.of(
        "org.opencontainers.image.title",
        "Pointsman",
        "org.opencontainers.image.description",
        "An open, multi-vendor redirect service for VoIP phones",
        "org.opencontainers.image.version",
        settings.version(),
        "org.opencontainers.image.revision",
        settings.revision(),
        "org.opencontainers.image.licenses",
        "Apache-2.0",
        "org.opencontainers.image.base.name",
        settings.localBase() ? "scratch" : settings.base());
  }
}
