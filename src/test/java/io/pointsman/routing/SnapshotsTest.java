package io.pointsman.routing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SnapshotsTest {

  @TempDir Path folder;

  @Test
  void isFetchedBesideItsOwnFileWhereThereIsOne() throws IOException {
    Path own = folder.resolve("new/index.snapshot");
    Path first = Snapshots.forFetching(Optional.of(own));
    assertThat(first).isEqualTo(folder.resolve("new/index.snapshot.fetched"));
    assertThat(own.getParent()).isDirectory();
    assertThat(Snapshots.forFetching(Optional.of(own))).isEqualTo(first);
  }

  @Test
  void isFetchedIntoATemporaryFileWithoutOne() throws IOException {
    Path file = Snapshots.forFetching(Optional.empty());
    try {
      assertThat(file).isEmptyFile();
    } finally {
      Files.delete(file);
    }
  }
}
