package io.pointsman.cli.registry;

import io.pointsman.cli.shell.Group;
import io.pointsman.cli.transfer.ExportRanges;
import io.pointsman.cli.transfer.ImportRanges;
import java.util.List;
import picocli.CommandLine.Command;

/** {@code pointsman ranges} */
@Command(name = "ranges", description = "Who holds which addresses, claimed or allotted.")
public final class RangesCommand implements Group {

  @Override
  public List<Class<?>> commands() {
    return List.of(
        ListRanges.class,
        GetRange.class,
        CreateRange.class,
        PutRange.class,
        TakeBackRange.class,
        ImportRanges.class,
        ExportRanges.class);
  }
}
