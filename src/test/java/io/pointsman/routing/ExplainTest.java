package io.pointsman.routing;

import static io.pointsman.routing.Worlds.batch;
import static io.pointsman.routing.Worlds.profile;
import static io.pointsman.routing.Worlds.range;
import static io.pointsman.routing.Worlds.uuid;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pointsman.mac.MacAddress;
import io.pointsman.mac.Vendor;
import io.pointsman.routing.Freshness.State;
import io.pointsman.routing.TriedRule.Kind;
import io.pointsman.routing.TriedRule.Verdict;
import io.pointsman.template.PhoneFacts;
import io.pointsman.template.TemplateSyntax;
import io.pointsman.template.UrlTemplate;
import io.vertx.core.Future;
import java.util.List;
import java.util.Map;
import java.util.function.IntPredicate;
import org.junit.jupiter.api.Test;

class ExplainTest {

  private static final long MAC = 0x7C2F_80AB_CDEFL;
  private static final IntPredicate OPERATOR = number -> true;

  private final Index index =
      Worlds.index(batch(Map.of(), List.of(), List.of(profile(1, 1), profile(2, 2)), List.of()));
  private boolean storesDown;

  @Test
  void tellsOfNoRule() {
    Explanation told = explain(OPERATOR);
    assertThat(told.rules()).isEmpty();
    assertThat(told.answer()).isEqualTo(PhoneAnswer.refused());
    assertThat(told.mac().value()).isEqualTo(MAC);
    assertThat(told.state()).isEqualTo(State.FRESH);
  }

  @Test
  void tellsThatADeviceBeatsEveryRange() {
    apply(DeviceState.profile(1), range(1, null, 2, MAC - 9, MAC, 2, false));
    Explanation told = explain(OPERATOR);
    assertThat(told.rules())
        .containsExactly(
            new TriedRule(Kind.DEVICE, false, null, null, null, uuid(1), false, Verdict.WINS),
            new TriedRule(
                Kind.RANGE,
                false,
                uuid(1),
                new MacAddress(MAC - 9),
                new MacAddress(MAC),
                uuid(2),
                false,
                Verdict.OVERRULED));
    assertThat(told.answer()).isEqualTo(new PhoneAnswer(302, "https://p1.example/7c2f80abcdef", 0));
    assertThat(explain(OPERATOR, Vendor.SNOM).answer().location())
        .isEqualTo("https://snom1.example/");
  }

  @Test
  void goesOutwardThroughRanges() {
    apply(
        null,
        range(1, null, 1, MAC - 9, MAC + 9, 1, false),
        range(2, 1L, 1, MAC, MAC, 0, true),
        range(3, 2L, 1, MAC, MAC, 0, true));
    Explanation told = explain(OPERATOR);
    assertThat(told.rules())
        .extracting(TriedRule::range)
        .containsExactly(uuid(3), uuid(2), uuid(1));
    assertThat(verdicts(told)).containsExactly(Verdict.INHERITS, Verdict.INHERITS, Verdict.WINS);
    assertThat(told.answer().status()).isEqualTo(302);
  }

  @Test
  void tellsThatARangeWithoutProfileEndsIt() {
    apply(null, range(1, null, 1, MAC - 9, MAC + 9, 1, false), range(2, 1L, 1, MAC, MAC, 0, false));
    Explanation told = explain(OPERATOR);
    assertThat(verdicts(told)).containsExactly(Verdict.WINS_WITHOUT_TARGET, Verdict.OVERRULED);
    assertThat(told.answer()).isEqualTo(PhoneAnswer.refused());
  }

  @Test
  void tellsOfSuspension() {
    index.apply(
        batch(
            Map.of(), List.of(), List.of(), List.of(new OrganizationRow(uuid(1), 1, true, false))));
    apply(DeviceState.profile(1), range(1, null, 1, MAC, MAC, 1, true));
    assertThat(verdicts(explain(OPERATOR)))
        .containsExactly(Verdict.WINS_SUSPENDED, Verdict.OVERRULED);
    assertThat(explain(OPERATOR).answer()).isEqualTo(PhoneAnswer.refused());
    apply(DeviceState.ABSENT);
    assertThat(verdicts(explain(OPERATOR))).containsExactly(Verdict.WINS_SUSPENDED);
  }

  @Test
  void tellsOfARestOnlyThatItRests() {
    apply(DeviceState.resting(30_000), range(1, null, 1, MAC, MAC, 1, false));
    Explanation told = explain(OPERATOR);
    assertThat(told.rules().get(0)).isEqualTo(TriedRule.foreign(Kind.DEVICE, Verdict.RESTS));
    assertThat(verdicts(told)).containsExactly(Verdict.RESTS, Verdict.OVERRULED);
    assertThat(told.answer()).isNull();
  }

  @Test
  void givesTheOwnUrlOrAsksToComeAgain() {
    apply(DeviceState.ownUrl(77, 1, 0));
    Explanation told = explain(OPERATOR);
    assertThat(told.rules())
        .containsExactly(
            new TriedRule(Kind.DEVICE, false, null, null, null, null, true, Verdict.WINS));
    assertThat(told.answer()).isEqualTo(new PhoneAnswer(302, "https://own77.example/", 0));
    storesDown = true;
    assertThat(explain(OPERATOR).answer()).isEqualTo(PhoneAnswer.comeAgain(5));
  }

  @Test
  void hidesWhatTheAskerMayNotSee() {
    apply(
        DeviceState.profile(1),
        range(1, null, 2, MAC - 9, MAC + 9, 2, false),
        range(2, 1L, 1, MAC, MAC, 1, false));
    Explanation vendor = explain(number -> number == 2);
    // The holder of a parent sees its children, but not the devices in them.
    assertThat(vendor.rules()).extracting(TriedRule::foreign).containsExactly(true, false, false);
    assertThat(vendor.rules().get(0)).isEqualTo(TriedRule.foreign(Kind.DEVICE, Verdict.WINS));
    assertThat(vendor.answer()).isNull();
    Explanation tenant = explain(number -> number == 1);
    assertThat(tenant.rules()).extracting(TriedRule::foreign).containsExactly(false, false, true);
    assertThat(tenant.answer().status()).isEqualTo(302);
    Explanation stranger = explain(number -> number == 3);
    assertThat(stranger.rules()).extracting(TriedRule::foreign).containsOnly(true);
    assertThat(stranger.answer()).isNull();
  }

  @Test
  void failsBeforeTheFirstLoad() {
    Explain empty = new Explain(new Index(), freshness(), ownUrls());
    assertThatThrownBy(
            () ->
                empty
                    .explain(PhoneFacts.of(new MacAddress(MAC)), Vendor.UNKNOWN, OPERATOR)
                    .toCompletionStage()
                    .toCompletableFuture()
                    .join())
        .hasMessageContaining("not loaded yet");
  }

  private void apply(DeviceState device, RangeRow... ranges) {
    index.apply(
        batch(
            device == null ? Map.of() : Map.of(MAC, device),
            List.of(ranges),
            List.of(),
            List.of()));
  }

  private Explanation explain(IntPredicate asker) {
    return explain(asker, Vendor.UNKNOWN);
  }

  private Explanation explain(IntPredicate asker, Vendor vendor) {
    return new Explain(index, freshness(), ownUrls())
        .explain(PhoneFacts.of(new MacAddress(MAC)), vendor, asker)
        .toCompletionStage()
        .toCompletableFuture()
        .join();
  }

  private static List<Verdict> verdicts(Explanation told) {
    return told.rules().stream().map(TriedRule::verdict).toList();
  }

  private static Freshness freshness() {
    return new Freshness() {
      @Override
      public State state() {
        return State.FRESH;
      }

      @Override
      public boolean schemaTooOld() {
        return false;
      }

      @Override
      public Future<State> catchUp() {
        return Future.succeededFuture(State.FRESH);
      }
    };
  }

  private OwnUrls ownUrls() {
    return new OwnUrls() {
      @Override
      public UrlTemplate ifCached(Route.ToOwnUrl route) {
        return null;
      }

      @Override
      public Future<UrlTemplate> find(Route.ToOwnUrl route) {
        return storesDown
            ? Future.failedFuture("down")
            : Future.succeededFuture(
                UrlTemplate.parse(
                    TemplateSyntax.NEUTRAL, "https://own" + route.urlId() + ".example/"));
      }
    };
  }
}
