package io.pointsman.cli.transfer;

import io.pointsman.cli.connection.ApiClient;
import io.pointsman.cli.connection.Call;
import io.pointsman.cli.shell.ExitCode;
import io.pointsman.cli.shell.Failure;
import io.pointsman.cli.shell.Shell;
import java.time.Duration;
import java.util.Locale;

/** Follows an import until it is finished; the API may be away meanwhile. */
final class JobWatch {

  private static final Duration SOON = Duration.ofMillis(250);
  private static final Duration LATER = Duration.ofSeconds(1);
  private static final int SOON_LOOKS = 40;
  private static final int MOST_FAILURES = 60;

  private final Shell shell;
  private final ApiClient api;

  JobWatch(Shell shell, ApiClient api) {
    this.shell = shell;
    this.api = api;
  }

  /**
   * @throws Failure if the API refuses, or is away for about a minute or longer
   */
  Job follow(String id) {
    Progress progress = new Progress(shell, "Rows");
    int failures = 0;
    try {
      for (int looks = 0; ; looks++) {
        try {
          Job job = new Job(api.json(Call.get("imports", id)));
          if (job.finished()) {
            return job;
          }
          show(progress, job);
          failures = 0;
        } catch (Failure away) {
          if (away.code() != ExitCode.UNAVAILABLE || ++failures > MOST_FAILURES) {
            throw away;
          }
        }
        shell.pause(looks < SOON_LOOKS && failures == 0 ? SOON : LATER);
      }
    } finally {
      progress.end();
    }
  }

  private static void show(Progress progress, Job job) {
    long total = job.rows("total");
    long done = job.rows("read");
    long rate = job.view().path("rowsPerSecond").asLong();
    progress.show(
        total == 0
            ? job.state().toLowerCase(Locale.ROOT)
            : Progress.count(done) + " of " + Progress.count(total),
        done,
        total == 0 ? null : (double) total,
        rate == 0 ? "" : Progress.count(rate) + "/s",
        job.view().hasNonNull("secondsLeft") ? job.view().path("secondsLeft").asLong() : null);
  }
}
