package io.pointsman.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class CursorTest {

  @Test
  void comesBackWithItsFilterOnly() {
    String cursor = Cursor.encode("profiles of a", "7c2f80abcdef");
    assertThat(Cursor.decode("profiles of a", cursor)).isEqualTo("7c2f80abcdef");
    assertThat(cursor).matches("[A-Za-z0-9_-]+");
    refused("profiles of b", cursor);
  }

  @Test
  void noiseIsRefused() {
    long seed = new Random().nextLong();
    Random random = new Random(seed);
    for (int i = 0; i < 2000; i++) {
      byte[] bytes = new byte[random.nextInt(40)];
      random.nextBytes(bytes);
      String noise = new String(bytes, java.nio.charset.StandardCharsets.ISO_8859_1);
      assertThatThrownBy(() -> Cursor.decode("x", noise))
          .as("seed %d", seed)
          .isInstanceOf(RegistryException.class);
    }
  }

  @Test
  void forgedPositionsAreRefused() {
    for (String position : List.of("", "1", "not-a-uuid")) {
      assertThatThrownBy(() -> Cursor.uuid(position))
          .isInstanceOfSatisfying(
              RegistryException.class,
              refusal -> assertThat(refusal.type()).isEqualTo(ProblemType.INVALID_CURSOR));
    }
    assertThatThrownBy(() -> Cursor.number("1e9")).isInstanceOf(RegistryException.class);
    assertThat(Cursor.number("281474976710655")).isEqualTo(281474976710655L);
  }

  @Test
  void aPageHasANextOnlyIfMoreFollows() {
    PageRequest two = new PageRequest(2, null);
    assertThat(two.fetch()).isEqualTo(3);
    assertThat(Page.of(List.of("a", "b"), two, "f", row -> row).next()).isNull();
    Page<String> page = Page.of(List.of("a", "b", "c"), two, "f", row -> row);
    assertThat(page.items()).containsExactly("a", "b");
    assertThat(new PageRequest(2, page.next()).after("f")).contains("b");
  }

  private static void refused(String filter, String cursor) {
    assertThatThrownBy(() -> Cursor.decode(filter, cursor))
        .isInstanceOfSatisfying(
            RegistryException.class,
            refusal -> assertThat(refusal.type()).isEqualTo(ProblemType.INVALID_CURSOR));
  }
}
