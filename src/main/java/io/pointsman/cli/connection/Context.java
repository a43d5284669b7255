package io.pointsman.cli.connection;

import com.fasterxml.jackson.annotation.JsonInclude;

/**
 * An API and who one is there, under a name in the configuration file.
 *
 * @param key null with a session, or logged out
 * @param session null with a key, or logged out
 * @param ca the file of the certificate authority to trust; null for the usual ones
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Context(String api, String key, Session session, String ca) {

  public Context loggedOut() {
    return new Context(api, null, null, ca);
  }

  public Context with(Session renewed) {
    return new Context(api, key, renewed, ca);
  }

  @Override
  public String toString() {
    return "Context[" + api + "]";
  }
}
