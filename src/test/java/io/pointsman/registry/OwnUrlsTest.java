package io.pointsman.registry;

import static io.pointsman.registry.RefusalAssert.assertRefused;
import static io.pointsman.registry.World.mac;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("application")
@QuarkusTest
@TestProfile(OpenRegistry.class)
class OwnUrlsTest {

  private static final String URL = "https://pbx.example.com/{mac.lower}?key=hidden";

  @Inject World world;
  @Inject Devices devices;
  @Inject Holdings holdings;

  private VendorBlock block;

  @BeforeEach
  void prepare() {
    block = holdings.vendorBlock();
  }

  @Test
  void ownUrlsAreOneRowATextAndMaskedForReaders() {
    long first = block.area() + 0x80001;
    DeviceView view =
        holdings
            .put(block.tenant(), new DeviceWrite(mac(first), null, null, URL, null, null, null))
            .value();
    holdings.put(
        block.tenant(), new DeviceWrite(mac(first + 1), null, "p", URL, "NEUTRAL", null, null));
    holdings.put(block.other(), new DeviceWrite(mac(first + 2), null, null, URL, null, null, null));
    assertThat(view.url()).isEqualTo(URL);
    assertThat(view.syntax()).isEqualTo("NEUTRAL");
    assertThat(view.profile()).isNull();
    List<List<Object>> ids =
        world.rows(
            "select own_url_id from device where mac between ? and ? order by mac",
            first,
            first + 2);
    assertThat(ids.get(0)).isEqualTo(ids.get(1)).isNotEqualTo(ids.get(2));
    assertThat(ids.get(0).get(0)).isEqualTo(OwnUrlId.of(block.tenant(), "NEUTRAL", URL, 0));

    Caller reader = new Caller("key:reader", block.tenant(), Role.READER);
    DeviceView masked = world.await(() -> devices.get(reader, mac(first)));
    assertThat(masked.url()).contains("pbx.example.com").doesNotContain("secret", "hidden");
    assertRefused(
        ProblemType.FORBIDDEN,
        () -> world.await(() -> devices.release(reader, mac(first), Precondition.NONE)));
  }

  @Test
  void aTakenIdOfAnOwnUrlIsPassedOver() {
    String text = "https://pbx.example.com/taken/" + block.tenant();
    long id = OwnUrlId.of(block.tenant(), "NEUTRAL", text, 0);
    world.execute(
        "insert into own_url (id, organization_id, syntax, template) values (?, ?, 'NEUTRAL', ?)",
        id,
        block.other(),
        "https://elsewhere.example.com/");
    for (int time = 0; time < 2; time++) {
      long address = block.area() + 0x80001 + time;
      holdings.put(
          block.tenant(), new DeviceWrite(mac(address), null, null, text, null, null, null));
      assertThat(world.number("select own_url_id from device where mac = ?", address))
          .isEqualTo(OwnUrlId.of(block.tenant(), "NEUTRAL", text, 1));
    }
  }
}
