package io.pointsman.routing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class FeedNewsTest {

  private static final FeedPosition OLD = new FeedPosition("7001/1/5", "90:100:91,95", "");

  @Test
  void readsTheEndOfAPosition() {
    assertThat(OLD.end()).isEqualTo(100);
    assertThat(new FeedPosition("7001/1/5", "90:5000000000:", "").end()).isEqualTo(5_000_000_000L);
  }

  @Test
  void precedesTheSameAndLaterOnesOfOneDatabase() {
    assertThat(OLD.precedes(OLD)).isTrue();
    assertThat(OLD.precedes(new FeedPosition("7001/1/5", "100:101:", ""))).isTrue();
    assertThat(OLD.precedes(new FeedPosition("7001/1/5", "99:99:", ""))).isFalse();
    assertThat(OLD.precedes(new FeedPosition("7001/2/5", "100:101:", ""))).isFalse();
    assertThat(OLD.precedes(new FeedPosition("7002/1/5", "100:101:", ""))).isFalse();
    assertThat(OLD.precedes(new FeedPosition("7001/1/6", "100:101:", ""))).isFalse();
  }

  @Test
  void tellsWhetherToFollowOrToLoad() {
    FeedPosition later = new FeedPosition("7001/1/5", "100:101:", "");
    FeedPosition earlier = new FeedPosition("7001/1/5", "99:99:", "");
    assertThat(FeedNews.of(OLD, later, true, true)).isEqualTo(FeedNews.CHANGES);
    assertThat(FeedNews.of(OLD, later, true, false)).isEqualTo(FeedNews.NOTHING);
    assertThat(FeedNews.of(OLD, later, false, false)).isEqualTo(FeedNews.LOST);
    assertThat(FeedNews.of(OLD, earlier, true, false)).isEqualTo(FeedNews.LOST);
    assertThat(FeedNews.of(OLD, earlier, true, true)).isEqualTo(FeedNews.LOST);
  }

  @Test
  void tellsAPromotedServerFromAnotherDatabase() {
    for (String promoted : List.of("7001/2/5", "7001/13/5")) {
      FeedPosition now = new FeedPosition(promoted, "100:101:", "");
      assertThat(FeedNews.of(OLD, now, true, false)).as(promoted).isEqualTo(FeedNews.LOST);
    }
    for (String other : List.of("7001/1/6", "7002/1/5", "7001/2/6", "7001/1/55")) {
      FeedPosition now = new FeedPosition(other, "100:101:", "");
      assertThat(FeedNews.of(OLD, now, true, false)).as(other).isEqualTo(FeedNews.FOREIGN);
    }
  }

  @Test
  void readsTheIdOfTheNewestChange() {
    assertThat(OLD.newestId()).isZero();
    assertThat(new FeedPosition("7001/1/5", "1:1:", "812/90/1764103920123456").newestId())
        .isEqualTo(812);
    for (String forged : List.of("x", "1/2", "1/2/3'", "1234567890123456789/1/1")) {
      assertThatThrownBy(() -> new FeedPosition("7001/1/5", "1:1:", forged))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("not a change");
    }
  }
}
