package io.pointsman.routing;

/** Who may use addresses that are not public, as far as the operator allows them at all. */
public interface Insiders {

  /**
   * @param organization its number
   * @return false also before the first load
   */
  boolean contains(int organization);
}
