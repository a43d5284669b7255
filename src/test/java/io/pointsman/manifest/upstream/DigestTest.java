package io.pointsman.manifest.upstream;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class DigestTest {

  /** The examples of RFC 7616, 3.9.1. */
  @Test
  void isWhatTheRfcSays() {
    String challenge =
        "Digest realm=\"http-auth@example.org\", qop=\"auth, auth-int\", algorithm=%s,"
            + " nonce=\"7ypf/xlj9XXwfDPEoM4URrv/xwf94BcCAzFZH4GiTo0v\","
            + " opaque=\"FQhe/qaU925kfnzjCev0ciny7QMkPqMAFRtzCUYo5tdS\"";
    for (List<String> each :
        List.of(
            List.of("MD5", "8ca523f5e9506fed4657c9700eebdbec"),
            List.of(
                "SHA-256", "753927fa0e85d155564e2e272a28d1802ca10daf4496794697cf8db5856cb6c1"))) {
      DigestChallenge read = DigestChallenge.strongest(List.of(challenge.formatted(each.get(0))));
      assertThat(
              new DigestAnswer(read, "f2/wE4q74E6zIJEtWaHKaf5wv/H5QzzpXusqGemxURZJ")
                  .header("Mufasa", "Circle of Life", "/dir/index.html"))
          .contains("response=\"" + each.get(1) + "\"");
    }
  }

  /** RFC 2069's example, as corrected by its errata. */
  @Test
  void understandsTheOldForm() {
    DigestChallenge read =
        DigestChallenge.strongest(
            List.of(
                "Digest realm=\"testrealm@host.com\","
                    + " nonce=\"dcd98b7102dd2f0e8b11d0f600bfb0c093\","
                    + " opaque=\"5ccc069c403ebaf9f0171e9517f40e41\""));
    assertThat(new DigestAnswer(read, "x").header("Mufasa", "CircleOfLife", "/dir/index.html"))
        .contains("response=\"1949323746fe6a43ef61f9606e7febea\"")
        .doesNotContain("cnonce");
    assertThat(DigestChallenge.strongest(List.of("Basic realm=x", "Digest realm=\"r\""))).isNull();
    assertThat(DigestChallenge.strongest(List.of("Digest nonce=n, algorithm=SHA-1"))).isNull();
  }

  @Test
  void longChallengesTakeNoDeeperStack() {
    String realm = "\\\"a".repeat(5_000);
    String header = "Digest realm=\"" + realm + "\", nonce=n";
    assertThat(DigestChallenge.strongest(List.of(header)).realm()).isEqualTo("\"a".repeat(5_000));
    assertThat(DigestChallenge.strongest(List.of("Digest realm=\"" + realm))).isNull();
    assertThat(DigestChallenge.strongest(List.of("Digest " + "a".repeat(16_000)))).isNull();
  }
}
