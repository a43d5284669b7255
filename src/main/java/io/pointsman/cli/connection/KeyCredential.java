package io.pointsman.cli.connection;

import io.pointsman.cli.shell.ExitCode;
import io.pointsman.cli.shell.Failure;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** A key, from wherever it is kept. */
public final class KeyCredential implements Credential {

  private static final int LONGEST = 8192;

  private final String key;
  private final String source;

  private KeyCredential(String key, String source) {
    this.key = key;
    this.source = source;
  }

  /**
   * @param source tells where the text is from
   * @throws Failure if it cannot be a key
   */
  public static KeyCredential of(String text, String source) {
    String key = text.strip();
    if (key.isEmpty() || key.length() > LONGEST || !key.chars().allMatch(c -> c > 32 && c < 127)) {
      throw new Failure(ExitCode.USAGE, source + " holds no key: a key is one word, pm_….");
    }
    return new KeyCredential(key, source);
  }

  /**
   * @param file {@code -} is standard input
   */
  public static KeyCredential read(Path file, InputStream in) {
    boolean standard = file.toString().equals("-");
    String source = standard ? "Standard input" : file.toString();
    try (InputStream from = standard ? in : Files.newInputStream(file)) {
      return of(new String(from.readNBytes(LONGEST + 2), StandardCharsets.UTF_8), source);
    } catch (IOException unreadable) {
      throw new Failure(ExitCode.USAGE, "Cannot read the key from " + source + ".", unreadable);
    }
  }

  @Override
  public String bearer() {
    return key;
  }

  @Override
  public String description() {
    return "key of " + source;
  }

  @Override
  public String toString() {
    return description();
  }
}
