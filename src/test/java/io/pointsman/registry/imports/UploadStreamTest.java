package io.pointsman.registry.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pointsman.registry.ProblemType;
import io.pointsman.registry.RegistryException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class UploadStreamTest {

  private static final int PIECE = 10_000;

  private long now = 7;

  @Test
  void whoSends50kBASecondMayGoOnToTheEndOfTheTime() throws IOException {
    UploadStream upload = upload(Duration.ofMillis(200), 5_000_000);
    for (int i = 0; i < 500; i++) {
      assertThat(upload.read(new byte[PIECE])).isEqualTo(PIECE);
    }
    assertThat(upload.count()).isEqualTo(5_000_000);
    assertThat(upload.read()).isEqualTo(-1);
  }

  @Test
  void whoIsSlowerIsRefusedWhenPatienceIsAtItsEnd() throws IOException {
    UploadStream upload = upload(Duration.ofMillis(400), 5_000_000);
    for (int i = 0; i < 50; i++) {
      upload.read(new byte[PIECE]);
    }
    tooSlow(
        upload,
        "510000 bytes came slower than 50 kB/s, and nothing is kept of them: split the file, or"
            + " send it on a faster line.");
  }

  @Test
  void aSlowDatabaseIsNotTheSendersFault() throws IOException {
    UploadStream upload = upload(Duration.ofMillis(1), 5_000_000);
    for (int i = 0; i < 9; i++) {
      upload.read(new byte[PIECE]);
      now += Duration.ofSeconds(11).toNanos();
    }
    upload.read(new byte[PIECE]);
    now += Duration.ofSeconds(11).toNanos();
    tooSlow(
        upload,
        "110000 bytes took longer than 100 s, and nothing is kept of them: split the file, or send"
            + " it on a faster line.");
  }

  private static void tooSlow(UploadStream upload, String detail) {
    assertThatThrownBy(() -> upload.read(new byte[PIECE]))
        .hasMessage(detail)
        .isInstanceOfSatisfying(
            RegistryException.class,
            refusal -> assertThat(refusal.type()).isEqualTo(ProblemType.BODY_TOO_SLOW));
  }

  /** One each of whose pieces takes so long. */
  private UploadStream upload(Duration each, int length) {
    InputStream slow =
        new ByteArrayInputStream(new byte[length]) {
          @Override
          public int read(byte[] buffer, int offset, int most) {
            now += each.toNanos();
            return super.read(buffer, offset, most);
          }
        };
    Config config = new Config(Duration.ofSeconds(10), Duration.ofSeconds(100));
    return new UploadStream(slow, config, Long.MAX_VALUE, () -> now);
  }

  private record Config(Duration patience, Duration receiveTimeout) implements ImportsConfig {

    @Override
    public int receptions() {
      return 2;
    }

    @Override
    public int unfinished() {
      return 20;
    }

    @Override
    public int chunk() {
      return 8192;
    }

    @Override
    public int pace() {
      return 60;
    }

    @Override
    public Duration keep() {
      return Duration.ofDays(7);
    }

    @Override
    public int keepAtMost() {
      return 100;
    }
  }
}
