package io.pointsman.dialect;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** One request as a phone sent it, and what it should be recognised as. */
record Capture(Path source, PhoneRequest request, Map<String, String> expected) {

  private static final Path FOLDER = Path.of("src/test/resources/captures");

  static List<Capture> all() {
    return below(FOLDER);
  }

  static List<Capture> below(Path folder) {
    try (Stream<Path> files = Files.walk(folder)) {
      return files
          .filter(file -> file.toString().endsWith(".http"))
          .sorted()
          .map(Capture::read)
          .toList();
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  /** Null where the file says there is none. */
  String expected(String key) {
    String value = expected.get(key);
    if (value == null) {
      throw new IllegalStateException(source + " does not say '" + key + "'");
    }
    return value.equals("-") ? null : value;
  }

  @Override
  public String toString() {
    return FOLDER.getParent().relativize(source).toString();
  }

  private static Capture read(Path file) {
    Map<String, String> expected = new HashMap<>();
    String target = null;
    String userAgent = null;
    for (String line : lines(file)) {
      if (line.startsWith("# ")) {
        int colon = line.indexOf(": ");
        expected.put(line.substring(2, colon), line.substring(colon + 2));
      } else if (line.startsWith("GET ")) {
        target = line.substring(4, line.lastIndexOf(' '));
      } else if (line.startsWith("User-Agent: ")) {
        userAgent = line.substring("User-Agent: ".length());
      }
    }
    int mark = target.indexOf('?');
    String path = mark < 0 ? target : target.substring(0, mark);
    String query = mark < 0 ? null : target.substring(mark + 1);
    return new Capture(file, new PhoneRequest(path, query, userAgent), expected);
  }

  private static List<String> lines(Path file) {
    try {
      return Files.readAllLines(file);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }
}
