package io.pointsman;

import io.smallrye.config.SmallRyeConfig;
import java.util.ArrayList;
import java.util.List;

/** Which sides are in this package: the image's for phones alone has no API. */
final class PackagedSides {

  private static final String SETTING = "pointsman.sides";

  /** A class that no other refers to, so that only the whole package has it. */
  private static final String OF_THE_API = "registry/ApiReadiness.class";

  private PackagedSides() {}

  /**
   * @throws StartRefusedException if a side is wanted that this package has not
   */
  static void require(SmallRyeConfig configuration) {
    if (PackagedSides.class.getResource(OF_THE_API) != null) {
      return;
    }
    List<Side> wanted =
        configuration
            .getOptionalValues(SETTING, Side.class, ArrayList::new)
            .orElse(new ArrayList<>(List.of(Side.values())));
    if (wanted.contains(Side.API)) {
      throw new StartRefusedException(
          "this package serves phones alone: set POINTSMAN_SIDES=phone (it is "
              + configuration.getOptionalValue(SETTING, String.class).orElse("not set")
              + "), or start /app/quarkus-run.jar, which has both sides");
    }
  }
}
