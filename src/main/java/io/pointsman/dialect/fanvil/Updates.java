package io.pointsman.dialect.fanvil;

import io.pointsman.delivery.CertificateFile;
import io.pointsman.delivery.FirmwareFile;
import io.pointsman.delivery.Phonebook;
import io.pointsman.delivery.ProfileFiles;
import io.pointsman.dialect.ManifestQuestion;
import io.pointsman.dialect.UploadLinks;

/**
 * What a config file of ours tells; what is null is not told.
 *
 * @param server where the phone looks for its files from now on
 * @param mode 1 when it starts, 2 at intervals
 * @param interval in hours
 * @param certificate a URL, as are the next
 */
record Updates(
    Server server,
    String mode,
    String interval,
    String certificate,
    String phonebook,
    String firmware) {

  static Updates to(Server server, ManifestQuestion question, Form form) {
    Updates beside = beside(question, form);
    return new Updates(
        server,
        beside.mode == null ? "1" : beside.mode,
        beside.interval,
        beside.certificate,
        beside.phonebook,
        beside.firmware);
  }

  /** Without a server: the phone stays with us, where its settings are. */
  static Updates beside(ManifestQuestion question, Form form) {
    ProfileFiles files = question.files();
    FirmwareFile firmware = files.firmwareFor(question.model());
    Phonebook phonebook = files.phonebook();
    Integer minutes = files.pollMinutes();
    return new Updates(
        null,
        minutes == null ? null : "2",
        // Their unit is the hour, and none is less than one.
        minutes == null ? null : Integer.toString((minutes + 59) / 60),
        certificate(question, form),
        phonebook == null ? null : sayable(phonebook.url(), form),
        firmware == null ? null : sayable(firmware.url(), form));
  }

  boolean isEmpty() {
    return equals(new Updates(null, null, null, null, null, null));
  }

  /** There is one key only, so that the first certificate counts. */
  private static String certificate(ManifestQuestion question, Form form) {
    for (CertificateFile file : question.files().certificates()) {
      return sayable(UploadLinks.url(question, file), form);
    }
    return null;
  }

  private static String sayable(String url, Form form) {
    return form.canSay(url) ? url : null;
  }
}
