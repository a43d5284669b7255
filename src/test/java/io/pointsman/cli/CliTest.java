package io.pointsman.cli;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** Commands against an API that answers as the test says. */
abstract class CliTest {

  static final String KEY = "pm_a-key-of-tests";

  TestShell shell;
  FakeApi api;

  @BeforeEach
  void begin(@TempDir Path home) throws IOException {
    api = new FakeApi();
    shell = new TestShell(home);
    shell.environment.put("POINTSMAN_API_URL", api.url());
    shell.environment.put("POINTSMAN_API_KEY", KEY);
  }

  @AfterEach
  void end() {
    api.close();
  }
}
