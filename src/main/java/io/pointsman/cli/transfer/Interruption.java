package io.pointsman.cli.transfer;

/** Something to be done if the user interrupts before this is closed. */
final class Interruption implements AutoCloseable {

  private final Thread hook;
  private volatile Runnable then;

  Interruption(Runnable then) {
    this.then = then;
    hook = new Thread(() -> this.then.run(), "interruption");
    Runtime.getRuntime().addShutdownHook(hook);
  }

  /** From now on that, instead. */
  void becomes(Runnable other) {
    then = other;
  }

  @Override
  public void close() {
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException interrupted) {
      // It is running.
    }
  }
}
