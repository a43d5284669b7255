package io.pointsman.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pointsman.registry.KeySecret;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OperatorKeyTest {

  private static final String KEY = "correct-horse-battery-staple";

  @TempDir Path folder;

  @Test
  void matchesItsKeyAndNoOther() {
    OperatorKey key = key(KEY, null);
    assertThat(key.matches(KeySecret.hash(KEY))).isTrue();
    assertThat(key.matches(KeySecret.hash(KEY + " "))).isFalse();
    assertThat(key.matches(KeySecret.hash(""))).isFalse();
  }

  @Test
  void readsAFileAndForgivesItsLineEnd() throws IOException {
    Path file = Files.writeString(folder.resolve("key"), KEY + "\n");
    assertThat(key(null, file).matches(KeySecret.hash(KEY))).isTrue();
  }

  @Test
  void withoutAKeyNobodyIsTheOperator() {
    assertThat(key(null, null).matches(KeySecret.hash(""))).isFalse();
  }

  @Test
  void refusesShortKeysBothSourcesAndFilesThatAreNotThere() throws IOException {
    Path empty = Files.writeString(folder.resolve("empty"), "\n");
    assertThatThrownBy(() -> key("short", null))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageNotContaining("short,");
    assertThatThrownBy(() -> key(null, empty)).isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(() -> key(KEY, empty)).isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(() -> key(null, folder.resolve("absent")))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("absent");
  }

  private static OperatorKey key(String key, Path file) {
    return new OperatorKey(
        new OperatorConfig() {
          @Override
          public Optional<String> key() {
            return Optional.ofNullable(key);
          }

          @Override
          public Optional<Path> keyFile() {
            return Optional.ofNullable(file);
          }
        });
  }
}
