package io.pointsman.delivery;

import java.util.List;
import java.util.Map;

/**
 * What the phones of a MANIFEST profile are told of beside its URL.
 *
 * @param firmware at most one for a model
 * @param settings several may fit a model: the newest version counts
 * @param certificates in the order in which phones install them
 * @param phonebook null if there is none
 * @param pollMinutes how often phones ask again, 1 to 43,200; null leaves it to them
 * @param forms by vendor's slug, which form of its files is written whatever the phone says; see
 *     {@code docs/vendors/}
 */
public record ProfileFiles(
    List<FirmwareFile> firmware,
    List<SettingsFile> settings,
    List<CertificateFile> certificates,
    Phonebook phonebook,
    Integer pollMinutes,
    Map<String, String> forms) {

  /** A profile that says its URL and nothing else. */
  public static final ProfileFiles NONE =
      new ProfileFiles(List.of(), List.of(), List.of(), null, null, Map.of());

  public ProfileFiles {
    firmware = firmware == null ? List.of() : List.copyOf(firmware);
    settings = settings == null ? List.of() : List.copyOf(settings);
    certificates = certificates == null ? List.of() : List.copyOf(certificates);
    forms = forms == null ? Map.of() : Map.copyOf(forms);
  }

  /**
   * The firmware for a model: its own, else the one for every model; null if there is neither.
   *
   * @param model null if not known
   */
  public FirmwareFile firmwareFor(String model) {
    FirmwareFile everybodys = null;
    for (FirmwareFile file : firmware) {
      if (file.model() == null) {
        everybodys = file;
      } else if (file.model().equalsIgnoreCase(model)) {
        return file;
      }
    }
    return everybodys;
  }

  /**
   * The settings for a model, those for every model among them, in their order.
   *
   * @param model null if not known
   */
  public List<SettingsFile> settingsFor(String model) {
    return settings.stream()
        .filter(file -> file.model() == null || file.model().equalsIgnoreCase(model))
        .toList();
  }

  ProfileFiles with(Upload upload) {
    return new ProfileFiles(
        firmware,
        settings.stream()
            .map(
                file ->
                    new SettingsFile(
                        file.model(), file.version(), file.url(), upload.instead(file.upload())))
            .toList(),
        certificates.stream()
            .map(file -> new CertificateFile(file.url(), upload.instead(file.upload())))
            .toList(),
        phonebook,
        pollMinutes,
        forms);
  }
}
