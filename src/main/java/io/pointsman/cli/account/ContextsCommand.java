package io.pointsman.cli.account;

import io.pointsman.cli.shell.Group;
import java.util.List;
import picocli.CommandLine.Command;

/** {@code pointsman contexts} */
@Command(name = "contexts", description = "The APIs one has logged in at.")
public final class ContextsCommand implements Group {

  @Override
  public List<Class<?>> commands() {
    return List.of(ListContexts.class, UseContext.class, RemoveContext.class);
  }
}
