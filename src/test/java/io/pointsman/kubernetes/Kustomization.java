package io.pointsman.kubernetes;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * A folder of {@code k8s/}, rendered as Kustomize would, as far as these folders use it. Stricter
 * than Kustomize: whatever has no effect is a mistake, and what is not known here is refused.
 */
final class Kustomization {

  private static final String NAME = "kustomization.yaml";
  private static final Set<String> KNOWN =
      Set.of("apiVersion", "kind", "namespace", "resources", "images", "patches");

  private final Path folder;
  private final ObjectNode tree;
  private final Set<Path> named = new TreeSet<>();
  private final List<ObjectNode> documents = new ArrayList<>();

  private Kustomization(Path folder) {
    this.folder = folder;
    this.tree = Yaml.documents(folder.resolve(NAME)).get(0);
    this.named.add(folder.resolve(NAME));
  }

  /**
   * @throws AssertionError if a file is missing or left out, a patch or an image meets nothing, or
   *     something is used that this class does not know
   */
  static List<ObjectNode> render(Path folder) {
    Kustomization kustomization = new Kustomization(folder);
    kustomization.build();
    return kustomization.documents;
  }

  private void build() {
    tree.fieldNames()
        .forEachRemaining(field -> require(KNOWN.contains(field), "does not know " + field));
    require(tree.path("kind").asText().equals("Kustomization"), "is no Kustomization");
    tree.path("resources").forEach(resource -> take(resource.asText()));
    tree.path("patches").forEach(this::patch);
    if (tree.has("namespace")) {
      documents.forEach(document -> place(document, tree.path("namespace").asText()));
    }
    tree.path("images").forEach(this::image);
    try (Stream<Path> files = Files.list(folder)) {
      files.forEach(file -> require(named.contains(file), "does not name " + file));
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  private void take(String resource) {
    Path path = folder.resolve(resource).normalize();
    require(Files.exists(path), "names what is not there: " + resource);
    documents.addAll(Files.isDirectory(path) ? render(path) : file(resource));
  }

  private List<ObjectNode> file(String name) {
    Path path = folder.resolve(name);
    require(Files.isRegularFile(path), "names what is not there: " + name);
    named.add(path);
    return Yaml.documents(path);
  }

  private void patch(JsonNode entry) {
    List<ObjectNode> patches =
        entry.has("path")
            ? file(entry.path("path").asText())
            : Yaml.documents(entry.path("patch").asText());
    require(!patches.isEmpty(), "has a patch of unknown form: " + entry);
    require(entry.size() == (entry.has("target") ? 2 : 1), "has a patch with more: " + entry);
    for (ObjectNode patch : patches) {
      for (ObjectNode target : targets(patch, entry.path("target"))) {
        if (patch.path(StrategicMerge.DIRECTIVE).asText().equals("delete")) {
          documents.remove(target);
        } else {
          StrategicMerge.apply(patch, target);
        }
      }
    }
  }

  /**
   * @param kind the kind of all that are meant, whose names are not the patch's; missing if one is,
   *     by its name
   */
  private List<ObjectNode> targets(ObjectNode patch, JsonNode kind) {
    if (kind.isMissingNode()) {
      List<ObjectNode> targets =
          documents.stream()
              .filter(document -> identity(document).equals(identity(patch)))
              .toList();
      require(targets.size() == 1, "patches " + identity(patch) + ", of which it has not one");
      return targets;
    }
    require(kind.size() == 1 && kind.has("kind"), "has a target of unknown form: " + kind);
    List<ObjectNode> targets =
        documents.stream()
            .filter(document -> document.path("kind").equals(kind.path("kind")))
            .toList();
    require(!targets.isEmpty(), "patches " + kind + ", of which it has none");
    ((ObjectNode) patch.path("metadata")).remove("name");
    return targets;
  }

  private static String identity(JsonNode document) {
    return document.path("apiVersion").asText()
        + " "
        + document.path("kind").asText()
        + " "
        + document.at("/metadata/name").asText();
  }

  private static void place(ObjectNode document, String namespace) {
    if (!document.path("kind").asText().equals("Namespace")) {
      ((ObjectNode) document.path("metadata")).put("namespace", namespace);
    }
  }

  private void image(JsonNode image) {
    String name = image.path("name").asText();
    boolean met = false;
    for (ObjectNode document : documents) {
      for (JsonNode container : document.at("/spec/template/spec/containers")) {
        String before = container.path("image").asText();
        int colon = before.lastIndexOf(':');
        if (before.substring(0, colon).equals(name)) {
          String tag = image.path("newTag").asText(before.substring(colon + 1));
          ((ObjectNode) container).put("image", image.path("newName").asText(name) + ":" + tag);
          met = true;
        }
      }
    }
    require(met, "has no container with the image " + name);
  }

  private void require(boolean right, String says) {
    if (!right) {
      throw new AssertionError(folder.resolve(NAME) + " " + says);
    }
  }
}
