package io.pointsman.routing;

import static io.pointsman.routing.Worlds.batch;
import static io.pointsman.routing.Worlds.profile;
import static io.pointsman.routing.Worlds.range;
import static io.pointsman.routing.Worlds.uuid;

import io.pointsman.delivery.CredentialsKind;
import io.pointsman.delivery.Delivery;
import io.pointsman.delivery.FirmwareFile;
import io.pointsman.delivery.Phonebook;
import io.pointsman.delivery.PhonebookFormat;
import io.pointsman.delivery.ProfileFiles;
import io.pointsman.delivery.ProxyRules;
import io.pointsman.delivery.SealedCredentials;
import io.pointsman.delivery.Upload;
import io.pointsman.registry.Mode;
import io.pointsman.template.TemplateSyntax;
import io.pointsman.template.UrlTemplate;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** A world with one of everything that a snapshot keeps. */
final class SnapshotWorld {

  /** Of the first of four devices. */
  static final long MAC = 0x7C2F_80AB_CDEFL;

  static final Instant TAKEN = Instant.ofEpochMilli(1_700_000_000_123L);

  static final Delivery DELIVERY =
      new Delivery(
          new ProfileFiles(
              List.of(new FirmwareFile("T46", "1.2", "https://pbx.example/ü")),
              List.of(),
              List.of(),
              new Phonebook("https://pbx.example/", PhonebookFormat.VCF),
              60,
              Map.of("fanvil", "xml")),
          new ProxyRules(
              true,
              false,
              Map.of("a.example", "b.example"),
              true,
              false,
              60,
              3600,
              new Upload("ca.pem", 7, "0".repeat(64), 9, "text/plain", "2026-07-01_00:00:00"),
              new SealedCredentials(CredentialsKind.BASIC, "2026-07-01T00:00:00Z", "v1.k.a.b"),
              "k"));

  static final OrganizationPurges PURGES =
      new OrganizationPurges(uuid(1), 1, 5, Map.of(1, 7L, 900, 9L), Map.of(MAC, 1L << 40));

  private SnapshotWorld() {}

  static World world() {
    Index index =
        Worlds.index(
            batch(
                Map.of(
                    MAC,
                    DeviceState.profile(1),
                    MAC + 1,
                    DeviceState.ownUrl(Long.MAX_VALUE, 2, 900),
                    MAC + 2,
                    DeviceState.ownUrl(1, 1, 0),
                    MAC + 3,
                    DeviceState.resting(60_000)),
                List.of(
                    range(1, null, 1, MAC - 10, MAC + 10, 1, false),
                    range(2, 1L, 2, MAC - 8, MAC - 5, 900, true),
                    range(3, 2L, 3, MAC - 8, MAC - 7, 0, true)),
                List.of(profile(1, 1), delivering(profile(900, 2))),
                List.of(
                    new OrganizationRow(uuid(1), 1, false, true),
                    new OrganizationRow(uuid(3), 3, true, true),
                    new OrganizationRow(uuid(70), 70, true, false))));
    index.apply(Worlds.purges(Touched.all(List.of(PURGES), OrganizationPurges::id)));
    return index.world();
  }

  private static RoutedProfile delivering(RoutedProfile profile) {
    return new RoutedProfile(
        profile.number(),
        profile.id(),
        profile.organization(),
        Mode.MANIFEST,
        // What only a phone can fill, which no redirect may hold.
        new Target(
            UrlTemplate.parseForBody(TemplateSyntax.FANVIL, "https://h.example/$input"), 302),
        profile.overrides(),
        DELIVERY);
  }
}
