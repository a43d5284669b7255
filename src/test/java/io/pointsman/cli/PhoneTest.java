package io.pointsman.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PhoneTest extends CliTest {

  private static final String ASK = "GET /device/7C2F80ABCDEF.xml";

  private int phone(String... arguments) {
    String[] all = new String[arguments.length + 3];
    all[0] = "phone";
    System.arraycopy(arguments, 0, all, 1, arguments.length);
    all[all.length - 2] = "--at";
    all[all.length - 1] = api.url();
    return shell.run(all);
  }

  @Test
  void showsTheWholeExchangeAndSendsNoKey() {
    api.answer(ASK, 302, "text/plain", "", Map.of("Location", "https://a.example/x"));
    assertThat(phone("7C2F80ABCDEF")).isZero();
    assertThat(shell.out())
        .startsWith(
            """
            > GET /device/7C2F80ABCDEF.xml HTTP/1.1
            > Host: %s
            > Accept: */*
            > User-Agent: Gigaset N870 IP PRO/83.V2.11.0;7C2F80ABCDEF

            < HTTP/1.1 302
            """
                .formatted(api.url().substring("http://".length())))
        .contains("\n< location: https://a.example/x\n");
    assertThat(api.last().header("User-Agent"))
        .isEqualTo("Gigaset N870 IP PRO/83.V2.11.0;7C2F80ABCDEF");
    assertThat(api.last().headers()).doesNotContainKey("Authorization");
    assertThat(api.asked()).hasSize(1);
  }

  @Test
  void followsOnlyIfAsked() throws IOException {
    api.answer(ASK, 302, "text/plain", "", Map.of("Location", "/next.xml"));
    api.answer("GET /next.xml", 200, "text/xml", "<settings/>", Map.of());
    assertThat(phone("7C2F80ABCDEF", "--follow", "-o", "json")).isZero();
    var exchanges = new ObjectMapper().readTree(shell.out()).path("items");
    assertThat(exchanges).hasSize(2);
    assertThat(exchanges.at("/1/body").asText()).isEqualTo("<settings/>");
    assertThat(api.last().header("User-Agent")).startsWith("Gigaset");
  }

  @Test
  void checksWhatItIsToldToExpect() {
    api.answer(ASK, 404, "text/plain", "", Map.of());
    assertThat(phone("7C2F80ABCDEF", "--expect", "200,302,404")).isZero();
    assertThat(phone("7C2F80ABCDEF", "--expect", "302")).isEqualTo(1);
    assertThat(phone("7C2F80ABCDEF")).isEqualTo(5);
  }

  @Test
  void aCircleEnds() {
    api.answer(ASK, 302, "text/plain", "", Map.of("Location", "/device/7C2F80ABCDEF.xml"));
    assertThat(phone("7C2F80ABCDEF", "--follow")).isZero();
    assertThat(api.asked()).hasSize(6);
  }

  @ParameterizedTest
  @CsvSource({"404,5", "503,6", "401,4", "200,0", "400,3"})
  void theExitCodeTellsTheAnswer(int status, int code) {
    api.answer(ASK, status, "text/plain", "", Map.of());
    assertThat(phone("7C2F80ABCDEF")).isEqualTo(code);
  }

  @Test
  void allOfTheRequestCanBeChosen() {
    assertThat(
            phone(
                "7C2F80ABCDEF",
                "--vendor=yealink",
                "--model=SIP-T54W",
                "--path=/p/y.boot?a=1",
                "--header=If-None-Match=\"x\""))
        .isEqualTo(5);
    assertThat(api.last().line()).isEqualTo("GET /p/y.boot?a=1");
    assertThat(api.last().header("User-Agent"))
        .isEqualTo("Yealink SIP-T54W 28.83.0.120 7c:2f:80:ab:cd:ef");
    assertThat(api.last().header("If-None-Match")).isEqualTo("\"x\"");
  }

  @Test
  void whatATerminalWouldObeyIsNotShown() {
    api.answer(ASK, 200, "text/plain", "a\033[2Jb\tc\nd", Map.of());
    phone("7C2F80ABCDEF");
    assertThat(shell.out()).contains("a\uFFFD[2Jb\tc\nd").doesNotContain("\033");
  }
}
