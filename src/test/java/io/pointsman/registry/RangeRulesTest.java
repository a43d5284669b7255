package io.pointsman.registry;

import static io.pointsman.registry.RefusalAssert.assertRefused;
import static io.pointsman.registry.World.editor;
import static io.pointsman.registry.World.interval;
import static io.pointsman.registry.World.mac;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** The rules that need no database, with every setting for addresses in no range. */
class RangeRulesTest {

  private static final UUID ME = UUID.randomUUID();
  private static final UUID OTHER = UUID.randomUUID();

  @Test
  void unheldRangesFollowTheSetting() {
    assertThat(title(null, Claims.RANGES)).isEqualTo(RangeTitle.CLAIM);
    assertRefused(ProblemType.CLAIM_REFUSED, () -> title(null, Claims.DEVICES));
    assertRefused(ProblemType.CLAIM_REFUSED, () -> title(null, Claims.NONE));
  }

  @Test
  void theParentsClaimsCountAndNotTheSetting() {
    assertThat(title(range(OTHER, Claims.RANGES), Claims.NONE)).isEqualTo(RangeTitle.CLAIM);
    assertRefused(ProblemType.CLAIM_REFUSED, () -> title(range(OTHER, Claims.NONE), Claims.RANGES));
    assertThat(title(range(ME, Claims.NONE), Claims.NONE)).isEqualTo(RangeTitle.PART);
  }

  @Test
  void unheldDevicesFollowTheSetting() {
    DeviceGround nowhere = new DeviceGround(mac(5), null, null, null, 0);
    assertThat(refusal(nowhere, Claims.NONE)).isEqualTo(ProblemType.CLAIM_REFUSED);
    assertThat(refusal(nowhere, Claims.DEVICES)).isNull();
    assertThat(refusal(nowhere, Claims.RANGES)).isNull();
  }

  @Test
  void claimsAreJudgedBeforeTheRestSoThatItTellsNobodyElse() {
    DeviceGround resting = new DeviceGround(mac(5), OTHER, Claims.NONE, OTHER, 30);
    assertThat(refusal(resting, Claims.RANGES)).isEqualTo(ProblemType.CLAIM_REFUSED);
    DeviceGround open = new DeviceGround(mac(5), OTHER, Claims.DEVICES, OTHER, 30);
    assertThat(refusal(open, Claims.NONE)).isEqualTo(ProblemType.RESTING);
    DeviceGround mine = new DeviceGround(mac(5), OTHER, Claims.DEVICES, ME, 30);
    assertThat(refusal(mine, Claims.NONE)).isNull();
  }

  @Test
  void innermostFirstFollowsTheParentsEvenThroughEqualBounds() {
    List<MacRange> chain = new ArrayList<>();
    MacRange above = null;
    for (int i = 0; i < 6; i++) {
      MacRange range = range(ME, Claims.NONE);
      range.first = 10 + i / 2;
      range.last = 100 - i / 2;
      range.parent = above == null ? null : above.id;
      chain.add(0, range);
      above = range;
    }
    List<MacRange> shuffled = new ArrayList<>(chain);
    Collections.shuffle(shuffled, new Random(7));
    assertThat(RangeTree.innermostFirst(shuffled)).isEqualTo(chain);
    assertThat(RangeTree.innermostFirst(List.of())).isEmpty();
  }

  @Test
  void idsOfOwnUrlsKeepTheFieldsApartAndStay() {
    UUID organization = new UUID(1, 2);
    long id = OwnUrlId.of(organization, "NEUTRAL", "https://pbx.example.com/", 0);
    assertThat(id).isEqualTo(OwnUrlId.of(organization, "NEUTRAL", "https://pbx.example.com/", 0));
    assertThat(id).isPositive();
    assertThat(
            List.of(
                OwnUrlId.of(organization, "NEUTRAL", "https://pbx.example.com/", 1),
                OwnUrlId.of(organization, "NEUTRA", "Lhttps://pbx.example.com/", 0),
                OwnUrlId.of(organization, "SNOM", "https://pbx.example.com/", 0),
                OwnUrlId.of(new UUID(1, 3), "NEUTRAL", "https://pbx.example.com/", 0)))
        .doesNotContain(id)
        .doesNotHaveDuplicates();
  }

  private static RangeTitle title(MacRange parent, Claims unheld) {
    return RangeRules.title(editor(ME), ME, interval(10, 20), parent, unheld);
  }

  private static ProblemType refusal(DeviceGround ground, Claims unheld) {
    RegistryException refusal = ground.refusal(editor(ME), ME, unheld);
    return refusal == null ? null : refusal.type();
  }

  private static MacRange range(UUID holder, Claims claims) {
    MacRange range = new MacRange();
    range.id = UUID.randomUUID();
    range.organization = holder;
    range.claims = claims;
    return range;
  }
}
