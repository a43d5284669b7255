package io.pointsman.dialect;

import io.pointsman.delivery.CertificateFile;
import io.pointsman.delivery.ProfileFiles;
import io.pointsman.delivery.SettingsFile;
import io.pointsman.delivery.Upload;
import java.util.Objects;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * Where a phone finds the uploaded files of its profile: {@code /m/<mac>/u/<content>/<name>}. Other
 * content has another address, so that what a phone has kept is never taken for it.
 */
public final class UploadLinks {

  private static final String FOLDER = "u/";

  private UploadLinks() {}

  /** Where these settings lie, at the tenant or with us. */
  public static String url(ManifestQuestion question, SettingsFile settings) {
    return settings.upload() == null ? settings.url() : link(question, settings.upload());
  }

  /** Where this certificate lies, at the tenant or with us. */
  public static String url(ManifestQuestion question, CertificateFile certificate) {
    return certificate.upload() == null ? certificate.url() : link(question, certificate.upload());
  }

  /**
   * The answer to a question for an uploaded file; null if it is no such question. What the profile
   * does not name, or not any more, is not there.
   */
  static Written answer(ManifestQuestion question) {
    String rest = question.links().rest(question.path());
    if (rest == null || !rest.startsWith(FOLDER)) {
      return null;
    }
    return uploads(question.files())
        .filter(upload -> rest.equals(path(upload)))
        .findFirst()
        .<Written>map(upload -> new Written.Uploaded(upload, UnaryOperator.identity()))
        .orElseGet(Written.NotThere::new);
  }

  private static Stream<Upload> uploads(ProfileFiles files) {
    return Stream.concat(
            files.settings().stream().map(SettingsFile::upload),
            files.certificates().stream().map(CertificateFile::upload))
        .filter(Objects::nonNull);
  }

  private static String link(ManifestQuestion question, Upload upload) {
    return question.links().to(path(upload));
  }

  private static String path(Upload upload) {
    return FOLDER + upload.content() + "/" + upload.name();
  }
}
