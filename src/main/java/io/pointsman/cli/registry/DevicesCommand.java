package io.pointsman.cli.registry;

import io.pointsman.cli.shell.Group;
import io.pointsman.cli.transfer.ExportDevices;
import io.pointsman.cli.transfer.ImportDevices;
import java.util.List;
import picocli.CommandLine.Command;

/** {@code pointsman devices} */
@Command(name = "devices", description = "Single phones by MAC, in any usual spelling.")
public final class DevicesCommand implements Group {

  @Override
  public List<Class<?>> commands() {
    return List.of(
        ListDevices.class,
        GetDevice.class,
        PutDevice.class,
        ReleaseDevice.class,
        AssignDevices.class,
        ImportDevices.class,
        ExportDevices.class);
  }
}
