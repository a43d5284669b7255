package io.pointsman.cli.connection;

import io.pointsman.cli.http.Http;
import io.pointsman.cli.http.Secrecy;
import io.pointsman.cli.shell.ExitCode;
import io.pointsman.cli.shell.Failure;
import io.pointsman.cli.shell.Shell;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import picocli.CommandLine.Option;

/** Where the API is and as whom: flags win over the environment, and that over the file. */
public final class Connection {

  private static final String DEFAULT_API = "http://localhost:8080";

  private final Shell shell;

  @Option(
      names = "--context",
      paramLabel = "NAME",
      description = "The context of the configuration file to use ($POINTSMAN_CONTEXT).")
  private String context;

  @Option(
      names = "--api",
      paramLabel = "URL",
      description = "Where the API is, as https://pointsman.example ($POINTSMAN_API_URL).")
  private String api;

  @Option(
      names = "--key-file",
      paramLabel = "FILE",
      description =
          "A file with the key, - for standard input ($POINTSMAN_API_KEY_FILE, or the key itself in"
              + " $POINTSMAN_API_KEY).")
  private Path keyFile;

  @Option(
      names = "--ca",
      paramLabel = "FILE",
      description = "PEM file of the authorities to trust instead of the usual ones.")
  private Path ca;

  @Option(
      names = "--timeout",
      paramLabel = "SECONDS",
      defaultValue = "30",
      description = "How long to wait for any answer (${DEFAULT-VALUE}).")
  private int timeout;

  public Connection(Shell shell) {
    this.shell = shell;
  }

  public ApiClient open() {
    ConfigurationFile file = new ConfigurationFile(shell);
    Configuration configuration = file.read();
    String name = contextName(configuration);
    Context stored = configuration.contexts().get(name);
    if (stored == null && named() != null) {
      throw new Failure(
          ExitCode.USAGE, "There is no context \"" + name + "\": see 'pointsman contexts list'.");
    }
    URI base = base(stored);
    Http http = http(stored);
    Credential credential = given();
    if (credential == null) {
      credential = stored(stored, base, new Renewals(file, name, http, shell.clock()));
    }
    return open(base, http, credential);
  }

  public ApiClient open(URI base, Http http, Credential credential) {
    if (!(credential instanceof NoCredential) && !Secrecy.kept(base)) {
      shell.warn("the key travels unencrypted to " + base.getHost() + ": use https");
    }
    return new ApiClient(http, base, credential);
  }

  /** The context that is meant, there or not; {@code default} if none is. */
  public String contextName(Configuration configuration) {
    if (named() != null) {
      return named();
    }
    return configuration.current() == null ? "default" : configuration.current();
  }

  /** The API's address: flag, environment, file, else this machine. */
  public URI base(Context stored) {
    String given = api != null ? api : shell.variable("POINTSMAN_API_URL");
    return ApiAddress.of(given != null ? given : stored != null ? stored.api() : DEFAULT_API);
  }

  public Http http(Context stored) {
    if (timeout < 1) {
      throw new Failure(ExitCode.USAGE, "--timeout must be at least 1 second.");
    }
    return new Http(ca(stored), Duration.ofSeconds(timeout));
  }

  /** Null for the usual authorities. */
  public Path ca(Context stored) {
    return ca != null || stored == null || stored.ca() == null ? ca : Path.of(stored.ca());
  }

  /** The key that flag or environment give; null if they give none. */
  public Credential given() {
    String key = shell.variable("POINTSMAN_API_KEY");
    String file = shell.variable("POINTSMAN_API_KEY_FILE");
    if (keyFile != null) {
      return KeyCredential.read(keyFile, shell.in());
    }
    if (key != null) {
      return KeyCredential.of(key, "POINTSMAN_API_KEY");
    }
    return file == null ? null : KeyCredential.read(Path.of(file), shell.in());
  }

  private String named() {
    return context != null ? context : shell.variable("POINTSMAN_CONTEXT");
  }

  private static Credential stored(Context stored, URI base, Renewals renewals) {
    if (stored == null || stored.key() == null && stored.session() == null) {
      return new NoCredential();
    }
    // A secret goes only where it was given for.
    if (!ApiAddress.of(stored.api()).equals(base)) {
      throw new Failure(
          ExitCode.USAGE,
          "The context's login is for %s and is not sent to %s: log in there with a --context of its own, or give a key."
              .formatted(stored.api(), base));
    }
    return stored.key() != null
        ? KeyCredential.of(stored.key(), "the configuration file")
        : renewals.credential(stored.session());
  }
}
