package io.pointsman.routing;

import io.vertx.core.Future;

/** Whether this replica may answer from what it holds. */
public interface Freshness {

  /** How a replica stands to the database. */
  public enum State {
    /** Nothing is loaded yet: it cannot answer. */
    LOADING,
    /** It read the feed to its end a moment ago. */
    FRESH,
    /** It must try to catch up before it answers. */
    STALE,
    /** It cannot reach the feed, or is still reading much of it; it answers from what it holds. */
    ISOLATED,
    /** It has been isolated for too long to answer. */
    EXPIRED
  }

  /** Asks nothing and nobody: a look at the clock. */
  State state();

  /**
   * Whether PostgreSQL has answered that its schema lacks what this version reads, and this process
   * has never yet followed the feed: then it could only ever be isolated. What it holds may be
   * answered from as {@link #state} says.
   */
  boolean schemaTooOld();

  /**
   * Reads the feed, for a poll that found the replica stale.
   *
   * @return the state after that, or after as long as a phone may wait; never fails; completes on
   *     the caller's context
   */
  Future<State> catchUp();
}
