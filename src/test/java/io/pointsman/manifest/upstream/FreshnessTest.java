package io.pointsman.manifest.upstream;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.MultiMap;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FreshnessTest {

  private static final String DATE = "date: Wed, 25 Nov 2026 10:00:00 GMT|";

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "''; true; -1; 0",
        "cache-control: max-age=60; true; 60; 0",
        "cache-control: public, MAX-AGE=\"60\"|age: 20; true; 40; 20",
        "cache-control: max-age=60|age: 90; true; 0; 90",
        "cache-control: max-age=60, s-maxage=10; true; 10; 0",
        "cache-control: max-age=60|cache-control: no-cache; true; 0; 0",
        "cache-control: max-age=60, no-store; false; 60; 0",
        "cache-control: max-age=nonsense; true; 0; 0",
        "cache-control: max-age=99999999999999; true; 86400; 0",
        "cache-control: must-revalidate; true; -1; 0",
        "vary: *; false; -1; 0",
        "vary: User-Agent; true; -1; 0",
        "age: -5; true; -1; 0",
        "expires: 0; true; 0; 0",
        DATE + "expires: Wed, 25 Nov 2026 10:05:00 GMT; true; 300; 0",
        DATE + "expires: Thu, 19 Nov 1981 08:52:00 GMT; true; 0; 0",
        DATE + "expires: Wed, 25 Nov 2026 10:05:00 GMT|cache-control: max-age=5; true; 5; 0",
      })
  void isWhatTheHeadersSay(String lines, boolean keep, int seconds, int age) {
    MultiMap headers = MultiMap.caseInsensitiveMultiMap();
    for (String line : lines.isEmpty() ? new String[0] : lines.split("\\|")) {
      headers.add(line.substring(0, line.indexOf(':')), line.substring(line.indexOf(':') + 2));
    }
    assertThat(Freshness.of(headers)).isEqualTo(new Freshness(keep, seconds, age));
  }
}
