package io.pointsman.cli.transfer;

import io.pointsman.cli.connection.Call;
import io.pointsman.cli.connection.Connection;
import io.pointsman.cli.connection.Holder;
import io.pointsman.cli.output.Output;
import io.pointsman.cli.shell.ExitCode;
import io.pointsman.cli.shell.Failure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code pointsman uploads put} */
@Command(
    name = "put",
    description = {
      "Uploads a file, or replaces one (editor).",
      "All profiles that name it have the new one at once."
    },
    footer = "  pointsman uploads put ca.pem --from /etc/ssl/our-ca.pem")
final class PutUpload implements Callable<Integer> {

  @Mixin private Connection connection;
  @Mixin private Output output;
  @Mixin private Holder holder;

  @Parameters(paramLabel = "NAME", description = "As profiles name it.")
  private String name;

  @Option(
      names = "--from",
      paramLabel = "FILE",
      description = "The file; left out: of that name, here.")
  private Path file;

  @Option(
      names = "--type",
      paramLabel = "TYPE",
      description = "What phones are told; left out: as the name ends.")
  private String type;

  @Override
  public Integer call() {
    byte[] content = content(file == null ? Path.of(name) : file);
    Call call =
        Call.put(null, "uploads", name)
            .query("organization", holder.id())
            .header("Content-Type", type == null ? type(name) : type);
    output.item(connection.open().send(call, content).json(), UploadsCommand.COLUMNS);
    return ExitCode.OK.number();
  }

  private static byte[] content(Path file) {
    try {
      return Files.readAllBytes(file);
    } catch (IOException unreadable) {
      throw new Failure(ExitCode.USAGE, "Cannot read " + file + ".", unreadable);
    }
  }

  private static String type(String name) {
    return switch (name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT)) {
      case "xml" -> "text/xml";
      case "cfg", "txt", "conf" -> "text/plain";
      case "pem" -> "application/x-pem-file";
      case "der", "cer", "crt" -> "application/pkix-cert";
      default -> "application/octet-stream";
    };
  }
}
