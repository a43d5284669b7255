package io.pointsman.correctness;

import static org.assertj.core.api.Assertions.assertThat;

import io.pointsman.testing.PostgresBackup;
import io.pointsman.testing.PostgresServer;
import io.pointsman.testing.TestFolders;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.function.Supplier;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * A backup takes the database's place while replicas run and phones ask: what came after it is true
 * no more, and replicas must see that by themselves, whichever numbers PostgreSQL gives again.
 */
@Tag("endurance")
class RestoreIT {

  private static final Duration SETTLING = Duration.ofMillis(1500);
  private static final String NUMBER =
      "select pg_snapshot_xmax(pg_current_snapshot())::text::bigint";
  private static final String NOT_ARCHIVED =
      "select count(*) from pg_ls_archive_statusdir() where name like '%.ready'";

  private static RestoreWorld world;
  private static int cases;

  private final RestoreCase written = new RestoreCase(world, cases++);

  @BeforeAll
  static void start() {
    world = new RestoreWorld();
  }

  @AfterAll
  static void stop() {
    world.close();
  }

  /** To a point after the base backup, which only the archive has. */
  @Test
  void fromTheArchiveOntoANewTimeline() throws IOException {
    Path archive =
        Files.createTempDirectory(Files.createDirectories(TestFolders.target()), "archive");
    world.postgres().execute("alter system set archive_command = 'cp %p " + archive + "/%f'");
    world.postgres().execute("select pg_reload_conf()");
    PostgresBackup backup = world.postgres().backUp();
    written.prepare();
    world.postgres().execute("select pg_create_restore_point('" + written.name() + "')");
    written.change();
    // What a server that is lost had not archived yet is lost.
    world.postgres().execute("select pg_switch_wal()");
    Awaitility.await("the archive has what was written")
        .atMost(Duration.ofMinutes(1))
        .until(() -> world.postgres().number(NOT_ARCHIVED) == 0);
    replace(
        "archive recovery, ahead",
        true,
        () ->
            backup.restored(
                Map.of(
                    "restore_command",
                    "cp " + archive + "/%f %p",
                    "recovery_target_name",
                    written.name())));
  }

  @Test
  void fromTheBaseBackupAloneOntoANewTimelineWithLowerNumbers() {
    PostgresBackup backup = backUp();
    written.change();
    replace("archive recovery, behind", false, () -> restoredAlone(backup));
  }

  /** Without an archive nobody knows which timelines there have been. */
  @Test
  void twiceOntoTimelinesOfOneNumber() {
    PostgresBackup backup = backUp();
    written.change();
    replace("first restore, behind", false, () -> restoredAlone(backup));
    written.changeAgain();
    replace("second restore, on the same timeline, ahead", true, () -> restoredAlone(backup));
  }

  @Test
  void asFilesThatAreStartedAsTheyAreWithLowerNumbers() {
    PostgresBackup backup = backUp();
    written.change();
    replace("copied files, behind", false, () -> backup.copied());
  }

  @Test
  void asFilesThatAreStartedAsTheyAreWithHigherNumbers() {
    PostgresBackup backup = backUp();
    written.change();
    replace("copied files, ahead", true, () -> backup.copied());
  }

  /** A database beside the old one takes its name, as a dump's does. */
  @Test
  void asAnotherDatabaseOfTheServer() {
    written.prepare();
    world.service().silence();
    world.service().breakAll();
    world
        .postgres()
        .execute(
            "postgres",
            "select pg_terminate_backend(pid) from pg_stat_activity where datname = 'pointsman'");
    world.postgres().execute("postgres", "create database restored template pointsman");
    world.service().heal();
    written.awaitUnmoved();
    written.change();
    try (Watch watch = world.watch()) {
      Watch.pass(Duration.ofMillis(500));
      watch.unsettle();
      world.postgres().execute("restored", "truncate change");
      world.postgres().execute("restored", "update change_horizon set xid = pg_current_xact_id()");
      world.postgres().execute("postgres", "drop database pointsman with (force)");
      world.postgres().execute("postgres", "alter database restored rename to pointsman");
      written.asOfTheBackup("another database", false);
      watch.phase("restored", true, true, SETTLING, Duration.ofSeconds(1));
      written.followsAgain();
      watch.judge();
    }
  }

  private PostgresBackup backUp() {
    written.prepare();
    return world.postgres().backUp();
  }

  /**
   * @param ahead whether the restored server gives the numbers of what was lost to other changes
   *     before a replica sees it
   */
  private void replace(String name, boolean ahead, Supplier<PostgresServer> restore) {
    long lost = world.postgres().number(NUMBER);
    try (Watch watch = world.watch()) {
      Watch.pass(Duration.ofMillis(500));
      watch.unsettle();
      world.postgres().kill();
      watch.phase("PostgreSQL killed", false, true, SETTLING, Duration.ofSeconds(1));
      watch.unsettle();
      PostgresServer restored = restore.get();
      if (ahead) {
        written.writeBeyond(restored, lost);
      }
      long now = restored.number(NUMBER);
      assertThat(now > lost).as("numbers %d, after %d", now, lost).isEqualTo(ahead);
      world.take(restored);
      written.asOfTheBackup(name, ahead);
      watch.phase("restored", true, true, SETTLING, Duration.ofSeconds(1));
      written.followsAgain();
      watch.judge();
    }
  }

  private static PostgresServer restoredAlone(PostgresBackup backup) {
    return backup.restored(Map.of("restore_command", "false", "recovery_target", "immediate"));
  }
}
