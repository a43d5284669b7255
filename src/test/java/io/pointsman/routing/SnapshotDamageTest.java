package io.pointsman.routing;

import static io.pointsman.routing.SnapshotWorld.TAKEN;
import static io.pointsman.routing.SnapshotWorld.world;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.zip.CRC32C;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is no snapshot of ours, and so not used. */
class SnapshotDamageTest {

  /** Held, as a logger that nobody holds forgets its level. */
  private static final Logger LOG = Logger.getLogger(SnapshotFile.class.getName());

  @TempDir Path folder;

  @BeforeAll
  static void beQuiet() {
    LOG.setLevel(Level.OFF);
  }

  @AfterAll
  static void speakAgain() {
    LOG.setLevel(null);
  }

  @Test
  void isEmptyWithoutAFile() throws IOException {
    assertThat(file().read()).isEmpty();
    Files.createDirectory(path());
    assertThat(file().read()).isEmpty();
  }

  @Test
  void isNotUsedWhereverItIsCutOff() throws IOException {
    byte[] whole = written();
    for (int length = 0; length < whole.length; length++) {
      Files.write(path(), Arrays.copyOf(whole, length));
      assertThat(file().read()).as("%d of %d bytes", length, whole.length).isEmpty();
    }
    Files.write(path(), Arrays.copyOf(whole, whole.length + 1));
    assertThat(file().read()).isEmpty();
  }

  @Test
  void isNotUsedIfAnyByteIsWrong() throws IOException {
    byte[] whole = written();
    for (int at = 0; at < whole.length; at++) {
      for (int flip : new int[] {0x01, 0x80, 0xFF}) {
        whole[at] ^= (byte) flip;
        Files.write(path(), whole);
        assertThat(file().read()).as("byte %d, %x", at, flip).isEmpty();
        whole[at] ^= (byte) flip;
      }
    }
    Files.write(path(), whole);
    assertThat(file().read()).isPresent();
  }

  @Test
  void isNotUsedIfAnotherVersionWroteIt() throws IOException {
    byte[] whole = written();
    whole[3]++;
    ByteBuffer.wrap(whole).putLong(whole.length - 8, sum(whole));
    Files.write(path(), whole);
    assertThat(file().read()).isEmpty();
    whole[3]--;
    ByteBuffer.wrap(whole).putLong(whole.length - 8, sum(whole));
    Files.write(path(), whole);
    assertThat(file().read()).isPresent();
  }

  @Test
  void isNotUsedIfItIsNothingOfOurs() throws IOException {
    Random random = new Random(5);
    for (int i = 0; i < 200; i++) {
      byte[] garbage = new byte[random.nextInt(3000)];
      random.nextBytes(garbage);
      Files.write(path(), garbage);
      assertThat(file().read()).isEmpty();
    }
  }

  private static long sum(byte[] whole) {
    CRC32C sum = new CRC32C();
    sum.update(whole, 0, whole.length - 8);
    return sum.getValue();
  }

  private byte[] written() throws IOException {
    file().write(new Snapshot(world(), TAKEN));
    return Files.readAllBytes(path());
  }

  private SnapshotFile file() {
    return new SnapshotFile(path());
  }

  private Path path() {
    return folder.resolve("index.snapshot");
  }
}
