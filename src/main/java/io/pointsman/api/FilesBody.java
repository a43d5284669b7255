package io.pointsman.api;

import io.pointsman.registry.FileDraft;
import io.pointsman.registry.FilesDraft;
import io.pointsman.registry.PhonebookDraft;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The files of a MANIFEST profile as they are written. */
@Schema(name = "FilesWrite")
record FilesBody(
    @Schema(description = "At the tenant, one for each model; up to 64.")
        List<FirmwareBody> firmware,
    @Schema(description = "At the tenant or uploaded; the newest counts; up to 64.")
        List<SettingsBody> settings,
    @Schema(description = "In the order in which phones install them; up to 64.")
        List<CertificateBody> certificates,
    PhonebookBody phonebook,
    @Schema(description = "How often phones ask again, 1 to 43200.") Integer pollMinutes,
    @Schema(
            description =
                "By vendor, which form of its files is written whatever the phone says; see"
                    + " docs/vendors/.")
        Map<String, String> forms) {

  FilesDraft draft() {
    return new FilesDraft(
        each(firmware, file -> new FileDraft(file.model(), file.version(), file.url(), null)),
        each(
            settings,
            file -> new FileDraft(file.model(), file.version(), file.url(), file.upload())),
        each(certificates, file -> new FileDraft(null, null, file.url(), file.upload())),
        phonebook == null ? null : new PhonebookDraft(phonebook.url(), phonebook.format()),
        pollMinutes,
        forms);
  }

  private static <T> List<FileDraft> each(List<T> files, Function<T, FileDraft> draft) {
    return files == null
        ? null
        : files.stream().map(file -> file == null ? null : draft.apply(file)).toList();
  }
}
