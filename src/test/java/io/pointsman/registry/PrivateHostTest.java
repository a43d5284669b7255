package io.pointsman.registry;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PrivateHostTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "localhost",
        "LocalHost.",
        "a.localhost",
        "127.0.0.1",
        "127.255.255.254",
        "0.0.0.0",
        "10.0.0.1",
        "172.16.0.1",
        "172.31.255.255",
        "192.168.0.1",
        "169.254.169.254",
        "100.64.0.1",
        "224.0.0.1",
        "255.255.255.255",
        "127.1",
        "2130706433",
        "0x7f000001",
        "0x7f.1",
        "0177.0.0.1",
        "010.0.0.1",
        "192.168.1.1.",
        "[::1]",
        "::1",
        "[::]",
        "[fe80::1]",
        "[fc00::1]",
        "[fd12:3456::1]",
        "[ff02::1]",
        "[::ffff:127.0.0.1]",
        "[::ffff:10.0.0.1]",
        "[::7f00:1]",
        "[64:ff9b::7f00:1]",
        "[64:ff9b:1::7f00:1]",
        "[2002:7f00:1::]",
        "[2001:0:4136:e378:8000:63bf:3fff:fdd2]",
        "[100::1]",
        "[fec0::1]",
        "192.0.0.8",
        "198.18.0.1",
        "198.19.255.255",
        "[nonsense::x]"
      })
  void isPrivate(String host) {
    assertThat(PrivateHost.isPrivate(host)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "prov.example",
        "localhost.example",
        "8.8.8.8",
        "172.32.0.1",
        "172.15.0.1",
        "100.128.0.1",
        "11.0.0.1",
        "192.0.1.1",
        "198.20.0.1",
        "[2001:4860::1]",
        "[2001:4860:4860::8888]",
        "3com.example",
        "0x.example"
      })
  void isPublic(String host) {
    assertThat(PrivateHost.isPrivate(host)).isFalse();
  }

  @Test
  void bareDropsBracketsAndTheRootsDot() {
    assertThat(PrivateHost.bare("[FE80::1]")).isEqualTo("fe80::1");
    assertThat(PrivateHost.bare("Prov.Example.")).isEqualTo("prov.example");
  }
}
