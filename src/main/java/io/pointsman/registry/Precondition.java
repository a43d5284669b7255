package io.pointsman.registry;

import java.util.Set;

/**
 * What a write demands of the present state.
 *
 * @param createOnly whether the thing must not exist
 * @param mustExist whether the thing must exist, in whatever version
 * @param versions one of these must be the present version; null if any will do
 */
public record Precondition(boolean createOnly, boolean mustExist, Set<Integer> versions) {

  /** Demands nothing. */
  public static final Precondition NONE = new Precondition(false, false, null);

  /** Demands that the thing does not exist. */
  public static final Precondition CREATE_ONLY = new Precondition(true, false, null);

  /** Demands one of the versions. */
  public static Precondition version(Integer... versions) {
    return new Precondition(false, true, Set.of(versions));
  }

  /**
   * @param current the present version, null if the thing does not exist
   * @throws RegistryException {@code PRECONDITION_FAILED}
   */
  public void check(Integer current) {
    if (createOnly && current != null) {
      throw failed("It exists already, and If-None-Match: * demands that it does not.");
    }
    if (current == null && mustExist) {
      throw failed("It does not exist, and If-Match demands that it does.");
    }
    if (current != null && versions != null && !versions.contains(current)) {
      throw failed(
          "If-Match does not name its version, which is \"%d\": read it again.".formatted(current));
    }
  }

  private static RegistryException failed(String detail) {
    return new RegistryException(ProblemType.PRECONDITION_FAILED, detail);
  }
}
