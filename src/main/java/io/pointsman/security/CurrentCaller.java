package io.pointsman.security;

import io.pointsman.registry.Caller;
import jakarta.enterprise.context.RequestScoped;

/** The caller of the request at hand. */
@RequestScoped
public class CurrentCaller {

  private Caller caller;

  /**
   * @throws IllegalStateException if the request was not authenticated: a fault of ours
   */
  public Caller get() {
    if (caller == null) {
      throw new IllegalStateException("the request was not authenticated");
    }
    return caller;
  }

  void set(Caller authenticated) {
    caller = authenticated;
  }
}
