package io.pointsman.api;

import io.pointsman.delivery.Phonebook;
import io.pointsman.delivery.ProfileFiles;
import io.pointsman.delivery.Upload;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The files of a MANIFEST profile as they are read: what was written, fit to be written again. */
@Schema(name = "Files", description = "Secret parts of URLs are masked for a READER.")
record FilesJson(
    List<FirmwareBody> firmware,
    List<SettingsBody> settings,
    List<CertificateBody> certificates,
    PhonebookBody phonebook,
    Integer pollMinutes,
    Map<String, String> forms) {

  /** Null for null. */
  static FilesJson of(ProfileFiles files) {
    return files == null
        ? null
        : new FilesJson(
            files.firmware().stream()
                .map(file -> new FirmwareBody(file.model(), file.version(), file.url()))
                .toList(),
            files.settings().stream()
                .map(
                    file ->
                        new SettingsBody(
                            file.model(), file.version(), file.url(), name(file.upload())))
                .toList(),
            files.certificates().stream()
                .map(file -> new CertificateBody(file.url(), name(file.upload())))
                .toList(),
            phonebook(files.phonebook()),
            files.pollMinutes(),
            new TreeMap<>(files.forms()));
  }

  private static String name(Upload upload) {
    return upload == null ? null : upload.name();
  }

  private static PhonebookBody phonebook(Phonebook book) {
    return book == null ? null : new PhonebookBody(book.url(), book.format().name());
  }
}
