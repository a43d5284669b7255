package io.pointsman.security;

import io.quarkus.arc.Unremovable;
import io.smallrye.config.ConfigMapping;
import java.nio.file.Path;
import java.util.Optional;

/** The operator's key; a new value revokes the old one at the next start. */
@Unremovable
@ConfigMapping(prefix = "pointsman.operator")
public interface OperatorConfig {

  /** The operator's key, at least 20 characters; without one nobody is the operator. */
  Optional<String> key();

  /** A file that holds the operator's key; not together with `pointsman.operator.key`. */
  Optional<Path> keyFile();
}
