package io.pointsman.manifest.upstream;

import io.pointsman.Network;
import io.pointsman.delivery.Upload;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.impl.ContextInternal;
import java.util.List;
import java.util.function.Function;
import java.util.function.IntPredicate;

/** Fetches files of tenants. Never blocks; all futures fail with {@link FetchFailure} alone. */
public final class UpstreamClient {

  private final Vertx vertx;
  private final UpstreamLimits limits;
  private final AddressGuard everyone;
  private final AddressGuard insiders;
  private final IntPredicate isInsider;
  private final Clients clients;
  private final IdentityOpener identities;
  private final String name;
  private final Ceilings fetches;
  private final Ceilings streams;
  private final Breakers breakers;
  private final UpstreamAnswers answers;

  /**
   * @param allowed networks that are not public and insiders may fetch from all the same
   * @param isInsider whether the organization of that number is one
   * @param uploads an upload's bytes; fails if they cannot be had now
   * @param name what upstreams are told as User-Agent
   */
  public UpstreamClient(
      Vertx vertx,
      UpstreamLimits limits,
      List<Network> allowed,
      IntPredicate isInsider,
      Names names,
      SecretOpener secrets,
      Function<Upload, Future<byte[]>> uploads,
      String name) {
    this.vertx = vertx;
    this.limits = limits;
    this.everyone = new AddressGuard(names, List.of());
    this.insiders = new AddressGuard(names, allowed);
    this.isInsider = isInsider;
    this.clients = new Clients(vertx, limits.connect(), limits.fetches() + limits.streams());
    this.identities = new IdentityOpener(secrets, uploads);
    this.name = name;
    this.answers = new UpstreamAnswers(vertx, limits);
    this.fetches = new Ceilings(limits.fetches(), limits.fetchesEach());
    this.streams = new Ceilings(limits.streams(), limits.streamsEach());
    this.breakers = new Breakers(limits.breakerFailures(), limits.breakerPause(), System::nanoTime);
  }

  /** Asks DNS as this host does. */
  public static Names dns(Vertx vertx, UpstreamLimits limits) {
    return new DnsNames(vertx, limits.connect());
  }

  /** A file that is held: {@code Whole}, {@code Unchanged}, or {@code Big} if it is too large. */
  public Future<Fetched> fetch(FetchOrder order) {
    return guarded(order, fetches, run -> run.within(limits.timeout(), answers::whole));
  }

  /** A file that is passed on, of whatever size. */
  public Future<Fetched.Open> open(FetchOrder order) {
    return guarded(
        order.unconditional(), streams, run -> run.within(limits.timeout(), answers::open));
  }

  /** Breakers that let nothing through now. */
  public long openBreakers() {
    return breakers.open();
  }

  /** Fetches and files being passed on at the moment. */
  public int underWay() {
    return fetches.underWay() + streams.underWay();
  }

  /** Bytes of files that were passed on since the start. */
  public long passedOn() {
    return answers.passedOn();
  }

  private <T> Future<T> guarded(
      FetchOrder order, Ceilings ceilings, Function<UpstreamRun, Future<T>> work) {
    String origin = order.url().origin();
    int organization = order.organization();
    if (!ceilings.take(organization)) {
      return Future.failedFuture(
          new FetchFailure(FailureReason.BUSY, "too many fetches for this organization at a time"));
    }
    if (!breakers.allows(organization, origin)) {
      ceilings.release(organization);
      return Future.failedFuture(
          new FetchFailure(
              FailureReason.BREAKER_OPEN, "it failed too often; it is asked again in a while"));
    }
    ContextInternal context = (ContextInternal) vertx.getOrCreateContext();
    Promise<T> result = Promise.promise();
    context.runOnContext(
        now -> {
          UpstreamRun run = new UpstreamRun(context, () -> ceilings.release(organization));
          AddressGuard guard = isInsider.test(organization) ? insiders : everyone;
          identities
              .open(order.identity())
              .compose(
                  identity -> {
                    run.begin(exchange(context, guard, identity, order));
                    return work.apply(run);
                  })
              .recover(failure -> Future.failedFuture(Failures.of(failure)))
              .onComplete(
                  done -> {
                    if (!(done.result() instanceof Fetched.Open)) {
                      run.release();
                    }
                    remember(organization, origin, done.cause());
                    result.handle(done);
                  });
        });
    return result.future();
  }

  private Exchange exchange(
      ContextInternal context, AddressGuard guard, OpenedIdentity identity, FetchOrder order) {
    return new Exchange(
        context,
        new Connector(context, guard, clients, identity),
        identity,
        new FetchHead(order, name),
        order.url());
  }

  private void remember(int organization, String origin, Throwable failure) {
    FailureReason reason = failure == null ? null : ((FetchFailure) failure).reason();
    if (reason == null || !reason.isBrokenHost() && !reason.isSilent()) {
      breakers.succeeded(organization, origin);
    } else if (reason.isBrokenHost()) {
      breakers.failed(organization, origin);
    }
  }
}
