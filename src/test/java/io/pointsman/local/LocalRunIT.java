package io.pointsman.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.sun.security.auth.module.UnixSystem;
import io.pointsman.testing.LocalRunProcess;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.postgresql.ds.PGSimpleDataSource;

/** Needs the package: it starts what {@code bin/local-run} starts. */
class LocalRunIT {

  private Path data;

  @BeforeEach
  void freshFolder() throws IOException {
    // Below the temporary folder: another user must be able to reach it.
    Path parent = Files.createTempDirectory("pointsman-local-run");
    Files.setPosixFilePermissions(parent, PosixFilePermissions.fromString("rwxrwxrwx"));
    data = parent.resolve("data with blank");
  }

  @AfterEach
  void nothingStaysBehind() throws IOException {
    servers().forEach(ProcessHandle::destroyForcibly);
    try (Stream<Path> files = Files.walk(data.getParent())) {
      for (Path file : files.sorted(java.util.Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }

  @Test
  void keepsItsDataWhenKilledAndEndsItsServersWhenStopped() throws Exception {
    keepsItsData(List.of());
  }

  @Test
  void runsAsANormalUserToo() throws Exception {
    assumeThat(new UnixSystem().getUid()).isZero();
    Path readable = Path.of("bin/local-run").toAbsolutePath();
    for (Path folder = readable.getParent(); folder != null; folder = folder.getParent()) {
      assumeThat(Files.getPosixFilePermissions(folder).toString()).contains("OTHERS_EXECUTE");
    }
    keepsItsData(List.of("setpriv", "--reuid=65534", "--regid=65534", "--clear-groups"));
  }

  @Test
  void refusesAFolderThatAnotherRunHas() throws Exception {
    try (LocalRunProcess first = LocalRunProcess.start(List.of(), data)) {
      awaitReady(first);
      try (LocalRunProcess second = LocalRunProcess.start(List.of(), data)) {
        assertThat(second.awaitExit(Duration.ofSeconds(60))).isEqualTo(1);
        assertThat(second.output())
            .contains("Another local run uses " + data)
            .doesNotContain("\tat ");
      }
      assertThat(first.alive()).isTrue();
    }
  }

  private void keepsItsData(List<String> asUser) throws Exception {
    Set<Long> orphans;
    try (LocalRunProcess run = LocalRunProcess.start(asUser, data)) {
      awaitReady(run);
      execute("create table if_kept as select 7 as value");
      String key = Files.readString(data.resolve("operator.key")).strip();
      assertThat(key).matches("pm_[A-Za-z0-9_-]{43}");
      assertThat(
              PosixFilePermissions.toString(
                  Files.getPosixFilePermissions(data.resolve("operator.key"))))
          .isEqualTo("rw-------");
      assertThat(run.output()).contains(data.resolve("operator.key").toString());
      assertThat(Files.readString(data.resolve("secrets.keys"))).matches("local:[\\w-]{43}\n");
      assertThat(
              PosixFilePermissions.toString(
                  Files.getPosixFilePermissions(data.resolve("secrets.keys"))))
          .isEqualTo("rw-------");
      run.killAlone();
      orphans = servers().map(ProcessHandle::pid).collect(Collectors.toSet());
      assertThat(orphans).as("PostgreSQL and Redis, left behind").hasSizeGreaterThanOrEqualTo(2);
    }
    try (LocalRunProcess run = LocalRunProcess.start(asUser, data)) {
      awaitReady(run);
      assertThat(single("select value from if_kept")).isEqualTo("7");
      assertThat(single("show fsync")).isEqualTo("on");
      assertThat(single("show synchronous_commit")).isEqualTo("on");
      assertThat(servers().map(ProcessHandle::pid)).doesNotContainAnyElementsOf(orphans);
      assertThat(run.stop()).isEqualTo(143);
      assertThat(servers()).isEmpty();
      assertThat(Files.readString(data.resolve("postgres.log")))
          .contains("received fast shutdown request");
    }
  }

  private static void awaitReady(LocalRunProcess run) {
    Awaitility.await("the local run is ready")
        .atMost(Duration.ofMinutes(2))
        .pollInterval(Duration.ofMillis(200))
        .failFast(
            () -> {
              if (!run.alive()) {
                throw new IllegalStateException("It has ended:\n" + run.output());
              }
            })
        .ignoreExceptionsInstanceOf(IOException.class)
        .until(
            () -> {
              URI ready = URI.create(run.management() + "/q/health/ready");
              return ((java.net.HttpURLConnection) ready.toURL().openConnection()).getResponseCode()
                  == 200;
            });
  }

  /** The servers whose programs lie in this test's folder. */
  private Stream<ProcessHandle> servers() {
    return ProcessHandle.allProcesses()
        .filter(
            process ->
                process.info().command().filter(c -> c.startsWith(data.toString())).isPresent());
  }

  private void execute(String sql) throws SQLException, IOException {
    try (Connection connection = connect()) {
      connection.createStatement().execute(sql);
    }
  }

  private String single(String sql) throws SQLException, IOException {
    try (Connection connection = connect();
        ResultSet row = connection.createStatement().executeQuery(sql)) {
      row.next();
      return row.getString(1);
    }
  }

  private Connection connect() throws SQLException, IOException {
    List<String> pidFile = Files.readAllLines(data.resolve("pg18/postmaster.pid"));
    PGSimpleDataSource source = new PGSimpleDataSource();
    source.setServerNames(new String[] {"127.0.0.1"});
    source.setPortNumbers(new int[] {Integer.parseInt(pidFile.get(3))});
    source.setDatabaseName("pointsman");
    source.setUser("pointsman");
    source.setPassword(Files.readString(data.resolve("postgres.password")).strip());
    return source.getConnection();
  }
}
