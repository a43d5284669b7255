package io.pointsman.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class DeviceFlowTest extends CliTest {

  private static final String TOKEN = "POST /token";
  private FakeApi provider;

  @BeforeEach
  void beginProvider() throws IOException {
    shell.environment.clear();
    api.answer("GET /api/v1/organizations", 200, "{\"items\":[]}");
    provider = new FakeApi();
    provider.answer(
        "GET /realm/.well-known/openid-configuration",
        200,
        """
        {"issuer":"%1$s/realm","device_authorization_endpoint":"%1$s/device",
         "token_endpoint":"%1$s/token"}
        """
            .formatted(provider.url()));
    provider.answer(
        "POST /device",
        200,
        """
        {"device_code":"secret-device-code","user_code":"WDJB-MJHT","interval":2,"expires_in":60,
         "verification_uri":"https://id.example/device"}
        """);
  }

  @AfterEach
  void endProvider() {
    provider.close();
  }

  @Test
  void waitsUntilTheUserHasSignedInAndMoreSlowlyIfAsked() throws IOException {
    error("authorization_pending");
    error("slow_down");
    error("authorization_pending");
    tokens("access-1", "refresh-1");
    assertThat(login()).as(shell.err()).isZero();
    assertThat(shell.pauses).containsExactly(seconds(2), seconds(2), seconds(7), seconds(7));
    assertThat(shell.err())
        .contains("https://id.example/device", "WDJB-MJHT")
        .doesNotContain("secret-device-code")
        .doesNotContain("access-1");
    assertThat(provider.last().body())
        .contains("grant_type=urn%3Aietf%3Aparams%3Aoauth%3Agrant-type%3Adevice_code")
        .contains("device_code=secret-device-code")
        .contains("client_id=tests");
    assertThat(api.last().header("Authorization")).isEqualTo("Bearer access-1");
    assertThat(Files.readString(shell.configuration())).contains("refresh-1");
  }

  @Test
  void aSessionIsRenewedWhenItEnds() throws IOException {
    tokens("access-1", "refresh-1");
    login();
    tokens("access-2", "refresh-2");
    provider.answer(TOKEN, 400, "application/json", "{\"error\":\"invalid_grant\"}", Map.of());
    assertThat(shell.run("organizations", "list")).isZero();
    assertThat(api.last().header("Authorization")).isEqualTo("Bearer access-1");
    // Of the provider's answers the first one still stands.
    shell.shell().pause(seconds(100));
    assertThat(shell.run("organizations", "list")).isZero();
    assertThat(provider.last().body()).contains("refresh_token=refresh-1");
    shell.shell().pause(seconds(100));
    assertThat(shell.run("organizations", "list")).isZero();
    assertThat(api.last().header("Authorization")).isEqualTo("Bearer access-2");
    assertThat(Files.readString(shell.configuration())).contains("refresh-2");
    shell.shell().pause(seconds(100));
    assertThat(shell.run("organizations", "list")).isEqualTo(4);
    assertThat(provider.last().body()).contains("refresh_token=refresh-2");
    assertThat(shell.err()).contains("invalid_grant", "Log in again");
  }

  @Test
  void aProviderThatIsAwayForAWhileIsAskedAgain() throws IOException {
    provider.answer(TOKEN, 503, "text/html", "<html>", Map.of());
    tokens("access-1", "refresh-1");
    assertThat(login()).as(shell.err()).isZero();
    assertThat(shell.pauses).containsExactly(seconds(2), seconds(7));
    // The session is not over: no new sign-in is asked for.
    provider.answer(TOKEN, 502, "text/html", "<html>", Map.of());
    shell.shell().pause(seconds(100));
    assertThat(shell.run("organizations", "list")).isZero();
    shell.shell().pause(seconds(100));
    assertThat(shell.run("organizations", "list")).isEqualTo(6);
    assertThat(shell.err()).contains("answers 502").doesNotContain("Log in again");
    assertThat(Files.readString(shell.configuration())).contains("refresh-1");
  }

  @Test
  void aRefusalEndsIt() {
    error("authorization_pending");
    error("access_denied");
    assertThat(login()).isEqualTo(4);
    assertThat(shell.err()).contains("The sign-in was refused.");
    assertThat(shell.configuration()).doesNotExist();
  }

  @Test
  void anExpiredCodeEndsIt() {
    error("expired_token");
    assertThat(login()).isEqualTo(4);
    assertThat(shell.err()).contains("Nobody signed in in time");
  }

  @Test
  void nobodyIsAskedForEver() {
    error("authorization_pending");
    assertThat(login()).isEqualTo(4);
    assertThat(shell.err()).contains("Nobody signed in in time");
    assertThat(shell.pauses).hasSizeBetween(28, 30);
  }

  @Test
  void anotherIssuersDocumentIsRefused() {
    assertThat(shell.run("login", "--api", api.url(), "--issuer", provider.url() + "/other"))
        .isEqualTo(4);
    provider.answer(
        "GET /lies/.well-known/openid-configuration", 200, "{\"issuer\":\"https://a.example\"}");
    assertThat(shell.run("login", "--api", api.url(), "--issuer", provider.url() + "/lies"))
        .isEqualTo(4);
    assertThat(shell.err()).contains("another issuer");
    assertThat(shell.run("login", "--api", api.url(), "--issuer", "http://id.example"))
        .isEqualTo(4);
    assertThat(shell.err()).contains("must be an https address");
  }

  private int login() {
    return shell.run(
        "login", "--api", api.url(), "--issuer", provider.url() + "/realm", "--client-id", "tests");
  }

  private void error(String error) {
    provider.answer(TOKEN, 400, "application/json", "{\"error\":\"" + error + "\"}", Map.of());
  }

  private void tokens(String access, String refresh) {
    provider.answer(
        TOKEN,
        200,
        "{\"access_token\":\"%s\",\"refresh_token\":\"%s\",\"expires_in\":120}"
            .formatted(access, refresh));
  }

  private static Duration seconds(long number) {
    return Duration.ofSeconds(number);
  }
}
