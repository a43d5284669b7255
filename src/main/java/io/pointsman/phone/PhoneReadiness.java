package io.pointsman.phone;

import io.pointsman.routing.Freshness;
import io.pointsman.routing.Freshness.State;
import io.pointsman.routing.Index;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Locale;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;
import org.eclipse.microprofile.health.Readiness;

/**
 * Whether phones should be sent here: the ports are open and there is something to answer from. The
 * stores do not count, as phones are answered without them; only where the migrations of an upgrade
 * failed, new processes must not take the place of older ones, which can still follow the feed.
 */
@Readiness
@ApplicationScoped
class PhoneReadiness implements HealthCheck {

  private final PhoneSide side;
  private final Freshness freshness;
  private final Index index;

  PhoneReadiness(PhoneSide side, Freshness freshness, Index index) {
    this.side = side;
    this.freshness = freshness;
    this.index = index;
  }

  @Override
  public HealthCheckResponse call() {
    HealthCheckResponseBuilder answer = HealthCheckResponse.named("phones");
    if (side.listener().isEmpty()) {
      return answer.up().withData("side", "off").build();
    }
    ListenerState ports = side.listener().get().state();
    State state = freshness.state();
    boolean tooOld = freshness.schemaTooOld();
    if (tooOld) {
      answer.withData("schema", "too old");
    }
    return answer
        .status(
            ports == ListenerState.OPEN
                && state != State.LOADING
                && state != State.EXPIRED
                && !tooOld)
        .withData("ports", ports.name().toLowerCase(Locale.ROOT))
        .withData("replica", state.name().toLowerCase(Locale.ROOT))
        .withData("devices", index.devices())
        .build();
  }
}
