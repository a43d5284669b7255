package io.pointsman.cli.shell;

import java.util.List;

/** A command that only holds others, which are not made unless one of them is called. */
public interface Group {

  List<Class<?>> commands();
}
