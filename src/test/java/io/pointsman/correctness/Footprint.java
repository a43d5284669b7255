package io.pointsman.correctness;

import io.pointsman.testing.Replica;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;

/**
 * What a replica holds at one moment.
 *
 * @param heap bytes that live on after a full collection
 * @param handles open files and sockets
 */
record Footprint(double heap, double handles) {

  private static final HttpClient HTTP = HttpClient.newHttpClient();
  private static final String LIVE = "jvm_gc_live_data_size_bytes";

  /** Has it collect its garbage first. */
  static Footprint of(Replica replica) throws IOException, InterruptedException {
    Path jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd");
    int collected =
        new ProcessBuilder(jcmd.toString(), Long.toString(replica.pid()), "GC.run")
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start()
            .waitFor();
    if (collected != 0) {
      throw new IllegalStateException("jcmd could not have " + replica.pid() + " collect");
    }
    HttpRequest metrics =
        HttpRequest.newBuilder(URI.create(replica.management() + "/q/metrics")).build();
    double heap =
        HTTP.send(metrics, HttpResponse.BodyHandlers.ofLines())
            .body()
            .filter(line -> line.startsWith(LIVE))
            .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
            .sum();
    try (Stream<Path> open = Files.list(Path.of("/proc/" + replica.pid() + "/fd"))) {
      return new Footprint(heap, open.count());
    }
  }

  /** How much more the last has than the first, by the line that fits all best. */
  static double growth(List<Footprint> samples, ToDoubleFunction<Footprint> value) {
    int count = samples.size();
    double middle = (count - 1) / 2.0;
    double mean = samples.stream().mapToDouble(value).average().orElseThrow();
    double together = 0;
    double alone = 0;
    for (int i = 0; i < count; i++) {
      together += (i - middle) * (value.applyAsDouble(samples.get(i)) - mean);
      alone += (i - middle) * (i - middle);
    }
    return alone == 0 ? 0 : together / alone * (count - 1);
  }
}
