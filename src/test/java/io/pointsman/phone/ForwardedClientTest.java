package io.pointsman.phone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.netty.util.NetUtil;
import io.vertx.core.http.impl.headers.HeadersMultiMap;
import java.net.InetAddress;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ForwardedClientTest {

  private static final InetAddress PEER = NetUtil.createInetAddressFromIpAddressString("10.0.0.1");
  private static final TrustedProxies TRUSTED =
      new TrustedProxies(List.of("10.0.0.0/8", "2001:db8::/33", "192.0.2.128/25"));

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "203.0.113.7                          | 203.0.113.7",
        "203.0.113.9, 203.0.113.7             | 203.0.113.7",
        "203.0.113.9, 203.0.113.7, 10.9.9.9   | 203.0.113.7",
        "203.0.113.7:4711                     | 203.0.113.7",
        "[2001:db8:8000::1]:4711              | 2001:db8:8000::1",
        "2001:db8:8000::1, 2001:db8:7fff::1   | 2001:db8:8000::1",
        "192.0.2.127, 192.0.2.128             | 192.0.2.127",
        "10.1.1.1, 10.2.2.2                   | 10.1.1.1",
        "203.0.113.7, unknown                 | 10.0.0.1",
        "203.0.113.7,                         | 10.0.0.1",
        "localhost                            | 10.0.0.1",
        "203.0.113.7, nonsense, 10.3.3.3      | 10.3.3.3",
      })
  void theRightmostThatIsNotTrustedIsThePhone(String header, String client) {
    assertThat(of(ForwardedHeader.X_FORWARDED_FOR, "X-Forwarded-For", header))
        .isEqualTo(NetUtil.createInetAddressFromIpAddressString(client));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "for=203.0.113.7                                          | 203.0.113.7",
        "for=203.0.113.9, For=\"203.0.113.7:80\";proto=https;by=x | 203.0.113.7",
        "proto=http;for=\"[2001:db8:8000::1]:47\", for=10.0.0.2   | 2001:db8:8000::1",
        "for=_hidden                                              | 10.0.0.1",
        "proto=http                                               | 10.0.0.1",
      })
  void theStandardHeaderIsReadWhenItIsTheOneChosen(String header, String client) {
    assertThat(of(ForwardedHeader.FORWARDED, "Forwarded", header))
        .isEqualTo(NetUtil.createInetAddressFromIpAddressString(client));
    assertThat(of(ForwardedHeader.X_FORWARDED_FOR, "Forwarded", header)).isEqualTo(PEER);
  }

  @Test
  void manyHopsAreNotFollowedForEver() {
    assertThat(of(ForwardedHeader.X_FORWARDED_FOR, "X-Forwarded-For", "10.1.1.1,".repeat(900)))
        .isEqualTo(PEER);
    assertThat(of(ForwardedHeader.X_FORWARDED_FOR, "X-Forwarded-For", ",10.1.1.1".repeat(900)))
        .isEqualTo(NetUtil.createInetAddressFromIpAddressString("10.1.1.1"));
  }

  @ParameterizedTest
  @CsvSource({"10.0.0.0/33", "example.org", "10.0.0/8", "10.0.0.0/-1", "10.0.0.0/x", "::/129"})
  void aNetworkThatIsNoneIsRefusedWithItsText(String network) {
    assertThatThrownBy(() -> new TrustedProxies(List.of(network)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("pointsman.phone.trusted-proxies")
        .hasMessageContaining("'" + network + "'");
  }

  private static InetAddress of(ForwardedHeader kind, String name, String value) {
    HeadersMultiMap headers = HeadersMultiMap.httpHeaders().add(name, value);
    return new ForwardedClient(TRUSTED, kind).of(headers, PEER);
  }
}
