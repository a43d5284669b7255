package io.pointsman.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What production ships holds none of the local run's servers. */
class PackageIT {

  private static final String PROGRAMS = ".*(postgres-.*\\.txz|redis-server-.*)";

  @Test
  void holdsNoServers() throws IOException {
    assertThat(entries(Path.of("target/quarkus-app")))
        .hasSizeGreaterThan(1000)
        .noneMatch(entry -> entry.matches(PROGRAMS))
        .noneMatch(entry -> entry.startsWith("redis/embedded/"));
  }

  @Test
  void theLocalRunHasThemBesideIt() throws IOException {
    assertThat(entries(Path.of("target/local-run/lib")).stream().filter(e -> e.matches(PROGRAMS)))
        .hasSizeGreaterThanOrEqualTo(2);
  }

  private static List<String> entries(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files
          .filter(Files::isRegularFile)
          .flatMap(file -> Stream.concat(Stream.of(file.toString()), entriesOfJar(file)))
          .toList();
    }
  }

  private static Stream<String> entriesOfJar(Path file) {
    if (!file.toString().endsWith(".jar")) {
      return Stream.empty();
    }
    try (JarFile jar = new JarFile(file.toFile())) {
      return jar.stream().map(entry -> entry.getName()).toList().stream();
    } catch (IOException e) {
      throw new IllegalStateException(file.toString(), e);
    }
  }
}
