package io.pointsman.correctness;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import java.util.function.Function;

/** Many hostile requests on some connections at a time. */
final class Barrage {

  private static final int AT_A_TIME = 16;

  private Barrage() {}

  /**
   * Fails, with the input, where the server hangs, sends what is no HTTP, or a 500.
   *
   * @param patience see {@link RawExchange#of}
   * @return how often each status came
   */
  static Map<Integer, Long> of(
      int port,
      int count,
      int patience,
      Function<Random, HostileRequests> requests,
      Consumer<RawExchange> check) {
    long seed = Long.getLong("pointsman.seed", System.nanoTime());
    System.out.printf("Barrage: %d requests, -Dpointsman.seed=%d%n", count, seed);
    Map<Integer, Long> told = new ConcurrentSkipListMap<>();
    ExecutorService clients = Executors.newFixedThreadPool(AT_A_TIME);
    try {
      List<Future<Void>> all = new ArrayList<>();
      for (int client = 0; client < AT_A_TIME; client++) {
        HostileRequests some = requests.apply(new Random(seed + client));
        all.add(clients.submit(client(port, count / AT_A_TIME, patience, some, check, told)));
      }
      for (Future<Void> one : all) {
        one.get();
      }
    } catch (Exception failed) {
      throw new AssertionError("with -Dpointsman.seed=" + seed, failed);
    } finally {
      clients.shutdownNow();
    }
    System.out.println("Barrage: " + told);
    return told;
  }

  private static Callable<Void> client(
      int port,
      int count,
      int patience,
      HostileRequests requests,
      Consumer<RawExchange> check,
      Map<Integer, Long> told) {
    return () -> {
      for (int i = 0; i < count; i++) {
        byte[] request = requests.next();
        try {
          RawExchange exchange = RawExchange.of(port, request, patience);
          assertThat(exchange.isHttp()).as(exchange.text()).isTrue();
          assertThat(exchange.statuses()).doesNotContain(500, 502, 504);
          check.accept(exchange);
          exchange.statuses().forEach(status -> told.merge(status, 1L, Long::sum));
        } catch (Exception | AssertionError failed) {
          throw new AssertionError("the request was\n" + shown(request), failed);
        }
      }
      return null;
    };
  }

  private static String shown(byte[] request) {
    return new String(request, StandardCharsets.ISO_8859_1)
        + "\nin hexadecimal "
        + HexFormat.of().formatHex(request);
  }
}
