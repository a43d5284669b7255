package io.pointsman.correctness;

import static org.assertj.core.api.Assertions.assertThat;

import io.pointsman.testing.PostgresBackup;
import io.pointsman.testing.PostgresServer;
import io.pointsman.testing.Replica;
import io.pointsman.testing.TcpProxy;
import io.pointsman.testing.TestFolders;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import java.util.stream.LongStream;
import java.util.stream.Stream;
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

  private static final Duration SECONDS = Duration.ofSeconds(5);
  private static final Duration SETTLING = Duration.ofMillis(1500);
  private static final Duration PAUSE = Duration.ofMillis(10);
  private static final String NUMBER =
      "select pg_snapshot_xmax(pg_current_snapshot())::text::bigint";
  private static final String NOT_ARCHIVED =
      "select count(*) from pg_ls_archive_statusdir() where name like '%.ready'";
  private static final String OLD = "https://restore.example/old/{mac.lower}";
  private static final String NEW = "https://restore.example/new/{mac.lower}";
  private static final long STEADY = 0x7c2f8c_000000L;
  private static final long OWN = 0x7c2f8c_001000L;
  private static final long CASES = 0x7c2f8c_100000L;
  private static final int FEW = 100;
  private static final int DEVICES = 1000;

  private static Cluster cluster;
  private static PostgresServer postgres;
  private static TcpProxy service;
  private static List<Replica> replicas;
  private static Tenant holder;
  private static UUID next;
  private static int cases;

  /** MACs of this case alone, in hundreds by what becomes of them. */
  private final long first = CASES + 0x10000L * cases++;

  private final long moved = first + 0x1000;
  private final long later = first + 0x2000;
  private final long added = first + 0x3000;
  private final long released = first + 0x4000;
  private final long own = first + 0x5000;
  private final long byProfile = first + 0x6000;
  private final long inRange = first + 0x7000;
  private final String profile = "case-" + cases;

  @BeforeAll
  static void start() {
    cluster = new Cluster();
    postgres = cluster.postgres();
    // Not on its command line, so that a backup has it, too.
    postgres.execute("alter system set archive_mode = on");
    postgres.stop();
    postgres.restart();
    service = TcpProxy.to(postgres.port());
    String url = service.url(postgres.url(), postgres.port());
    replicas =
        Stream.of("first", "second")
            .map(
                name ->
                    cluster
                        .replica("restore-" + name)
                        .property("pointsman.database.url", url)
                        .startWithoutWaiting())
            .toList();
    replicas.forEach(replica -> replica.awaitReady(Duration.ofMinutes(3)));
    holder = Tenant.provider(new Api(replicas.get(0)), "Restore");
    next = holder.profile("new", NEW);
    Staged.devices(postgres, holder, holder.profile("old", OLD), STEADY, DEVICES);
    Staged.ownUrls(postgres, holder, OWN, FEW);
    for (Replica replica : replicas) {
      follows(replica, OWN + FEW - 1, Staged.ownUrlAnswer(OWN + FEW - 1));
      try (PhoneLine line = PhoneLine.to(replica)) {
        LongStream.range(OWN, OWN + FEW).forEach(line::ask);
      }
    }
  }

  @AfterAll
  static void stop() {
    replicas.forEach(Replica::close);
    service.close();
    postgres.close();
    cluster.close();
  }

  /** To a point after the base backup, which only the archive has. */
  @Test
  void fromTheArchiveOntoANewTimeline() throws IOException {
    Path archive =
        Files.createTempDirectory(Files.createDirectories(TestFolders.target()), "archive");
    postgres.execute("alter system set archive_command = 'cp %p " + archive + "/%f'");
    postgres.execute("select pg_reload_conf()");
    PostgresBackup backup = postgres.backUp();
    prepare();
    postgres.execute("select pg_create_restore_point('" + profile + "')");
    change();
    // What a server that is lost had not archived yet is lost.
    postgres.execute("select pg_switch_wal()");
    Awaitility.await("the archive has what was written")
        .atMost(Duration.ofMinutes(1))
        .until(() -> postgres.number(NOT_ARCHIVED) == 0);
    replace(
        "archive recovery, ahead",
        true,
        () ->
            backup.restored(
                Map.of(
                    "restore_command",
                    "cp " + archive + "/%f %p",
                    "recovery_target_name",
                    profile)));
  }

  @Test
  void fromTheBaseBackupAloneOntoANewTimelineWithLowerNumbers() {
    PostgresBackup backup = backUp();
    change();
    replace("archive recovery, behind", false, () -> restoredAlone(backup));
  }

  /** Without an archive nobody knows which timelines there have been. */
  @Test
  void twiceOntoTimelinesOfOneNumber() {
    PostgresBackup backup = backUp();
    change();
    replace("first restore, behind", false, () -> restoredAlone(backup));
    changeAgain();
    replace("second restore, on the same timeline, ahead", true, () -> restoredAlone(backup));
  }

  @Test
  void asFilesThatAreStartedAsTheyAreWithLowerNumbers() {
    PostgresBackup backup = backUp();
    change();
    replace("copied files, behind", false, () -> backup.copied());
  }

  @Test
  void asFilesThatAreStartedAsTheyAreWithHigherNumbers() {
    PostgresBackup backup = backUp();
    change();
    replace("copied files, ahead", true, () -> backup.copied());
  }

  /** A database beside the old one takes its name, as a dump's does. */
  @Test
  void asAnotherDatabaseOfTheServer() {
    prepare();
    service.silence();
    service.breakAll();
    postgres.execute(
        "postgres",
        "select pg_terminate_backend(pid) from pg_stat_activity where datname = 'pointsman'");
    postgres.execute("postgres", "create database restored template pointsman");
    service.heal();
    awaitAll(moved, Staged.expand(OLD, moved));
    change();
    try (Watch watch = watch()) {
      Watch.pass(Duration.ofMillis(500));
      watch.unsettle();
      postgres.execute("restored", "truncate change");
      postgres.execute("restored", "update change_horizon set xid = pg_current_xact_id()");
      postgres.execute("postgres", "drop database pointsman with (force)");
      postgres.execute("postgres", "alter database restored rename to pointsman");
      asOfTheBackup("another database", false);
      watch.phase("restored", true, true, SETTLING, Duration.ofSeconds(1));
      followsAgain();
      watch.judge();
    }
  }

  private PostgresBackup backUp() {
    prepare();
    return postgres.backUp();
  }

  private void prepare() {
    Tenant writer = holder.by(new Api(replicas.get(0)));
    UUID old = writer.profile("old", OLD);
    writer.profile(profile, OLD);
    Staged.devices(postgres, holder, old, moved, FEW);
    Staged.devices(postgres, holder, old, later, 2 * FEW);
    writer.device(released, "old");
    writer.ownUrl(own, OLD + "/own");
    writer.device(byProfile, profile);
    awaitAll(byProfile, Staged.expand(OLD, byProfile));
  }

  /** What will be lost; both replicas know of it. */
  private void change() {
    Tenant writer = holder.by(new Api(replicas.get(1)));
    writer.profile(profile, NEW);
    writer.device(added, "new");
    writer.release(released);
    writer.ownUrl(own, NEW + "/own");
    writer.range(inRange, inRange + FEW - 1, "new", false);
    move(postgres, moved);
    awaitAll(moved + FEW - 1, Staged.expand(NEW, moved + FEW - 1));
    awaitAll(own, Staged.expand(NEW + "/own", own));
    awaitAll(byProfile, Staged.expand(NEW, byProfile));
    awaitAll(inRange, Staged.expand(NEW, inRange));
    awaitAll(released, Answer.LATER);
  }

  private void changeAgain() {
    Tenant writer = holder.by(new Api(replicas.get(1)));
    writer.ownUrl(own, NEW + "/own");
    writer.profile(profile, NEW);
    move(postgres, moved);
    awaitAll(moved + FEW - 1, Staged.expand(NEW, moved + FEW - 1));
    awaitAll(byProfile, Staged.expand(NEW, byProfile));
  }

  /**
   * @param ahead whether the restored server gives the numbers of what was lost to other changes
   *     before a replica sees it
   */
  private void replace(String name, boolean ahead, Supplier<PostgresServer> restore) {
    long lost = postgres.number(NUMBER);
    try (Watch watch = watch()) {
      Watch.pass(Duration.ofMillis(500));
      watch.unsettle();
      postgres.kill();
      watch.phase("PostgreSQL killed", false, true, SETTLING, Duration.ofSeconds(1));
      watch.unsettle();
      PostgresServer restored = restore.get();
      if (ahead) {
        move(restored, later);
        burn(restored, lost);
        move(restored, later + FEW);
      }
      long now = restored.number(NUMBER);
      assertThat(now > lost).as("numbers %d, after %d", now, lost).isEqualTo(ahead);
      take(restored);
      asOfTheBackup(name, ahead);
      watch.phase("restored", true, true, SETTLING, Duration.ofSeconds(1));
      followsAgain();
      watch.judge();
    }
  }

  private static void take(PostgresServer restored) {
    PostgresServer before = postgres;
    postgres = restored;
    service.leadTo(restored.port());
    before.close();
  }

  private void asOfTheBackup(String name, boolean ahead) {
    String after = ahead ? NEW : OLD;
    report(name, later, after);
    report(name, later + 2 * FEW - 1, after);
    report(name, moved, OLD);
    report(name, moved + FEW - 1, OLD);
    report(name, released, OLD);
    report(name, own, OLD + "/own");
    report(name, byProfile, OLD);
    awaitAll(added, Answer.UNKNOWN);
    awaitAll(inRange, Answer.UNKNOWN);
  }

  private void followsAgain() {
    for (Replica replica : replicas) {
      String url = "https://restore.example/" + UUID.randomUUID() + "/{mac.lower}";
      holder.by(new Api(replica)).ownUrl(later, url);
      replicas.forEach(other -> Follow.withinASecond(other, later, Staged.expand(url, later)));
    }
  }

  private static void report(String name, long mac, String template) {
    for (Replica replica : replicas) {
      double millis = follows(replica, mac, Staged.expand(template, mac));
      System.out.printf("RestoreIT: %s: %012x as restored after %.0f ms%n", name, mac, millis);
    }
  }

  private static void awaitAll(long mac, String truth) {
    replicas.forEach(replica -> follows(replica, mac, truth));
  }

  private static double follows(Replica replica, long mac, String truth) {
    return Follow.within(SECONDS, replica, mac, truth);
  }

  /** One transaction each. */
  private static void move(PostgresServer server, long first) {
    for (long mac = first; mac < first + FEW; mac++) {
      server.execute("update device set profile_id = '%s' where mac = %d".formatted(next, mac));
    }
  }

  /** Uses up transaction numbers beyond one. */
  private static void burn(PostgresServer server, long number) {
    server.execute(
        "do $$ begin while pg_current_xact_id()::text::bigint <= %d loop commit; end loop; end $$"
            .formatted(number));
  }

  private static PostgresServer restoredAlone(PostgresBackup backup) {
    return backup.restored(Map.of("restore_command", "false", "recovery_target", "immediate"));
  }

  private static Watch watch() {
    Watch watch = new Watch();
    for (Replica replica : replicas) {
      for (int i = 0; i < 2; i++) {
        watch.poll(
            replica,
            Phones.BY_PROFILE,
            PAUSE,
            again(STEADY, DEVICES - 1),
            mac -> Staged.expand(OLD, mac));
      }
      watch.poll(replica, Phones.OWN_IN_MEMORY, PAUSE, again(OWN, FEW), Staged::ownUrlAnswer);
    }
    return watch;
  }

  private static LongSupplier again(long first, int count) {
    return LongStream.iterate(first, mac -> first + (mac + 1 - first) % count).iterator()::nextLong;
  }
}
