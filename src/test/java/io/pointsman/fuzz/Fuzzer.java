package io.pointsman.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import io.pointsman.testing.TestFolders;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Jazzer in a process of its own, as it instruments the classes it tries. */
final class Fuzzer {

  private static final Pattern DONE = Pattern.compile("Done (\\d+) runs in (\\d+) second");

  private Fuzzer() {}

  /**
   * Fails with Jazzer's report, which tells the seed and the input, if there is a finding.
   *
   * @param runs how many inputs
   * @param minutes the most it may take
   */
  static void run(Class<?> target, long runs, int minutes) throws Exception {
    Path folder =
        Files.createDirectories(TestFolders.target().resolve("fuzz/" + target.getSimpleName()));
    Path corpus = Files.createDirectories(folder.resolve("corpus"));
    Path report = folder.resolve("report.txt");
    Process process =
        new ProcessBuilder(command(target, runs, minutes, corpus))
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(report.toFile())
            .start();
    try {
      assertThat(process.waitFor(minutes + 2, TimeUnit.MINUTES)).as("it ends").isTrue();
    } finally {
      process.destroyForcibly();
    }
    String told = Files.readString(report);
    Matcher done = DONE.matcher(told);
    assertThat(process.exitValue()).as(told).isZero();
    assertThat(done.find()).as(told).isTrue();
    assertThat(Long.parseLong(done.group(1))).as("runs").isGreaterThanOrEqualTo(runs);
    System.out.printf("%s: %s%n", target.getSimpleName(), done.group());
  }

  private static List<String> command(Class<?> target, long runs, int minutes, Path corpus)
      throws IOException {
    Path seeds = TestFolders.target().resolve("test-classes/fuzz");
    return List.of(
        System.getProperty("java.home") + File.separator + "bin/java",
        "-Xmx1g",
        "-cp",
        System.getProperty("java.class.path"),
        "com.code_intelligence.jazzer.Jazzer",
        "--target_class=" + target.getName(),
        "--instrumentation_includes=io.pointsman.**",
        "--custom_hook_includes=io.pointsman.**",
        // It cannot watch Netty, which looks at Unsafe by reflection.
        "--disabled_hooks=com.code_intelligence.jazzer.sanitizers.UnsafeSanitizer",
        "--reproducer_path=.",
        "-runs=" + runs,
        "-max_total_time=" + minutes * 60,
        "-max_len=4096",
        "-timeout=10",
        "-rss_limit_mb=0",
        "-dict=" + seeds.resolve("words.dict"),
        corpus.toString());
  }
}
