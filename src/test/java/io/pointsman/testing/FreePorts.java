package io.pointsman.testing;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Ports that nobody listens on.
 *
 * <p>They lie below the range that systems take for outgoing connections: a server that is
 * restarted on its port must find it free.
 */
public final class FreePorts {

  private static final int MANY = 6_000;

  /** JVMs that run at once must not look for the same port at the same moment. */
  private static final int FIRST = 20_000 + MANY * (Integer.getInteger("tests.fork", 0) % 2);

  private static final int LAST = FIRST + MANY;
  private static final Set<Integer> GIVEN = ConcurrentHashMap.newKeySet();

  private FreePorts() {}

  /** A port that was never given before in this JVM. */
  public static int next() {
    for (int attempt = 0; attempt < 1000; attempt++) {
      int port = ThreadLocalRandom.current().nextInt(FIRST, LAST);
      if (free(port) && GIVEN.add(port)) {
        return port;
      }
    }
    throw new IllegalStateException("No free port from " + FIRST + " to " + LAST);
  }

  private static boolean free(int port) {
    try (ServerSocket socket = new ServerSocket()) {
      socket.bind(new InetSocketAddress(port));
      return true;
    } catch (IOException taken) {
      return false;
    }
  }
}
