package io.pointsman.testing;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/**
 * A TCP load balancer before replicas, which looks at their readiness as Kubernetes does: new
 * connections go to those whose last probe succeeded, in turn; open ones stay where they are. A
 * connection that a replica refuses goes to the next one.
 */
public final class Balancer implements AutoCloseable {

  private final Duration period;
  private final Map<Replica, Boolean> ready = new ConcurrentHashMap<>();
  private final AtomicInteger turn = new AtomicInteger();
  private final TcpProxy proxy = TcpProxy.toFirstOf(this::ports);
  private volatile boolean closed;

  /**
   * @param period between two probes of a replica; a single one decides
   */
  public Balancer(Duration period) {
    this.period = period;
  }

  /** Begins to probe a replica, which gets its first connection when it is ready. */
  public void add(Replica replica) {
    ready.put(replica, false);
    Thread probe = new Thread(() -> probe(replica), "probe");
    probe.setDaemon(true);
    probe.start();
  }

  /** Whether new connections go to it. */
  public boolean sendsTo(Replica replica) {
    return ready.getOrDefault(replica, false);
  }

  /** No new connection goes to it any more, ready or not, as to a pod that is being deleted. */
  public void remove(Replica replica) {
    ready.remove(replica);
  }

  public int port() {
    return proxy.port();
  }

  @Override
  public void close() {
    closed = true;
    proxy.close();
  }

  private void probe(Replica replica) {
    while (!closed && ready.containsKey(replica)) {
      boolean found = replica.ready();
      ready.computeIfPresent(replica, (same, before) -> found);
      LockSupport.parkNanos(period.toNanos());
    }
  }

  private List<Integer> ports() {
    List<Integer> ports = new ArrayList<>();
    ready.forEach(
        (replica, now) -> {
          if (now) {
            ports.add(replica.phonePort());
          }
        });
    Collections.sort(ports);
    if (!ports.isEmpty()) {
      Collections.rotate(ports, turn.getAndIncrement() % ports.size());
    }
    return ports;
  }
}
