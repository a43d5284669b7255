package io.pointsman;

import jakarta.inject.Singleton;

/** TEMP stub: builder L writes it. */
@Singleton
public final class Sides {
  public boolean phone() {
    return true;
  }
}
