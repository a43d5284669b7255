package io.pointsman.registry;

import io.pointsman.delivery.CertificateFile;
import io.pointsman.delivery.Delivery;
import io.pointsman.delivery.FirmwareFile;
import io.pointsman.delivery.Phonebook;
import io.pointsman.delivery.ProfileFiles;
import io.pointsman.delivery.ProxyRules;
import io.pointsman.delivery.SealedCredentials;
import io.pointsman.delivery.SettingsFile;
import java.util.function.UnaryOperator;

/** What a profile carries, fit to be shown: sealed or not, credentials never are. */
final class DeliveryViews {

  private DeliveryViews() {}

  /**
   * @param url how an address is shown
   */
  static Delivery of(Delivery stored, UnaryOperator<String> url) {
    UnaryOperator<String> shown = text -> text == null ? null : url.apply(text);
    return new Delivery(
        stored.files() == null ? null : of(stored.files(), shown),
        stored.proxy() == null ? null : of(stored.proxy()));
  }

  private static ProfileFiles of(ProfileFiles files, UnaryOperator<String> url) {
    Phonebook book = files.phonebook();
    return new ProfileFiles(
        files.firmware().stream()
            .map(file -> new FirmwareFile(file.model(), file.version(), url.apply(file.url())))
            .toList(),
        files.settings().stream()
            .map(
                file ->
                    new SettingsFile(
                        file.model(), file.version(), url.apply(file.url()), file.upload()))
            .toList(),
        files.certificates().stream()
            .map(file -> new CertificateFile(url.apply(file.url()), file.upload()))
            .toList(),
        book == null ? null : new Phonebook(url.apply(book.url()), book.format()),
        files.pollMinutes(),
        files.forms());
  }

  private static ProxyRules of(ProxyRules rules) {
    SealedCredentials credentials = rules.credentials();
    return credentials == null
        ? rules
        : rules.withCredentials(
            new SealedCredentials(credentials.kind(), credentials.since(), null));
  }
}
