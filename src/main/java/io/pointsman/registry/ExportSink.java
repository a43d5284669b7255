package io.pointsman.registry;

import java.io.IOException;

/** Takes an export piece by piece. */
@FunctionalInterface
public interface ExportSink {

  /**
   * Returns when there is room for the next piece.
   *
   * @throws IOException if nobody wants more
   */
  void take(byte[] piece) throws IOException, InterruptedException;
}
