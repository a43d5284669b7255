package io.pointsman.template;

import static org.assertj.core.api.Assertions.assertThat;

import io.pointsman.mac.MacAddress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The tables of docs/templates.md are true. */
class TemplateExamplesTest {

  private static final MacAddress MAC = MacAddress.parse("7C2F80ABCDEF");

  @TestFactory
  List<DynamicTest> examples() throws IOException {
    List<String[]> rows =
        Files.readAllLines(Path.of("docs/templates.md")).stream()
            .filter(line -> line.startsWith("| `") && line.contains("://"))
            .map(line -> line.replaceAll("[`|] ?[`|]?", "\t").trim().split("\\s+"))
            .toList();
    assertThat(rows).hasSize(6).allSatisfy(row -> assertThat(row).hasSize(4));
    return rows.stream()
        .map(row -> DynamicTest.dynamicTest(row[1] + " " + row[2], () -> example(row)))
        .toList();
  }

  @Test
  void namesEverythingThatAnySyntaxKnows() throws IOException {
    String page = Files.readString(Path.of("docs/templates.md"));
    for (TemplateSyntax syntax : TemplateSyntax.values()) {
      assertThat(page).contains("`" + syntax + "`");
      for (String token : syntax.vocabulary().split(" ")) {
        assertThat(page).contains("`" + token + "`");
      }
    }
  }

  private static void example(String[] row) {
    String path = row[2].substring(1);
    String file = path.contains(".") ? path.substring(path.lastIndexOf('/') + 1) : null;
    UrlTemplate template = UrlTemplate.parse(TemplateSyntax.valueOf(row[0]), row[1]);
    assertThat(template.expand(new PhoneFacts(MAC, null, file, path))).contains(row[3]);
  }
}
