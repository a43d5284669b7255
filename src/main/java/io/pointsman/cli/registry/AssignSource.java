package io.pointsman.cli.registry;

import io.pointsman.cli.connection.Body;
import io.pointsman.cli.shell.ExitCode;
import io.pointsman.cli.shell.Failure;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import picocli.CommandLine.Option;

/** Which devices are assigned: a list, or all that a filter lets through. */
final class AssignSource {

  @Option(names = "--mac", paramLabel = "MAC", description = "One of them; may be repeated.")
  private List<String> macs = List.of();

  @Option(
      names = "--mac-file",
      paramLabel = "FILE",
      description = "A text file with one MAC a line.")
  private Path macFile;

  @Option(names = "--where-profile", paramLabel = "PROFILE", description = "All with it.")
  private String profile;

  @Option(names = "--where-range", paramLabel = "ID", description = "All in the range's bounds.")
  private String range;

  @Option(names = "--where-prefix", paramLabel = "PREFIX", description = "All in the prefix.")
  private String prefix;

  void describe(Body body) {
    List<String> all = new ArrayList<>(macs);
    if (macFile != null) {
      all.addAll(lines(macFile));
    }
    boolean filtered = profile != null || range != null || prefix != null;
    if (filtered == (macFile != null || !macs.isEmpty())) {
      throw new Failure(ExitCode.USAGE, "Give either MACs, or a filter by --where-….");
    }
    if (filtered) {
      body.with(
          "filter",
          new Body().with("profile", profile).with("range", range).with("prefix", prefix).json());
    } else {
      body.with("macs", all);
    }
  }

  private static List<String> lines(Path file) {
    try (Stream<String> lines = Files.lines(file)) {
      return lines.map(String::strip).filter(line -> !line.isEmpty()).toList();
    } catch (IOException | UncheckedIOException unreadable) {
      throw new Failure(ExitCode.USAGE, "Cannot read " + file + " as UTF-8 text.", unreadable);
    }
  }
}
