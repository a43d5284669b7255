package io.pointsman.manifest.upstream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class WayTest {

  @Test
  void leadsOnThreeTimes() {
    Way way = new Way(UpstreamUrl.parse("http://joe:secret@a.example/x/y?z"));
    assertThat(way.at().userInfo()).isEqualTo("joe:secret");
    way.follow("1.cfg");
    assertThat(way.at()).isEqualTo(UpstreamUrl.parse("http://a.example/x/1.cfg"));
    way.follow("https://b.example:444/2");
    assertThat(way.at()).isEqualTo(UpstreamUrl.parse("https://b.example:444/2"));
    way.follow("?3");
    assertThat(way.at()).isEqualTo(UpstreamUrl.parse("https://b.example:444/2?3"));
    assertThatThrownBy(() -> way.follow("/4"))
        .isInstanceOf(FetchFailure.class)
        .hasMessage("it redirects more than 3 times");
  }

  @Test
  void endsWhereItIsNotSaidOrLeavesTls() {
    Way way = new Way(UpstreamUrl.parse("https://a.example/"));
    assertThatThrownBy(() -> way.follow(null))
        .isInstanceOf(FetchFailure.class)
        .hasMessage("it redirects without saying where");
    assertThatThrownBy(() -> way.follow("http://a.example/"))
        .isInstanceOf(FetchFailure.class)
        .hasMessage("it redirects from https to http, which is not followed");
  }
}
