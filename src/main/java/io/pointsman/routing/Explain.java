package io.pointsman.routing;

import io.pointsman.mac.MacAddress;
import io.pointsman.mac.Vendor;
import io.pointsman.routing.TriedRule.Kind;
import io.pointsman.routing.TriedRule.Verdict;
import io.pointsman.template.PhoneFacts;
import io.vertx.core.Future;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.IntPredicate;
import java.util.stream.Collectors;

/** Tells why a phone is answered as it is, from the same memory that answers it. */
@ApplicationScoped
public class Explain {

  private static final int RETRY_SECONDS = 5;
  private static final Set<Verdict> DECIDING =
      Set.of(Verdict.WINS, Verdict.WINS_WITHOUT_TARGET, Verdict.WINS_SUSPENDED, Verdict.RESTS);

  private final Index index;
  private final Freshness freshness;
  private final OwnUrls ownUrls;

  Explain(Index index, Freshness freshness, OwnUrls ownUrls) {
    this.index = index;
    this.freshness = freshness;
    this.ownUrls = ownUrls;
  }

  /**
   * @param vendor decides between a profile's overrides
   * @param asker whether the asker may see what an organization of that number holds
   * @return fails with {@link IllegalStateException} if nothing is loaded yet
   */
  public Future<Explanation> explain(PhoneFacts phone, Vendor vendor, IntPredicate asker) {
    if (!index.loaded()) {
      return Future.failedFuture(new IllegalStateException("the index is not loaded yet"));
    }
    Decision decision =
        index.look(
            world ->
                new Decision(
                    new Attempt(world, phone.mac(), asker).rules(),
                    world.route(phone.mac().value())));
    List<TriedRule> rules = decision.rules();
    boolean hidden =
        rules.stream().anyMatch(rule -> rule.foreign() && DECIDING.contains(rule.verdict()));
    Future<PhoneAnswer> answer =
        hidden ? Future.succeededFuture() : answer(decision.route(), phone, vendor);
    RoutedProfile profile = hidden ? null : profile(decision.route());
    return answer.map(
        told -> new Explanation(phone.mac(), rules, told, profile, vendor, freshness.state()));
  }

  private Future<PhoneAnswer> answer(Route route, PhoneFacts phone, Vendor vendor) {
    if (route instanceof Route.Resting resting) {
      return Future.succeededFuture(PhoneAnswer.comeAgain(resting.seconds()));
    }
    RoutedProfile profile = profile(route);
    if (profile != null && !profile.redirects()) {
      return Future.succeededFuture(PhoneAnswer.file());
    }
    if (route instanceof Route.ToProfile known) {
      return Future.succeededFuture(PhoneAnswer.sendTo(known.profile().targetFor(vendor), phone));
    }
    if (route instanceof Route.ToOwnUrl own) {
      return ownUrls
          .find(own)
          .map(url -> PhoneAnswer.sendTo(url, own.profile(), phone))
          .otherwise(PhoneAnswer.comeAgain(RETRY_SECONDS));
    }
    return Future.succeededFuture(PhoneAnswer.refused());
  }

  private static RoutedProfile profile(Route route) {
    if (route instanceof Route.ToProfile known) {
      return known.profile();
    }
    return route instanceof Route.ToOwnUrl own ? own.profile() : null;
  }

  private record Decision(List<TriedRule> rules, Route route) {}

  /** One walk through the rules over one MAC. */
  private static final class Attempt {
    private final World world;
    private final MacAddress mac;
    private final IntPredicate asker;
    private final List<TriedRule> rules = new ArrayList<>();
    private boolean decided;

    Attempt(World world, MacAddress mac, IntPredicate asker) {
      this.world = world;
      this.mac = mac;
      this.asker = asker;
    }

    List<TriedRule> rules() {
      DeviceState device = world.device(mac.value());
      if (device.rests() && !device.restIsOver()) {
        rules.add(TriedRule.foreign(Kind.DEVICE, Verdict.RESTS));
        decided = true;
      } else if (!device.absent() && !device.rests()) {
        device(device);
      }
      ranges().forEach(this::range);
      return rules;
    }

    private void device(DeviceState device) {
      RoutedProfile profile = world.profiles().get(device.profile());
      int holder = device.ownUrl() != 0 ? device.organization() : organization(profile);
      Verdict verdict = world.stopped().get(holder) ? Verdict.WINS_SUSPENDED : Verdict.WINS;
      decided = true;
      rules.add(
          asker.test(holder)
              ? new TriedRule(
                  Kind.DEVICE,
                  false,
                  null,
                  null,
                  null,
                  profile == null ? null : profile.id(),
                  device.ownUrl() != 0,
                  verdict)
              : TriedRule.foreign(Kind.DEVICE, verdict));
    }

    private void range(RangeRow range) {
      Verdict verdict = verdict(range);
      decided |= DECIDING.contains(verdict);
      RangeRow parent = world.ranges().get(range.parent());
      RoutedProfile profile = world.profiles().get(range.profile());
      boolean visible =
          asker.test(range.organization()) || parent != null && asker.test(parent.organization());
      rules.add(
          visible
              ? new TriedRule(
                  Kind.RANGE,
                  false,
                  range.id(),
                  new MacAddress(range.first()),
                  new MacAddress(range.last()),
                  profile == null ? null : profile.id(),
                  false,
                  verdict)
              : TriedRule.foreign(Kind.RANGE, verdict));
    }

    private Verdict verdict(RangeRow range) {
      if (decided) {
        return Verdict.OVERRULED;
      }
      if (world.stopped().get(range.organization())) {
        return Verdict.WINS_SUSPENDED;
      }
      if (range.profile() != 0) {
        return Verdict.WINS;
      }
      return range.inherit() ? Verdict.INHERITS : Verdict.WINS_WITHOUT_TARGET;
    }

    /** Innermost first: each is the parent of the one before. */
    private List<RangeRow> ranges() {
      List<RangeRow> over =
          world.ranges().values().stream().filter(range -> range.contains(mac.value())).toList();
      Set<UUID> parents = over.stream().map(RangeRow::parent).collect(Collectors.toSet());
      List<RangeRow> chain = new ArrayList<>();
      RangeRow next =
          over.stream().filter(range -> !parents.contains(range.id())).findAny().orElse(null);
      while (next != null) {
        chain.add(next);
        next = world.ranges().get(next.parent());
      }
      return chain;
    }

    private static int organization(RoutedProfile profile) {
      return profile == null ? 0 : profile.organization();
    }
  }
}
