package io.pointsman;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DatabaseUrlTest {

  private static final String COMMON =
      "?ApplicationName=pointsman&connectTimeout=5&loginTimeout=10&tcpKeepAlive=true&sslmode=";

  @Test
  void decodesUserAndPassword() {
    DatabaseUrl url = DatabaseUrl.parse("postgresql://p%40x:s%3A%2F%23+ecret:2@db.example/main");
    assertThat(url.user()).isEqualTo("p@x");
    assertThat(url.password()).isEqualTo("s:/#+ecret:2");
    assertThat(url.jdbc()).isEqualTo("jdbc:postgresql://db.example:5432/main" + COMMON + "prefer");
    assertThat(url.reactive()).isEqualTo("postgresql://db.example:5432/main");
    assertThat(url.toString()).doesNotContain("ecret");
  }

  @Test
  void keepsPortAddressAndTls() {
    DatabaseUrl url =
        DatabaseUrl.parse(
            "postgres://u@[2001:db8::1]:6432/my%20db?sslmode=verify-full&sslrootcert=/etc/a%20b.pem");
    assertThat(url.password()).isNull();
    assertThat(url.host()).isEqualTo("2001:db8::1");
    assertThat(url.jdbc())
        .isEqualTo(
            "jdbc:postgresql://[2001:db8::1]:6432/my%20db"
                + COMMON
                + "verify-full&sslrootcert=%2Fetc%2Fa%20b.pem");
    assertThat(url.reactive()).isEqualTo("postgresql://[2001:db8::1]:6432/my%20db");
    assertThat(url.sslRootCertificate()).isEqualTo("/etc/a b.pem");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "mysql://u:hidden@h/d",
        "postgresql://h/d",
        "postgresql://u:hidden@h",
        "postgresql://u:hidden@h/",
        "postgresql://u:hidden@h/d/e",
        "postgresql://u:hid#den@h/d",
        "postgresql://u:hidden[@h/d",
        "postgresql://u:hidden%zz@h/d",
        "postgresql://u:hidden@h1,h2/d",
        "postgresql://u:hidden@h/d?sslmode=maybe",
        "postgresql://u:hidden@h/d?sslmode=verify-ca",
        "postgresql://u:hidden@h/d?options=x",
        ""
      })
  void refusesWhatItCannotUseWithoutShowingThePassword(String text) {
    assertThatThrownBy(() -> DatabaseUrl.parse(text))
        .isInstanceOf(StartRefusedException.class)
        .hasMessageContaining("POINTSMAN_DATABASE_URL")
        .message()
        .doesNotContain("hid");
  }
}
