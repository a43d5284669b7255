package io.pointsman.cli.registry;

import io.pointsman.cli.transfer.ExportDevices;
import io.pointsman.cli.transfer.ImportDevices;
import picocli.CommandLine.Command;

/** {@code pointsman devices} */
@Command(
    name = "devices",
    description = "Single phones by MAC, in any usual spelling.",
    subcommands = {
      ListDevices.class,
      GetDevice.class,
      PutDevice.class,
      ReleaseDevice.class,
      AssignDevices.class,
      ImportDevices.class,
      ExportDevices.class
    })
public final class DevicesCommand {}
