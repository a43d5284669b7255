package io.pointsman;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The page about DHCP shows the very files that {@code docs/dhcp/check} runs. */
class DhcpPageTest {

  @ParameterizedTest
  @ValueSource(strings = {"dnsmasq.conf", "kea-dhcp4.conf"})
  void showsWhatWasRun(String file) throws IOException {
    Path docs = Path.of("docs");
    String ran = Files.readString(docs.resolve("dhcp").resolve(file));

    assertThat(Files.readString(docs.resolve("dhcp-and-pnp.md"))).contains("```\n" + ran + "```\n");
  }
}
