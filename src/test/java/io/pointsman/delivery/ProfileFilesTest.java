package io.pointsman.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ProfileFilesTest {

  private static final FirmwareFile ANY = new FirmwareFile(null, "1", "https://f.example/any");
  private static final FirmwareFile T46 = new FirmwareFile("T46G", "2", "https://f.example/t46");
  private static final SettingsFile ALL = settings(null);
  private static final SettingsFile SOME = settings("T46G");
  private static final SettingsFile OTHER = settings("T48G");

  private final ProfileFiles files =
      new ProfileFiles(List.of(ANY, T46), List.of(OTHER, SOME, ALL), null, null, null, Map.of());

  @Test
  void aModelsOwnFirmwareComesBeforeEverybodys() {
    assertThat(files.firmwareFor("t46g")).isEqualTo(T46);
    assertThat(files.firmwareFor("T48G")).isEqualTo(ANY);
    assertThat(files.firmwareFor(null)).isEqualTo(ANY);
    assertThat(ProfileFiles.NONE.firmwareFor("T46G")).isNull();
  }

  @Test
  void aModelHasItsOwnSettingsAndEverybodys() {
    assertThat(files.settingsFor("t46g")).containsExactly(SOME, ALL);
    assertThat(files.settingsFor(null)).containsExactly(ALL);
  }

  private static SettingsFile settings(String model) {
    return new SettingsFile(model, "2026-01-01_00:00:00", "https://s.example/x", null);
  }
}
