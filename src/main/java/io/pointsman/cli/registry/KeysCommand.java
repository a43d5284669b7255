package io.pointsman.cli.registry;

import io.pointsman.cli.shell.Group;
import java.util.List;
import picocli.CommandLine.Command;

/** {@code pointsman keys} */
@Command(name = "keys", description = "An organization's keys for programs.")
public final class KeysCommand implements Group {

  @Override
  public List<Class<?>> commands() {
    return List.of(ListKeys.class, CreateKey.class, RevokeKey.class);
  }
}
