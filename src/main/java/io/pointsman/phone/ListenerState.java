package io.pointsman.phone;

/** Where the listener is in its life. */
public enum ListenerState {
  /** Not bound yet. */
  STARTING,
  /** Answers phones. */
  OPEN,
  /** Still answers, but asks phones to go elsewhere; not ready. */
  DRAINING,
  /** Answers nobody. */
  CLOSED
}
