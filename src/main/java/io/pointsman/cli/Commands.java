package io.pointsman.cli;

import io.pointsman.cli.shell.Shell;
import java.lang.reflect.Constructor;
import picocli.CommandLine;
import picocli.CommandLine.IFactory;

/** Makes commands and their parts, and gives them the shell if they want it. */
final class Commands implements IFactory {

  private final Shell shell;

  Commands(Shell shell) {
    this.shell = shell;
  }

  @Override
  public <K> K create(Class<K> type) throws Exception {
    for (Constructor<?> constructor : type.getDeclaredConstructors()) {
      if (constructor.getParameterCount() == 1
          && constructor.getParameterTypes()[0] == Shell.class) {
        constructor.setAccessible(true);
        return type.cast(constructor.newInstance(shell));
      }
    }
    return CommandLine.defaultFactory().create(type);
  }
}
