package io.pointsman.manifest.rewrite;

import static org.assertj.core.api.Assertions.assertThat;

import io.pointsman.delivery.ProxyRules;
import io.pointsman.mac.Vendor;
import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Whole files of each vendor, in and out. A case is a folder with {@code in.*}, the rules in {@code
 * case.properties}, and {@code out.*} with every byte that is expected. {@code
 * -Dupdate-rewrites=true} writes the latter anew, to be read before it is believed.
 */
class WholeFilesTest {

  private static final Path FOLDER = Path.of("src/test/resources/rewrite");

  static List<String> cases() throws IOException {
    try (Stream<Path> files = Files.walk(FOLDER)) {
      return files
          .filter(file -> file.endsWith("case.properties"))
          .map(file -> FOLDER.relativize(file.getParent()).toString())
          .sorted()
          .toList();
    }
  }

  @ParameterizedTest
  @MethodSource("cases")
  void comesOutAsExpected(String name) throws IOException {
    Case one = Case.of(FOLDER.resolve(name));
    Rewritten rewritten = Rewriter.rewrite(one.question());
    if (Boolean.getBoolean("update-rewrites")) {
      Files.write(one.out(), rewritten.bytes());
    }
    assertThat(rewritten.reading()).isEqualTo(Reading.READ);
    assertThat(rewritten.format()).isEqualTo(one.format());
    assertThat(new String(rewritten.bytes(), StandardCharsets.ISO_8859_1))
        .isEqualTo(Files.readString(one.out(), StandardCharsets.ISO_8859_1));
  }

  @ParameterizedTest
  @MethodSource("cases")
  void withoutRulesPassesAsTheSameArray(String name) throws IOException {
    RewriteQuestion question = Case.of(FOLDER.resolve(name)).question();
    Rewritten rewritten =
        Rewriter.rewrite(
            new RewriteQuestion(
                question.file(), question.vendor(), question.url(), Rules.NONE, question.links()));
    assertThat(rewritten.bytes()).isSameAs(question.file());
    assertThat(rewritten.changes()).isEmpty();
    assertThat(rewritten.reading()).isEqualTo(Reading.READ);
  }

  @ParameterizedTest
  @MethodSource("cases")
  void cutOffAnywhereIsEitherReadOrUntouched(String name) throws IOException {
    RewriteQuestion whole = Case.of(FOLDER.resolve(name)).question();
    for (int length = 0; length < whole.file().length; length++) {
      byte[] cut = Arrays.copyOf(whole.file(), length);
      Rewritten rewritten =
          Rewriter.rewrite(
              new RewriteQuestion(cut, whole.vendor(), whole.url(), whole.rules(), whole.links()));
      if (rewritten.reading() != Reading.READ || rewritten.changes().isEmpty()) {
        assertThat(rewritten.bytes()).isSameAs(cut);
      }
    }
  }

  /**
   * @param out what is expected
   */
  record Case(RewriteQuestion question, FileFormat format, Path out) {

    static Case of(Path folder) throws IOException {
      Properties said = new Properties();
      try (Reader reader = Files.newBufferedReader(folder.resolve("case.properties"))) {
        said.load(reader);
      }
      Path in;
      try (Stream<Path> files = Files.list(folder)) {
        in =
            files
                .filter(file -> file.getFileName().toString().startsWith("in."))
                .findFirst()
                .orElseThrow();
      }
      Map<String, String> hosts = new HashMap<>();
      for (String pair : said.getProperty("hosts", "").split(",")) {
        if (!pair.isEmpty()) {
          hosts.put(pair.split("=")[0], pair.split("=")[1]);
        }
      }
      ProxyRules rules =
          Rules.of(
              Boolean.parseBoolean(said.getProperty("absolute")),
              hosts,
              Boolean.parseBoolean(said.getProperty("https")),
              Boolean.parseBoolean(said.getProperty("through")));
      return new Case(
          new RewriteQuestion(
              Files.readAllBytes(in),
              Vendor.valueOf(said.getProperty("vendor")),
              said.getProperty("url"),
              rules,
              new ReadableLinks()),
          FileFormat.valueOf(said.getProperty("format")),
          in.resolveSibling(in.getFileName().toString().replaceFirst("in", "out")));
    }
  }
}
