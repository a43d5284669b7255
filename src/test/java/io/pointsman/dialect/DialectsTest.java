package io.pointsman.dialect;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DialectsTest {

  /** What most phones ask for is answered without asking each vendor: none may want it alone. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "/7c2f80abcdef.cfg",
        "/7C2F80ABCDEF.xml",
        "/f00786abcdef.cfg",
        "/000413abcdef.xml",
        "/0004f2abcdef.cfg",
        "/005058abcdef.xml",
        "/7c:2f:80:ab:cd:ef.cfg",
        "/a4975cabcdef.cfg"
      })
  void noVendorOwnsWhatEverybodyAsksFor(String text) {
    AskedPath path = new AskedPath(text);

    assertThat(path.isEverybodys()).isTrue();
    assertThat(new Dialects().all()).extracting(dialect -> dialect.fit(path)).containsOnly(Fit.NO);
    assertThat(new Dialects().all())
        .extracting(dialect -> dialect.isBase(path))
        .containsOnly(false);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/gs/7c2f80abcdef.cfg",
        "/cfg7c2f80abcdef.xml",
        "/7c2f80abcdef-local.cfg",
        "/7c2f80abcdef.boot",
        "/7c2f80abcdef.cfg/x",
        "/7c2f80abcdef/a.cfg",
        "/000000000000.cfg",
        "/"
      })
  void otherPathsAreNotEverybodys(String text) {
    assertThat(new AskedPath(text).isEverybodys()).isFalse();
  }
}
