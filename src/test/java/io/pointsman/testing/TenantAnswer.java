package io.pointsman.testing;

import java.io.OutputStream;

/** How a {@link TenantServer} answers one path. */
@FunctionalInterface
public interface TenantAnswer {

  /**
   * Writes the whole answer, its head included. An exception closes the connection, and so does an
   * answer that says {@code Connection: close}.
   */
  void write(TenantRequest request, OutputStream out) throws Exception;
}
