package io.pointsman.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.runtime.configuration.ConfigurationException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SecretKeysTest {

  private static final String KEY = TestKeys.entry("x").substring(2);

  @TempDir Path folder;

  @Test
  void theFirstIsTheCurrentOne() {
    SecretKeys keys = TestKeys.keys("new", "old");
    assertThat(keys.current()).isEqualTo("new");
    assertThat(keys.derived("p").keySet()).containsExactly("new", "old");
  }

  @Test
  void withoutAnyThereIsNone() {
    SecretKeys none = new SecretKeys(TestKeys.config(null, null));
    assertThat(none.current()).isNull();
    assertThat(none.derived("p")).isEmpty();
  }

  @Test
  void readsAFileLineByLine() throws IOException {
    Path file =
        Files.writeString(
            folder.resolve("keys"),
            "\n" + TestKeys.entry("new") + "\r\n\n" + TestKeys.entry("old"));
    SecretKeys keys = new SecretKeys(TestKeys.config(null, file));
    assertThat(keys.current()).isEqualTo("new");
    assertThat(keys.derived("p"))
        .usingRecursiveComparison()
        .isEqualTo(TestKeys.keys("new", "old").derived("p"));
  }

  @Test
  void takesBothAlphabetsOfBase64() {
    byte[] key = new byte[32];
    Arrays.fill(key, (byte) 0xfb);
    String plain = Base64.getEncoder().encodeToString(key);
    String forUrls = Base64.getUrlEncoder().withoutPadding().encodeToString(key);
    assertThat(plain).isNotEqualTo(forUrls);
    assertThat(new SecretKeys(TestKeys.config(List.of("k:" + plain), null)).derived("p"))
        .usingRecursiveComparison()
        .isEqualTo(new SecretKeys(TestKeys.config(List.of("k:" + forUrls), null)).derived("p"));
  }

  @Test
  void eachPurposeHasKeysOfItsOwn() {
    SecretKeys keys = TestKeys.keys("k");
    byte[] one = keys.derived("one").get("k");
    assertThat(one).hasSize(32).isNotEqualTo(keys.derived("two").get("k"));
    assertThat(one).isNotEqualTo(Base64.getDecoder().decode(TestKeys.entry("k").substring(2)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "c2VjcmV0LXNlY3JldC1zZWNyZXQtc2VjcmV0LTMyYnk=",
        "Capital:c2VjcmV0LXNlY3JldC1zZWNyZXQtc2VjcmV0LTMyYnk=",
        "a-name-that-is-longer-than-32-chars:c2VjcmV0LXNlY3JldC1zZWNyZXQtc2VjcmV0LTMyYnk=",
        ":c2VjcmV0LXNlY3JldC1zZWNyZXQtc2VjcmV0LTMyYnk=",
        "short:c2VjcmV0LXNlY3JldC0=",
        "long:c2VjcmV0LXNlY3JldC1zZWNyZXQtc2VjcmV0LTMyYnl0ZXMu",
        "noBase:c2VjcmV0LXNlY3JldC1zZWNyZXQtc2VjcmV0LTMyYnk!",
        "no-base:c2VjcmV0LXNlY3JldC1zZWNyZXQtc2VjcmV0LTMyYnk!",
        "empty:",
        ""
      })
  void refusesWhatIsNoKeyAndShowsNothingOfIt(String entry) {
    assertThatThrownBy(
            () -> new SecretKeys(TestKeys.config(List.of(TestKeys.entry("first"), entry), null)))
        .isInstanceOf(ConfigurationException.class)
        .hasMessageStartingWith("pointsman.secrets.keys: entry 2")
        .hasMessageNotContainingAny("c2Vjcm", KEY.substring(0, 8))
        .hasNoCause();
  }

  @Test
  void refusesANameTwiceBothSettingsAndFilesWithoutAKey() throws IOException {
    Path empty = Files.writeString(folder.resolve("empty"), "\n");
    assertThatThrownBy(() -> TestKeys.keys("a", "a"))
        .isInstanceOf(ConfigurationException.class)
        .hasMessage("pointsman.secrets.keys: entry 2 has the name of an earlier entry");
    assertThatThrownBy(() -> new SecretKeys(TestKeys.config(List.of(TestKeys.entry("a")), empty)))
        .isInstanceOf(ConfigurationException.class)
        .hasMessageContaining("not both");
    assertThatThrownBy(() -> new SecretKeys(TestKeys.config(null, empty)))
        .isInstanceOf(ConfigurationException.class)
        .hasMessage("pointsman.secrets.keys-file holds no key: " + empty);
    assertThatThrownBy(() -> new SecretKeys(TestKeys.config(null, folder.resolve("absent"))))
        .isInstanceOf(ConfigurationException.class)
        .hasMessageStartingWith("pointsman.secrets.keys-file cannot be read");
  }
}
