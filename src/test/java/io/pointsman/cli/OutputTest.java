package io.pointsman.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import org.junit.jupiter.api.Test;

class OutputTest extends CliTest {

  private static final String LIST = "GET /api/v1/devices";

  private void threeDevices() {
    api.answer(
        LIST,
        200,
        """
        {"items":[{"mac":"7c:2f:80:00:00:01","profile":"vienna","version":1},
                  {"mac":"7c:2f:80:00:00:02","url":"https://a.example/","note":"a \\"b\\", c\\nd"}],
         "next":"more"}
        """);
    api.answer(LIST, 200, "{\"items\":[{\"mac\":\"7c:2f:80:00:00:03\",\"profile\":\"oslo\"}]}");
  }

  @Test
  void aTableFollowsItsRows() {
    threeDevices();
    assertThat(shell.run("devices", "list")).isZero();
    assertThat(shell.out().lines())
        .containsExactly(
            "MAC                PROFILE  URL                 SERIAL  NOTE        ORGANIZATION  VERSION",
            "7c:2f:80:00:00:01  vienna                                                         1",
            "7c:2f:80:00:00:02           https://a.example/          a \"b\", c\uFFFDd",
            "7c:2f:80:00:00:03  oslo");
    assertThat(api.asked().get(0).line()).isEqualTo(LIST + "?limit=1000");
    assertThat(api.asked().get(1).line()).isEqualTo(LIST + "?limit=1000&cursor=more");
    assertThat(api.last().header("Authorization")).isEqualTo("Bearer " + KEY);
  }

  @Test
  void aTableIsNoWiderThanTheTerminalAndColoured() {
    threeDevices();
    shell.onTerminal = true;
    shell.columns = 60;
    assertThat(shell.run("devices", "list")).isZero();
    assertThat(shell.out()).startsWith("\033[1mMAC").contains("…");
    assertThat(shell.out().replaceAll("\033\\[\\dm", "").lines())
        .allSatisfy(line -> assertThat(line.length()).isLessThanOrEqualTo(60));
  }

  @Test
  void noColourIsHonoured() {
    threeDevices();
    shell.onTerminal = true;
    shell.environment.put("NO_COLOR", "1");
    shell.run("devices", "list");
    assertThat(shell.out()).doesNotContain("\033");
  }

  @Test
  void csvIsQuotedAsRfc4180() {
    threeDevices();
    assertThat(shell.run("devices", "list", "-o", "csv")).isZero();
    assertThat(shell.out())
        .isEqualTo(
            """
            mac,profile,url,serial,note,organization,version
            7c:2f:80:00:00:01,vienna,,,,,1
            7c:2f:80:00:00:02,,https://a.example/,,"a ""b"", c
            d",,
            7c:2f:80:00:00:03,oslo,,,,,
            """);
  }

  @Test
  void jsonIsTheApisOwnAsOneList() throws IOException {
    threeDevices();
    assertThat(shell.run("devices", "list", "-o", "json")).isZero();
    JsonNode list = new ObjectMapper().readTree(shell.out());
    assertThat(list.path("items")).hasSize(3);
    assertThat(list.at("/items/1/note").asText()).isEqualTo("a \"b\", c\nd");
    assertThat(list.has("next")).isFalse();
  }

  @Test
  void aLimitAsksForNoMoreAndTellsWhereToGoOn() throws IOException {
    threeDevices();
    assertThat(shell.run("devices", "list", "-o", "json", "--limit", "2")).isZero();
    assertThat(api.asked()).hasSize(1);
    assertThat(api.last().line()).endsWith("?limit=2");
    assertThat(new ObjectMapper().readTree(shell.out()).path("next").asText()).isEqualTo("more");
    assertThat(shell.run("devices", "list", "-o", "csv", "--cursor", "more")).isZero();
    assertThat(api.last().line()).endsWith("cursor=more");
  }

  @Test
  void anEmptyListIsAListToo() throws IOException {
    api.answer(LIST, 200, "{\"items\":[]}");
    assertThat(shell.run("devices", "list")).isZero();
    assertThat(shell.out()).startsWith("MAC").hasLineCount(1);
    shell.run("devices", "list", "-o", "json");
    assertThat(new ObjectMapper().readTree(shell.out()).path("items")).isEmpty();
  }

  @Test
  void oneThingIsALineAMember() {
    api.answer("GET /api/v1/devices/7c", 200, "{\"mac\":\"7c\",\"profileId\":null,\"version\":2}");
    assertThat(shell.run("devices", "get", "7c")).isZero();
    assertThat(shell.out()).isEqualTo("mac        7c\nprofileId\nversion    2\n");
  }

  @Test
  void explainTellsTheAnswer() {
    api.answer(
        "GET /api/v1/routes/7C2F80ABCDEF",
        200,
        """
        {"mac":"7c:2f:80:ab:cd:ef","rules":[{"kind":"device","foreign":false,"verdict":"wins"}],
         "answer":{"status":302,"location":"https://a.example/"},"replica":"fresh"}
        """);
    assertThat(shell.run("explain", "7C2F80ABCDEF", "--path", "/a b")).isZero();
    assertThat(api.last().line()).endsWith("?path=%2Fa%20b");
    assertThat(shell.out())
        .contains("device  wins", "The phone is told: 302 https://a.example/\n", "is fresh.");
  }
}
