package io.pointsman.delivery;

import java.util.List;

/**
 * Settings in the vendor's format, at the tenant or uploaded: exactly one of both is not null.
 *
 * @param model as {@code {model}} spells it, in any letter case; null for every model
 * @param version of those at the tenant, {@code YYYY-MM-DD_HH:MM:SS}; null for uploaded ones, whose
 *     version is the upload's
 * @param url absolute, http or https
 */
public record SettingsFile(String model, String version, String url, Upload upload) {

  /** The version that phones compare; never null. */
  public String stamp() {
    return upload == null ? version : upload.version();
  }

  /** The newest, the first of equals; null if there are none. */
  public static SettingsFile newest(List<SettingsFile> files) {
    SettingsFile newest = null;
    for (SettingsFile file : files) {
      if (newest == null || file.stamp().compareTo(newest.stamp()) > 0) {
        newest = file;
      }
    }
    return newest;
  }
}
