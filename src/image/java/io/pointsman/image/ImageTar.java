package io.pointsman.image;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.google.cloud.tools.jib.hash.Digests;
import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;

/** An image's tar, read as a container runtime would: configuration, and layers in their order. */
final class ImageTar {

  private static final ObjectMapper JSON = new ObjectMapper();

  private final Path tar;
  private final JsonNode manifest;
  private final JsonNode whole;
  private final JsonNode configuration;

  private ImageTar(Path tar) throws IOException {
    this.tar = tar;
    manifest = JSON.readTree(member("manifest.json")).get(0);
    whole = JSON.readTree(member(manifest.get("Config").asText()));
    configuration = whole.get("config");
  }

  static ImageTar at(Path tar) throws IOException {
    return new ImageTar(tar);
  }

  /** Everything that is said of it: configuration, architecture, layers, history. */
  JsonNode whole() {
    return whole;
  }

  List<String> entryPoint() {
    List<String> words = new ArrayList<>();
    configuration.get("Entrypoint").forEach(word -> words.add(word.asText()));
    return words;
  }

  Map<String, String> environment() {
    Map<String, String> all = new HashMap<>();
    for (JsonNode entry : configuration.get("Env")) {
      String[] parts = entry.asText().split("=", 2);
      all.put(parts[0], parts[1]);
    }
    return all;
  }

  String user() {
    return configuration.get("User").asText();
  }

  String label(String name) {
    return configuration.get("Labels").get(name).asText();
  }

  /** The digests of the layers as they are in the tar, from the bottom. */
  List<String> layers() throws IOException {
    List<String> digests = new ArrayList<>();
    for (JsonNode layer : manifest.get("Layers")) {
      InputStream content = new ByteArrayInputStream(member(layer.asText()));
      digests.add(Digests.computeDigest(content).getDigest().toString());
    }
    return digests;
  }

  /**
   * @param root is emptied first: links of another image in it would lead astray
   */
  Sandbox unpack(Path root) throws IOException {
    Sandbox sandbox = new Sandbox(root);
    sandbox.clear();
    for (JsonNode layer : manifest.get("Layers")) {
      try (TarArchiveInputStream in =
          new TarArchiveInputStream(
              new GZIPInputStream(new ByteArrayInputStream(member(layer.asText()))))) {
        for (TarArchiveEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
          unpack(root, in, entry, root.resolve(entry.getName().replaceFirst("^/+", "")));
        }
      }
    }
    return sandbox;
  }

  private static void unpack(Path root, InputStream in, TarArchiveEntry entry, Path target)
      throws IOException {
    if (entry.isDirectory()) {
      Files.createDirectories(target);
      return;
    }
    Files.createDirectories(target.getParent());
    Files.deleteIfExists(target);
    if (entry.isSymbolicLink()) {
      Files.createSymbolicLink(target, inside(root, target, entry.getLinkName()));
      return;
    }
    if (entry.isLink()) {
      Files.createLink(target, root.resolve(entry.getLinkName().replaceFirst("^/+", "")));
      return;
    }
    Files.copy(in, target);
    boolean program = (entry.getMode() & 0100) != 0;
    Files.setPosixFilePermissions(
        target, PosixFilePermissions.fromString(program ? "rwxr-xr-x" : "rw-r--r--"));
    Files.setLastModifiedTime(target, FileTime.from(entry.getLastModifiedTime().toInstant()));
  }

  /** An absolute link would lead to this machine's own files while more is unpacked. */
  private static Path inside(Path root, Path link, String target) {
    return target.startsWith("/")
        ? link.getParent().relativize(root.resolve(target.substring(1)))
        : Path.of(target);
  }

  private byte[] member(String name) throws IOException {
    try (TarArchiveInputStream in =
        new TarArchiveInputStream(new BufferedInputStream(Files.newInputStream(tar)))) {
      for (TarArchiveEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
        if (entry.getName().equals(name)) {
          return in.readAllBytes();
        }
      }
    }
    throw new IOException(tar + " has no " + name);
  }
}
