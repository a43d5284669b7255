package io.pointsman.registry;

/**
 * A key at the one moment when it can be shown.
 *
 * @param secret the whole key, {@code pm_} and 43 characters
 */
public record IssuedKey(KeyView key, String secret) {

  @Override
  public String toString() {
    return "IssuedKey[" + key + "]";
  }
}
