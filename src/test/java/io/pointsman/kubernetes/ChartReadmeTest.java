package io.pointsman.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/**
 * {@code helm/pointsman/README.md} says what the comments of {@code values.yaml} say, about every
 * value.
 *
 * <p>{@code ./mvnw test -Dtest=ChartReadmeTest -Dupdate-docs=true} writes it anew.
 */
class ChartReadmeTest {

  private static final Path PAGE = Chart.FOLDER.resolve("README.md");
  private static final Path VALUES = Chart.FOLDER.resolve("values.yaml");
  private static final Pattern COMMENT = Pattern.compile("( *)# (.*)");
  private static final Pattern KEY = Pattern.compile("( *)([A-Za-z0-9_]+):.*");

  @Test
  void isWhatTheValuesSay() throws IOException {
    String page = page();
    if (Boolean.getBoolean("update-docs")) {
      Files.writeString(PAGE, page);
    }
    assertThat(PAGE).as("stale: run this test with -Dupdate-docs=true").hasContent(page);
  }

  private static String page() throws IOException {
    StringBuilder page =
        new StringBuilder(
            """
            # The chart

            <!-- Written by ChartReadmeTest from the comments in values.yaml. -->

            How to install, upgrade and go back: [docs/kubernetes.md](../../docs/kubernetes.md). Values that this list does
            not have are refused.

            | Value | Default | What |
            |---|---|---|
            """);
    Map<String, String> comments = comments();
    List<String> undocumented = new ArrayList<>();
    rows("", Yaml.documents(VALUES).get(0), comments, page, undocumented);
    assertThat(undocumented).as("values without a comment").isEmpty();
    return page.toString();
  }

  private static void rows(
      String prefix,
      JsonNode values,
      Map<String, String> comments,
      StringBuilder page,
      List<String> undocumented)
      throws IOException {
    for (Map.Entry<String, JsonNode> value : values.properties()) {
      String path = prefix + value.getKey();
      String comment = comments.get(path);
      if (comment != null) {
        String shown = new ObjectMapper().writeValueAsString(value.getValue());
        page.append("| `%s` | `%s` | %s |\n".formatted(path, shown, comment.replace("|", "\\|")));
      } else if (value.getValue().isObject() && !value.getValue().isEmpty()) {
        rows(path + ".", value.getValue(), comments, page, undocumented);
      } else {
        undocumented.add(path);
      }
    }
  }

  /** The comment right above each key, by the key's path. */
  private static Map<String, String> comments() throws IOException {
    Map<String, String> comments = new TreeMap<>();
    List<String> path = new ArrayList<>();
    StringBuilder comment = new StringBuilder();
    for (String line : Files.readAllLines(VALUES)) {
      Matcher text = COMMENT.matcher(line);
      Matcher key = KEY.matcher(line);
      if (text.matches()) {
        comment.append(comment.isEmpty() ? "" : " ").append(text.group(2));
        continue;
      }
      if (key.matches()) {
        int depth = key.group(1).length() / 2;
        while (path.size() > depth) {
          path.remove(path.size() - 1);
        }
        path.add(key.group(2));
        if (!comment.isEmpty()) {
          comments.put(String.join(".", path), comment.toString());
        }
      }
      comment.setLength(0);
    }
    return comments;
  }
}
