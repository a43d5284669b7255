package io.pointsman.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** What a process has started, by the classes that it had to load for that. */
public final class LoadedClasses {

  /** Without these nothing is traced. */
  public static final List<String> OF_TRACING =
      List.of(
          "io.quarkus.opentelemetry.runtime.tracing.instrumentation.vertx.OpenTelemetryVertxTracer",
          "io.quarkus.opentelemetry.runtime.exporter.otlp.sender.VertxHttpSender",
          "io.opentelemetry.sdk.trace.SdkSpan",
          "io.opentelemetry.sdk.trace.export.BatchSpanProcessor",
          "io.opentelemetry.sdk.trace.export.BatchSpanProcessor$Worker");

  private LoadedClasses() {}

  /** The argument by which a JVM writes what it loads. */
  public static String loggedTo(Path file) {
    return "-Xlog:class+load:file=" + file + "::filecount=0";
  }

  /** Those of the types that the JVM has loaded so far. */
  public static List<String> among(List<String> types, Path file) {
    try {
      String log = Files.readString(file);
      return types.stream().filter(type -> log.contains("] " + type + " ")).toList();
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }
}
