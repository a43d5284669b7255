package io.pointsman.testing;

import java.util.Map;

/**
 * What a {@link TenantServer} was asked.
 *
 * @param target path and query, as sent
 * @param headers by name in lower case; the last one counts
 * @param connection numbers the connections, from 1
 */
public record TenantRequest(
    String method, String target, Map<String, String> headers, int connection) {

  /** Null if it was not sent. */
  public String header(String name) {
    return headers.get(name);
  }
}
