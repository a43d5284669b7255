package io.pointsman.dialect;

import static org.assertj.core.api.Assertions.assertThat;

import io.pointsman.delivery.CertificateFile;
import io.pointsman.delivery.FirmwareFile;
import io.pointsman.delivery.Phonebook;
import io.pointsman.delivery.ProfileFiles;
import io.pointsman.delivery.SettingsFile;
import io.pointsman.mac.MacAddress;
import io.pointsman.mac.Vendor;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/**
 * Every vendor's writer, asked the same twice: with values made to break its format, and with such
 * as they should be. The first answer must parse, and have no element, attribute or line that the
 * second has not.
 */
class HostileManifestsTest {

  private static final MacAddress MAC = new MacAddress(0x0C383E112233L);
  private static final String TAME = "https://prov.example/x";

  /** These answer otherwise, or say less, if a value is bad; their own tests say how. */
  private static final Set<Vendor> CHOOSY =
      EnumSet.of(Vendor.GIGASET, Vendor.FANVIL, Vendor.NETHESIS);

  private static final List<String> OWN =
      List.of(
          "server.xml",
          "firmware.xml",
          "provision.cfg",
          "provisioning.xml",
          "firmware/updates.xml",
          "nvm/updates.xml",
          "custom/updates.xml",
          "nvm/home.xml",
          "u/7/a.pem",
          "0c383e112233.cfg",
          "0c383e112233.boot",
          "");

  private final ManifestWriters writers = new ManifestWriters();
  private final List<Capture> captures = Capture.all();

  @Test
  void noValueBreaksOrAddsALineOrAnElement() {
    long seed = System.nanoTime();
    System.out.println("HostileManifestsTest seed " + seed);
    Random random = new Random(seed);
    HostileProfiles profiles = new HostileProfiles(random);
    Map<Vendor, Set<String>> written = new EnumMap<>(Vendor.class);
    for (int i = 0; i < 8_000; i++) {
      Vendor vendor = any(random, List.of(Vendor.values()));
      String form = any(random, List.of("alias", "text", "xml", "v1.0", "v1.1", "x"));
      ProfileFiles files = profiles.files(Map.of(vendor.slug(), form));
      ManifestQuestion hostile = question(random, profiles, files);
      List<String> bad = skeleton(vendor, hostile);
      String said = "%s %s, seed %d".formatted(vendor, hostile, seed);
      if (CHOOSY.contains(vendor)) {
        assertThat(bad).as(said).noneMatch(name -> name.contains("/x "));
      } else {
        assertThat(bad).as(said).isEqualTo(skeleton(vendor, tame(hostile)));
      }
      written.computeIfAbsent(vendor, v -> new TreeSet<>()).addAll(bad);
    }
    assertThat(written).as("seed %d", seed).allSatisfy(this::writesOrRedirects);
  }

  /** So that the test cannot pass by asking nothing that is answered. */
  private void writesOrRedirects(Vendor vendor, Set<String> written) {
    boolean writes = written.stream().anyMatch(line -> line.startsWith("text/"));
    ManifestQuestion base =
        new ManifestQuestion(
            MAC,
            null,
            null,
            "/",
            null,
            TAME,
            ProfileFiles.NONE,
            new OwnLinks("https://redirect.example", MAC));
    boolean redirects = writers.write(vendor, base) instanceof Written.Redirect;
    assertThat(writes).as("%s writes", vendor).isNotEqualTo(redirects);
  }

  /** What is written, or one word that says what is done instead. */
  private List<String> skeleton(Vendor vendor, ManifestQuestion question) {
    Written written = writers.write(vendor, question);
    if (!(written instanceof Written.Body body)) {
      return List.of(written.getClass().getSimpleName());
    }
    assertThat(((Written.Body) writers.write(vendor, question)).bytes()).isEqualTo(body.bytes());
    List<String> skeleton = new ArrayList<>(Skeleton.of(body));
    skeleton.add(body.mediaType());
    return skeleton;
  }

  private static ManifestQuestion tame(ManifestQuestion hostile) {
    return new ManifestQuestion(
        hostile.mac(),
        hostile.model(),
        hostile.firmware(),
        hostile.path(),
        hostile.file(),
        ServerUrl.of(hostile.target()).scheme() + "://home.example/y",
        tame(hostile.files()),
        hostile.links());
  }

  private ManifestQuestion question(Random random, HostileProfiles profiles, ProfileFiles files) {
    Capture capture = any(random, captures);
    boolean own = random.nextInt(3) == 0;
    String path = own ? "/m/" + MAC.lower() + "/" + any(random, OWN) : capture.request().path();
    String file = path.substring(path.lastIndexOf('/') + 1);
    return new ManifestQuestion(
        MAC,
        random.nextBoolean() ? capture.expected("model") : profiles.model(),
        random.nextBoolean() ? capture.expected("firmware") : profiles.text(),
        path,
        file.isEmpty() ? null : file,
        profiles.url(),
        files,
        new OwnLinks("https://redirect.example", MAC));
  }

  /** The same files for the same models, with URLs and versions that do no harm. */
  private static ProfileFiles tame(ProfileFiles files) {
    return new ProfileFiles(
        files.firmware().stream().map(f -> new FirmwareFile(f.model(), "1.0", TAME)).toList(),
        files.settings().stream()
            .map(s -> s.upload() != null ? s : new SettingsFile(s.model(), s.version(), TAME, null))
            .toList(),
        files.certificates().stream()
            .map(c -> c.upload() != null ? c : new CertificateFile(TAME, null))
            .toList(),
        files.phonebook() == null ? null : new Phonebook(TAME, files.phonebook().format()),
        files.pollMinutes(),
        files.forms());
  }

  private static <T> T any(Random random, List<T> values) {
    return values.get(random.nextInt(values.size()));
  }
}
