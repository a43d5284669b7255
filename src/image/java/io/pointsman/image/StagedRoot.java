package io.pointsman.image;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Stream;

/** The image's file system as a folder, in layers: what changes least comes first. */
final class StagedRoot {

  /** Of every file, in the folder as in the image. */
  static final Instant TIME = Instant.ofEpochSecond(1);

  private final Path folder;
  private final Map<String, TreeSet<String>> layers = new LinkedHashMap<>();

  /**
   * @param folder new and empty
   */
  StagedRoot(Path folder) {
    this.folder = folder;
  }

  Path folder() {
    return folder;
  }

  /** The layers' names, and the files and folders of each, relative to the root. */
  Map<String, TreeSet<String>> layers() {
    return layers;
  }

  Path path(String relative) {
    return folder.resolve(relative);
  }

  /** Copies a file, or a folder and all below it; links become what they point at. */
  void copy(String layer, Path source, String target) throws IOException {
    List<Path> files;
    try (Stream<Path> walk = Files.walk(source, java.nio.file.FileVisitOption.FOLLOW_LINKS)) {
      files = walk.filter(Files::isRegularFile).sorted().toList();
    }
    for (Path file : files) {
      String below = source.relativize(file).toString();
      add(layer, file, below.isEmpty() ? target : target + "/" + below);
    }
  }

  void write(String layer, String target, String text) throws IOException {
    Path made = Files.createTempFile("staged", null);
    Files.writeString(made, text);
    add(layer, made, target);
    Files.delete(made);
  }

  /** An empty folder for what is mounted there, such as {@code tmp}. */
  void mountPoint(String layer, String target) throws IOException {
    Files.createDirectories(path(target));
    layers.computeIfAbsent(layer, name -> new TreeSet<>()).add(target);
  }

  private void add(String layer, Path source, String target) throws IOException {
    Path copy = path(target);
    Files.createDirectories(copy.getParent());
    Files.copy(source, copy, StandardCopyOption.REPLACE_EXISTING);
    boolean program = Files.isExecutable(source);
    Files.setPosixFilePermissions(
        copy, PosixFilePermissions.fromString(program ? "rwxr-xr-x" : "rw-r--r--"));
    Files.setLastModifiedTime(copy, FileTime.from(TIME));
    layers.computeIfAbsent(layer, name -> new TreeSet<>()).add(target);
  }
}
