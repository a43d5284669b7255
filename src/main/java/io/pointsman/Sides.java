package io.pointsman;

import jakarta.inject.Singleton;
import java.util.Set;

/** Which sides this process runs; at least one. */
@Singleton
public final class Sides {

  private final Set<Side> on;

  Sides(PointsmanConfiguration configuration) {
    on = Set.copyOf(configuration.sides());
  }

  public boolean phone() {
    return on.contains(Side.PHONE);
  }

  public boolean api() {
    return on.contains(Side.API);
  }
}
