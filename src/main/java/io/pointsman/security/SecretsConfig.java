package io.pointsman.security;

import io.quarkus.arc.Unremovable;
import io.smallrye.config.ConfigMapping;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** The keys that seal what tenants entrust to us and sign links through us. */
@Unremovable
@ConfigMapping(prefix = "pointsman.secrets")
public interface SecretsConfig {

  /**
   * Keys that seal stored secrets and sign links, `name:base64 of 32 random bytes` each, separated
   * by commas; the first is the current one, the others still open and verify.
   */
  Optional<List<String>> keys();

  /** A file that holds these keys, one a line; not together with `pointsman.secrets.keys`. */
  Optional<Path> keysFile();
}
