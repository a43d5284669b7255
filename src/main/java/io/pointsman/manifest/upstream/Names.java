package io.pointsman.manifest.upstream;

import io.vertx.core.Future;
import java.net.InetAddress;
import java.util.List;

/** Finds the addresses of a host. */
public interface Names {

  /**
   * @param host a name, or an address as text
   * @return every address, the preferred first, at least one; fails if there is none
   */
  Future<List<InetAddress>> resolve(String host);
}
