package io.pointsman.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ErrorsTest extends CliTest {

  @Test
  void aProblemIsToldWhole() {
    api.answer(
        "PUT /api/v1/profiles/main",
        422,
        """
        {"type":"urn:pointsman:problem:invalid-fields","title":"Some fields are not usable",
         "status":422,"detail":"Not usable: name, status.","errors":[
          {"field":"name","message":"is needed"},
          {"field":"status","value":"301","message":"is a permanent redirect"}]}
        """);
    assertThat(shell.run("profiles", "put", "main", "--template", "x", "--status", "301"))
        .isEqualTo(3);
    assertThat(shell.out()).isEmpty();
    assertThat(shell.err())
        .isEqualTo(
            """
            pointsman: Some fields are not usable (422 invalid-fields).
              Not usable: name, status.
              - name: is needed
              - status "301": is a permanent redirect
              request request-7
            """);
  }

  @ParameterizedTest
  @CsvSource({"400,3", "401,4", "403,4", "404,5", "409,3", "429,6", "500,1", "503,6", "302,1"})
  void theStatusDecidesTheExitCode(int status, int code) {
    api.answer("GET /api/v1/devices/7C2F80ABCDEF", status, "text/plain", "no", Map.of());
    assertThat(shell.run("devices", "get", "7C2F80ABCDEF")).isEqualTo(code);
    assertThat(shell.err()).contains("The API answered " + status);
  }

  @Test
  void whatAHostileServerWritesIsNoCommandForTheTerminal() {
    api.answer(
        "GET /api/v1/devices/1", 409, "{\"title\":\"a\\u001b[2Jb\",\"detail\":\"c\\u0007\"}");
    shell.run("devices", "get", "1");
    assertThat(shell.err())
        .contains("a\uFFFD[2Jb")
        .doesNotContain("\u001b")
        .doesNotContain("\u0007");
  }

  @Test
  void nobodyListens() throws IOException {
    int port;
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = socket.getLocalPort();
    }
    String nobody = "http://127.0.0.1:" + port;
    assertThat(shell.run("devices", "list", "--api", nobody)).isEqualTo(6);
    assertThat(shell.err()).isEqualTo("pointsman: Cannot connect to " + nobody + ".\n");
  }

  @Test
  void nobodyAnswers() throws IOException {
    try (ServerSocket silent = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
      String address = "http://127.0.0.1:" + silent.getLocalPort();
      assertThat(shell.run("devices", "list", "--timeout", "1", "--api", address)).isEqualTo(6);
      assertThat(shell.err()).contains("No answer from " + address + " within 1 s.");
    }
  }

  @ParameterizedTest
  @CsvSource({
    "devices, Missing required subcommand",
    "devices list --limit x, 'Invalid value for option ''--limit'''",
    "devices list -o yaml, 'expected one of'",
    "devices list --limit 0, --limit must be at least 1",
    "devices get, Missing required parameter",
    "nothing, Unmatched argument",
    "devices list --api ftp://host, is no address such as",
    "devices list --api https://user:word@host, is no address such as",
    "devices list --timeout 0, --timeout must be at least 1",
    "devices list --context none, There is no context",
    "phone 7C2F80ABCDE, 7C2F80ABCDE",
    "phone 7C2F80ABCDEF --vendor nobody, is no known vendor",
    "api GET https://elsewhere.example/, is no path of the API",
    "devices import nowhere.csv, Cannot read nowhere.csv",
    "devices import src, Cannot read src",
    "devices import pom.xml --rejects nowhere/out.csv, Cannot write nowhere/out.csv",
    "imports wait j1 --rejects nowhere/out.csv, Cannot write nowhere/out.csv",
    "devices export --to nowhere/out.csv, Cannot write nowhere/out.csv",
    "api G<T devices, This cannot be sent",
    "api GET devices --header Host=x, This cannot be sent",
    "devices assign --mac 1 --where-profile x --profile y, Give either MACs"
  })
  void misuseIsTwo(String command, String told) {
    assertThat(shell.run(command.split(" "))).isEqualTo(2);
    assertThat(shell.err()).contains(told);
    assertThat(api.asked()).isEmpty();
  }

  @Test
  void aKeyGivenAsAnArgumentIsNotShownAgain() {
    assertThat(shell.run("login", "--key", KEY)).isEqualTo(2);
    assertThat(shell.err()).doesNotContain(KEY);
  }
}
