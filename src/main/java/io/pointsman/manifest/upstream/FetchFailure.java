package io.pointsman.manifest.upstream;

/** A fetch that gave no file. The message is for the tenant, and holds no secret. */
public final class FetchFailure extends RuntimeException {

  private final FailureReason reason;
  private final int retryAfter;

  public FetchFailure(FailureReason reason, String message) {
    this(reason, message, 0);
  }

  /**
   * @param retryAfter seconds that the other side asks to wait; 0 if it does not
   */
  FetchFailure(FailureReason reason, String message, int retryAfter) {
    // Expected, and made thousands of times while a host is down: no stack.
    super(message, null, false, false);
    this.reason = reason;
    this.retryAfter = retryAfter;
  }

  public FailureReason reason() {
    return reason;
  }

  /** Seconds that the other side asks to wait; 0 if it does not. */
  public int retryAfter() {
    return retryAfter;
  }
}
