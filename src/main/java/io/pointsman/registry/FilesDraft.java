package io.pointsman.registry;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;

/**
 * The files of a MANIFEST profile, unchecked. Lists may hold nulls.
 *
 * @param phonebook null if there is none
 * @param pollMinutes null leaves it to the phones
 * @param forms by vendor's slug
 */
public record FilesDraft(
    List<FileDraft> firmware,
    List<FileDraft> settings,
    List<FileDraft> certificates,
    PhonebookDraft phonebook,
    Integer pollMinutes,
    Map<String, String> forms) {

  /** Nulls become empty. */
  public FilesDraft {
    firmware = copy(firmware);
    settings = copy(settings);
    certificates = copy(certificates);
    forms = forms == null ? Map.of() : Collections.unmodifiableMap(forms);
  }

  private static List<FileDraft> copy(List<FileDraft> files) {
    return files == null ? List.of() : Collections.unmodifiableList(new ArrayList<>(files));
  }
}
