package io.pointsman.dialect.gigaset;

import io.pointsman.delivery.CertificateFile;
import io.pointsman.delivery.FirmwareFile;
import io.pointsman.delivery.ProfileFiles;
import io.pointsman.delivery.SettingsFile;
import io.pointsman.dialect.ManifestQuestion;
import io.pointsman.dialect.PlainText;
import io.pointsman.dialect.Written;
import java.util.List;
import java.util.regex.Pattern;

/**
 * A question, and what of its profile can be said to this phone.
 *
 * @param folder what addresses of ours begin with, to tell the model again: a phone whose first
 *     path told it, such as {@code /device/82/1}, may not tell it otherwise
 */
record Answer(ManifestQuestion question, String model, Product product, String folder) {

  /** Nothing that would read as another MAC address. */
  private static final Pattern MODEL =
      Pattern.compile("(?!.*(?:[0-9A-Fa-f]{2}-?){6})[A-Za-z0-9][A-Za-z0-9-]{0,63}");

  Answer(ManifestQuestion question) {
    this(question, toldModel(question));
  }

  private Answer(ManifestQuestion question, String model) {
    this(question, model, Product.of(model), folder(model));
  }

  ProfileFiles files() {
    return question.files();
  }

  /** Null if there is none, or none that can be said. */
  FirmwareFile firmware() {
    FirmwareFile file = files().firmwareFor(model);
    return file != null && PlainText.isLine(file.version()) && PlainText.isLine(file.url())
        ? file
        : null;
  }

  List<SettingsFile> settings() {
    return files().settingsFor(model).stream()
        .filter(file -> PlainText.isLine(file.stamp()))
        .filter(file -> file.upload() != null || PlainText.isLine(file.url()))
        .toList();
  }

  /** Null if there are none. */
  SettingsFile newestSettings() {
    return SettingsFile.newest(settings());
  }

  List<CertificateFile> certificates() {
    return files().certificates().stream()
        .filter(file -> file.upload() != null || PlainText.isLine(file.url()))
        .toList();
  }

  /** The tenant's URL; null if it cannot be said. */
  String target() {
    return PlainText.isLine(question.target()) ? question.target() : null;
  }

  /** Null if the profile does not say, or it is not known how to tell this product. */
  String period() {
    return files().pollMinutes() == null || product.period() == null
        ? null
        : Integer.toString(files().pollMinutes() * 60);
  }

  /** An address of ours. */
  String link(String rest) {
    return question.links().to(folder + rest);
  }

  /** Instead of a file of ours; the tenant's redirect where it has none. */
  Written settingsThemselves() {
    SettingsFile newest = newestSettings();
    if (newest == null) {
      return new Written.Redirect();
    }
    return newest.upload() == null
        ? new Written.AtTenant(newest.url())
        : OwnFiles.stamped(newest.upload());
  }

  private static String folder(String model) {
    return model != null && MODEL.matcher(model).matches() ? model + "/" : "";
  }

  /** What it says now, else what it said when it was given the address. */
  private static String toldModel(ManifestQuestion question) {
    String rest = question.links().rest(question.path());
    if (question.model() != null || rest == null) {
      return question.model();
    }
    int file = rest.lastIndexOf('/');
    int category = file < 0 ? -1 : rest.lastIndexOf('/', file - 1);
    String model = category < 0 ? "" : rest.substring(0, category);
    return MODEL.matcher(model).matches() ? model : null;
  }
}
