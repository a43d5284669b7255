package io.pointsman.cli;

import io.pointsman.cli.shell.Shell;
import io.pointsman.cli.shell.Terminal;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Runs commands in this process, in a home of their own, in a time that passes only by pauses. */
final class TestShell {

  final Map<String, String> environment = new HashMap<>();
  final List<Duration> pauses = new ArrayList<>();
  final Path home;
  String typed;
  byte[] input = new byte[0];
  boolean onTerminal;
  int columns = 80;
  private Instant now = Instant.parse("2026-01-02T03:04:05Z");
  private ByteArrayOutputStream out;
  private ByteArrayOutputStream err;

  TestShell(Path home) {
    this.home = home;
  }

  int run(String... arguments) {
    out = new ByteArrayOutputStream();
    err = new ByteArrayOutputStream();
    return new Cli(shell()).execute(arguments);
  }

  Shell shell() {
    return new Shell(
        environment,
        home,
        new ByteArrayInputStream(input),
        new PrintStream(out == null ? new ByteArrayOutputStream() : out, true),
        new PrintStream(err == null ? new ByteArrayOutputStream() : err, true),
        new FakeTerminal(),
        new PausedClock(),
        this::pause);
  }

  String out() {
    return out.toString(StandardCharsets.UTF_8);
  }

  String err() {
    return err.toString(StandardCharsets.UTF_8);
  }

  Path configuration() {
    return home.resolve(".config/pointsman/config.json");
  }

  private void pause(Duration time) {
    pauses.add(time);
    now = now.plus(time);
  }

  private final class FakeTerminal implements Terminal {

    @Override
    public boolean output() {
      return onTerminal;
    }

    @Override
    public boolean messages() {
      return onTerminal;
    }

    @Override
    public int columns() {
      return columns;
    }

    @Override
    public String secret(String prompt) {
      return typed;
    }
  }

  private final class PausedClock extends Clock {

    @Override
    public ZoneOffset getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return this;
    }

    @Override
    public Instant instant() {
      return now;
    }
  }
}
