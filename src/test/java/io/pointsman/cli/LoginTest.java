package io.pointsman.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LoginTest extends CliTest {

  private static final String LIST = "GET /api/v1/organizations";

  @TempDir private Path files;

  @BeforeEach
  void onlyTheFile() {
    shell.environment.clear();
    api.answer(LIST, 200, "{\"items\":[{\"name\":\"Vienna\"}]}");
  }

  @Test
  void aKeyIsTriedAndKeptForOnesOwnEyes() throws IOException {
    shell.input = (KEY + "\n").getBytes(StandardCharsets.UTF_8);
    assertThat(shell.run("login", "--api", api.url(), "--key-file", "-")).isZero();
    assertThat(api.last().header("Authorization")).isEqualTo("Bearer " + KEY);
    assertThat(shell.out() + shell.err()).doesNotContain(KEY);
    assertThat(permissions(shell.configuration())).isEqualTo("rw-------");
    assertThat(permissions(shell.configuration().getParent())).isEqualTo("rwx------");

    assertThat(shell.run("whoami")).isZero();
    assertThat(shell.out()).contains(api.url(), "Vienna").doesNotContain(KEY);
    assertThat(shell.run("contexts", "list", "-o", "csv")).isZero();
    assertThat(shell.out())
        .isEqualTo("name,inUse,api,login\ndefault,true," + api.url() + "/api/v1/,key\n");
  }

  @Test
  void aKeyIsAskedForWhereThereIsSomebodyToAsk() {
    assertThat(shell.run("login", "--api", api.url())).isEqualTo(2);
    assertThat(shell.err()).contains("nobody to ask");
    shell.typed = KEY;
    assertThat(shell.run("login", "--api", api.url())).isZero();
    assertThat(shell.run("whoami")).isZero();
  }

  @Test
  void aKeyThatIsRefusedIsNotKept() throws IOException {
    try (FakeApi other = new FakeApi()) {
      other.answer(
          LIST, 401, "{\"title\":\"No\",\"type\":\"urn:pointsman:problem:unauthenticated\"}");
      shell.typed = KEY;
      assertThat(shell.run("login", "--api", other.url())).isEqualTo(4);
    }
    assertThat(shell.configuration()).doesNotExist();
  }

  @Test
  void aKeyGoesOnlyWhereItWasGivenFor() throws IOException {
    shell.typed = KEY;
    shell.run("login", "--api", api.url());
    try (FakeApi other = new FakeApi()) {
      assertThat(shell.run("organizations", "list", "--api", other.url())).isEqualTo(2);
      assertThat(shell.err()).contains("is not sent to " + other.url()).doesNotContain(KEY);
      shell.environment.put("POINTSMAN_API_URL", other.url());
      assertThat(shell.run("organizations", "list")).isEqualTo(2);
      assertThat(other.asked()).isEmpty();
      String elsewhere = "//" + other.url().substring("http://".length()) + "/x";
      assertThat(shell.run("api", "GET", elsewhere, "--api", api.url())).isEqualTo(2);
      assertThat(other.asked()).isEmpty();
    }
  }

  @Test
  void flagsWinOverTheEnvironmentAndThatOverTheFile() throws IOException {
    shell.typed = "pm_file";
    shell.run("login", "--api", api.url());
    shell.run("organizations", "list");
    assertThat(api.last().header("Authorization")).isEqualTo("Bearer pm_file");

    shell.environment.put("POINTSMAN_API_KEY_FILE", key("pm_environment-file"));
    shell.run("organizations", "list");
    assertThat(api.last().header("Authorization")).isEqualTo("Bearer pm_environment-file");

    shell.environment.put("POINTSMAN_API_KEY", "pm_environment");
    shell.run("organizations", "list");
    assertThat(api.last().header("Authorization")).isEqualTo("Bearer pm_environment");

    shell.run("organizations", "list", "--key-file", key("pm_flag"));
    assertThat(api.last().header("Authorization")).isEqualTo("Bearer pm_flag");
  }

  @Test
  void contextsLiveSideBySide() {
    shell.typed = "pm_one";
    shell.run("login", "--context", "one", "--api", api.url());
    shell.typed = "pm_two";
    shell.run("login", "--context", "two", "--api", api.url());
    shell.run("organizations", "list", "--context", "one");
    assertThat(api.last().header("Authorization")).isEqualTo("Bearer pm_one");
    shell.run("organizations", "list");
    assertThat(api.last().header("Authorization")).isEqualTo("Bearer pm_two");
    assertThat(shell.run("contexts", "use", "one")).isZero();
    shell.run("organizations", "list");
    assertThat(api.last().header("Authorization")).isEqualTo("Bearer pm_one");
    assertThat(shell.run("logout")).isZero();
    shell.run("organizations", "list");
    assertThat(api.last().header("Authorization")).isNull();
    assertThat(shell.run("contexts", "remove", "two")).isZero();
    assertThat(shell.run("contexts", "use", "two")).isEqualTo(2);
  }

  @Test
  void aReadableOrBrokenFileIsComplainedOfWithoutItsSecrets() throws IOException {
    shell.typed = KEY;
    shell.run("login", "--api", api.url());
    Files.setPosixFilePermissions(
        shell.configuration(), PosixFilePermissions.fromString("rw-r--r--"));
    assertThat(shell.run("whoami")).isZero();
    assertThat(shell.err()).contains("others may read").doesNotContain(KEY);
    Files.writeString(shell.configuration(), "{\"current\": " + KEY);
    assertThat(shell.run("whoami")).isEqualTo(2);
    assertThat(shell.err()).contains("Cannot read").doesNotContain(KEY);
  }

  @Test
  void aKeyInTheClearIsWarnedOf() throws IOException {
    shell.run(
        "whoami", "--api", "http://pointsman.invalid", "--key-file", key(KEY), "--timeout", "1");
    assertThat(shell.err())
        .contains("travels unencrypted to pointsman.invalid")
        .doesNotContain(KEY);
  }

  @Test
  void whatIsNoKeyIsNotSent() throws IOException {
    assertThat(shell.run("whoami", "--api", api.url(), "--key-file", key("a\r\nX-Evil: b")))
        .isEqualTo(2);
    assertThat(shell.err()).contains("holds no key").doesNotContain("Evil");
    assertThat(api.asked()).isEmpty();
  }

  @Test
  void anIssuedKeyCanGoToAFileUnseen() throws IOException {
    api.answer("POST /api/v1/organizations/7/keys", 201, "{\"id\":\"k\",\"key\":\"pm_new\"}");
    Path file = files.resolve("new.key");
    String[] create = {
      "keys",
      "create",
      "7",
      "--name",
      "n",
      "--role",
      "editor",
      "--key-to",
      file.toString(),
      "--api",
      api.url(),
      "--key-file",
      key(KEY)
    };
    assertThat(shell.run(create)).isZero();
    assertThat(api.last().body()).isEqualTo("{\"name\":\"n\",\"role\":\"EDITOR\"}");
    assertThat(shell.out() + shell.err()).doesNotContain("pm_new");
    assertThat(Files.readString(file)).isEqualTo("pm_new\n");
    assertThat(permissions(file)).isEqualTo("rw-------");
    int asked = api.asked().size();
    assertThat(shell.run(create)).isEqualTo(2);
    assertThat(api.asked()).hasSize(asked);
  }

  private String key(String key) throws IOException {
    return Files.writeString(files.resolve("key"), key).toString();
  }

  private static String permissions(Path file) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
  }
}
