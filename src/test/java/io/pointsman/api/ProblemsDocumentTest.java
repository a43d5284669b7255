package io.pointsman.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.pointsman.registry.ProblemType;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** docs/problems.md lists every type with its status, in order, and no other. */
class ProblemsDocumentTest {

  private static final Pattern ROW = Pattern.compile("(?m)^\\| `([a-z-]+)` \\| ([0-9]{3}) \\|");

  @Test
  void everyTypeIsListed() throws IOException {
    String document = Files.readString(Path.of("docs/problems.md"));
    List<String> listed =
        ROW.matcher(document).results().map(row -> row.group(1) + " " + row.group(2)).toList();

    assertThat(listed)
        .containsExactlyElementsOf(
            Arrays.stream(ProblemType.values())
                .map(type -> type.slug() + " " + type.status())
                .toList());
  }
}
