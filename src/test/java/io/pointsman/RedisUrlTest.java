package io.pointsman;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RedisUrlTest {

  @Test
  void leavesOneServersUrlAsItIs() {
    String url = "rediss://user:p%40ss@redis.example:6380/3";
    assertThat(RedisUrl.parse(url)).isEqualTo(new RedisUrl(url, null));
  }

  @Test
  void givesEachSentinelUserPasswordAndNumber() {
    assertThat(RedisUrl.parse("redis-sentinel://default:p%2C@a:26379,b.example:1,[::1]:2/3#main"))
        .isEqualTo(
            new RedisUrl(
                "redis://default:p%2C@a:26379/3,redis://default:p%2C@b.example:1/3,"
                    + "redis://default:p%2C@[::1]:2/3",
                "main"));
    assertThat(RedisUrl.parse("redis-sentinel://a#m")).isEqualTo(new RedisUrl("redis://a", "m"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "redis-sentinel://u:secret@a:1,b:2",
        "redis-sentinel://u:secret@a:1#",
        "redis-sentinel://u:secret@#m",
        "redis-sentinel://u:secret@a:1,,b:2#m",
        "redis-sentinel://u:se cret@a:1#m"
      })
  void refusesWhatNamesNoSentinelsWithoutShowingThePassword(String url) {
    assertThatThrownBy(() -> RedisUrl.parse(url))
        .isInstanceOf(StartRefusedException.class)
        .hasMessageContaining("redis-sentinel://user:password@host:port,host:port/number#master")
        .hasMessageNotContaining("cret");
    assertThat(RedisUrl.parse("redis-sentinel://u:secret@a#m").toString()).doesNotContain("cret");
  }
}
