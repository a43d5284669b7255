package io.pointsman.image;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedInputStream;
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
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;

/** An image's tar, read as a container runtime would: configuration, and layers in their order. */
final class ImageTar {

  private static final ObjectMapper JSON = new ObjectMapper();

  private final Path tar;
  private final JsonNode manifest;
  private final JsonNode configuration;

  private ImageTar(Path tar) throws IOException {
    this.tar = tar;
    manifest = JSON.readTree(member("manifest.json")).get(0);
    configuration = JSON.readTree(member(manifest.get("Config").asText())).get("config");
  }

  static ImageTar named(Path folder, String variant) throws IOException {
    try (Stream<Path> all = Files.list(folder)) {
      String pattern = "pointsman-.*\\d(-SNAPSHOT)?" + variant + "-(amd|arm)64\\.tar";
      return new ImageTar(
          all.filter(path -> path.getFileName().toString().matches(pattern))
              .findFirst()
              .orElseThrow(() -> new IOException("no image in " + folder)));
    }
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

  Sandbox unpack(Path root) throws IOException {
    for (JsonNode layer : manifest.get("Layers")) {
      try (TarArchiveInputStream in =
          new TarArchiveInputStream(
              new GZIPInputStream(new java.io.ByteArrayInputStream(member(layer.asText()))))) {
        for (TarArchiveEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
          unpack(in, entry, root.resolve(entry.getName().replaceFirst("^/+", "")));
        }
      }
    }
    return new Sandbox(root);
  }

  private static void unpack(InputStream in, TarArchiveEntry entry, Path target)
      throws IOException {
    if (entry.isDirectory()) {
      Files.createDirectories(target);
      return;
    }
    Files.createDirectories(target.getParent());
    Files.deleteIfExists(target);
    Files.copy(in, target);
    boolean program = (entry.getMode() & 0100) != 0;
    Files.setPosixFilePermissions(
        target, PosixFilePermissions.fromString(program ? "rwxr-xr-x" : "rw-r--r--"));
    Files.setLastModifiedTime(target, FileTime.from(entry.getLastModifiedTime().toInstant()));
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
