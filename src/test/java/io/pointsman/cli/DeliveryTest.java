package io.pointsman.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files for phones, and what their profiles need beside the URL. */
class DeliveryTest extends CliTest {

  private static final String PROFILE = "{\"name\":\"vienna\",\"mode\":\"MANIFEST\"}";

  @TempDir private Path folder;

  @Test
  void filesOfAProfileComeFromAFile() throws IOException {
    api.answer("PUT /api/v1/profiles/vienna", 200, PROFILE);
    String files = "{\"settings\":[{\"upload\":\"s.xml\"}]}";
    assertThat(
            shell.run(
                "profiles",
                "put",
                "vienna",
                "--template",
                "https://x/",
                "--mode",
                "manifest",
                "--files",
                file("files.json", files)))
        .isZero();
    assertThat(json(api.last().body()))
        .isEqualTo(
            json("{\"mode\":\"MANIFEST\",\"template\":\"https://x/\",\"files\":" + files + "}"));
    assertThat(
            shell.run(
                "profiles",
                "put",
                "vienna",
                "--template",
                "https://x/",
                "--proxy",
                file("broken.json", "{")))
        .isEqualTo(2);
    assertThat(shell.err()).contains("broken.json is no JSON");
  }

  @Test
  void aPasswordIsNoArgument() throws IOException {
    api.answer("PUT /api/v1/profiles/vienna/credentials", 200, PROFILE);
    assertThat(
            shell.run(
                "profiles",
                "set-credentials",
                "vienna",
                "--kind",
                "digest",
                "--user",
                "pbx",
                "--password-file",
                file("password", "s3cret\n"),
                "--if-version",
                "3"))
        .isZero();
    assertThat(json(api.last().body()))
        .isEqualTo(json("{\"kind\":\"DIGEST\",\"user\":\"pbx\",\"password\":\"s3cret\"}"));
    assertThat(api.last().header("If-Match")).isEqualTo("\"3\"");
    assertThat(shell.out() + shell.err()).doesNotContain("s3cret");

    api.answer("DELETE /api/v1/profiles/vienna/credentials", 200, PROFILE);
    assertThat(shell.run("profiles", "forget-credentials", "vienna")).isZero();
  }

  @Test
  void anUploadIsSentAndFetched() throws IOException {
    api.answer("PUT /api/v1/uploads/ca.pem", 201, "{\"name\":\"ca.pem\",\"size\":3}");
    assertThat(shell.run("uploads", "put", "ca.pem", "--from", file("x", "PEM"))).isZero();
    assertThat(api.last().header("Content-Type")).isEqualTo("application/x-pem-file");
    assertThat(api.last().body()).isEqualTo("PEM");
    assertThat(shell.out()).contains("ca.pem");

    api.answer("GET /api/v1/uploads/ca.pem", 200, "application/x-pem-file", "PEM", Map.of());
    Path to = folder.resolve("fetched");
    assertThat(shell.run("uploads", "get", "ca.pem", "--to", to.toString())).isZero();
    assertThat(to).hasContent("PEM");
    api.answer("GET /api/v1/uploads", 200, "{\"items\":[{\"name\":\"ca.pem\"}]}");
    assertThat(shell.run("uploads", "list", "-o", "csv")).isZero();
    assertThat(shell.out()).contains("name,mediaType,size,version,sha256,organization\nca.pem");
    api.answer("DELETE /api/v1/uploads/ca.pem", 204, "");
    assertThat(shell.run("uploads", "delete", "ca.pem")).isZero();
  }

  @Test
  void aPurgeSaysOneThing() throws IOException {
    api.answer("POST /api/v1/purges", 204, "");
    assertThat(shell.run("purge", "--profile", "vienna")).isZero();
    assertThat(json(api.last().body())).isEqualTo(json("{\"profile\":\"vienna\"}"));
    assertThat(shell.run("purge", "--all", "--organization", "o1")).isZero();
    assertThat(json(api.last().body())).isEqualTo(json("{\"organization\":\"o1\",\"all\":true}"));
    assertThat(shell.run("purge")).isEqualTo(2);
    assertThat(shell.run("purge", "--all", "--mac", "7C2F80ABCDEF")).isEqualTo(2);
  }

  private String file(String name, String content) throws IOException {
    return Files.writeString(folder.resolve(name), content).toString();
  }

  private static Object json(String text) throws IOException {
    return new ObjectMapper().readTree(text);
  }
}
