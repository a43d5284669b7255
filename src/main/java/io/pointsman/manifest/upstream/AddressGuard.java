package io.pointsman.manifest.upstream;

import io.pointsman.Network;
import io.pointsman.registry.PrivateHost;
import io.vertx.core.Future;
import java.net.InetAddress;
import java.util.List;

/**
 * Lets fetches go to public addresses only, and to networks that are allowed. What is connected to
 * is the very address that was judged, never the name again: a name whose answer changes meanwhile
 * gains nothing.
 */
final class AddressGuard {

  private final Names names;
  private final List<Network> allowed;

  AddressGuard(Names names, List<Network> allowed) {
    this.names = names;
    this.allowed = List.copyOf(allowed);
  }

  /**
   * The addresses of a host. One that is not public condemns them all: no honest host has both.
   *
   * @return fails with {@link FetchFailure}
   */
  Future<List<InetAddress>> addresses(String host) {
    return names
        .resolve(host)
        .recover(
            unknown ->
                Future.failedFuture(new FetchFailure(FailureReason.UNKNOWN_HOST, message(host))))
        .map(found -> judged(host, found));
  }

  boolean allows(InetAddress address) {
    return !PrivateHost.isPrivate(address)
        || allowed.stream().anyMatch(network -> network.contains(address));
  }

  /** The same for both: it would tell whoever asks which names the operator's network knows. */
  private static String message(String host) {
    return "the host '"
        + host
        + "' is not found at public addresses; others need allowPrivateTargets of the organization"
        + " and pointsman.proxy.allowed-networks";
  }

  private List<InetAddress> judged(String host, List<InetAddress> found) {
    for (InetAddress address : found) {
      if (!allows(address)) {
        throw new FetchFailure(FailureReason.PRIVATE_ADDRESS, message(host));
      }
    }
    return found;
  }
}
