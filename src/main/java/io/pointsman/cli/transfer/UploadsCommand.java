package io.pointsman.cli.transfer;

import io.pointsman.cli.output.Columns;
import io.pointsman.cli.shell.Group;
import java.util.List;
import picocli.CommandLine.Command;

/** {@code pointsman uploads} */
@Command(
    name = "uploads",
    description = "Files that profiles name: settings and certificates for phones.")
public final class UploadsCommand implements Group {

  static final Columns COLUMNS =
      Columns.of("name", "mediaType", "size", "version", "sha256", "organization");

  @Override
  public List<Class<?>> commands() {
    return List.of(ListUploads.class, PutUpload.class, GetUpload.class, DeleteUpload.class);
  }
}
