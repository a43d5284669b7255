package io.pointsman.manifest.upstream;

import io.pointsman.delivery.Upload;
import io.vertx.core.Future;
import java.util.Arrays;
import java.util.function.Function;

/** Opens what identities hold; never earlier than for a fetch. */
final class IdentityOpener {

  private final SecretOpener secrets;
  private final Function<Upload, Future<byte[]>> uploads;

  /**
   * @param uploads an upload's bytes; fails if they cannot be had now
   */
  IdentityOpener(SecretOpener secrets, Function<Upload, Future<byte[]>> uploads) {
    this.secrets = secrets;
    this.uploads = uploads;
  }

  /**
   * @return fails with {@link FetchFailure}
   */
  Future<OpenedIdentity> open(UpstreamIdentity identity) {
    UpstreamCredentials credentials;
    try {
      credentials = identity.credentials() == null ? null : credentials(identity);
    } catch (RuntimeException unopened) {
      return unprepared("the credentials cannot be opened: set them again");
    }
    Upload authority = identity.authority();
    if (authority == null) {
      return Future.succeededFuture(new OpenedIdentity(identity, credentials, null));
    }
    return uploads
        .apply(authority)
        .recover(away -> unprepared("the upload '" + authority.name() + "' cannot be read now"))
        .map(bytes -> new OpenedIdentity(identity, credentials, bytes));
  }

  private UpstreamCredentials credentials(UpstreamIdentity identity) {
    byte[] plain = secrets.open(identity.credentials().sealed(), identity.context());
    UpstreamCredentials credentials = UpstreamCredentials.of(plain);
    Arrays.fill(plain, (byte) 0);
    return credentials;
  }

  private static <T> Future<T> unprepared(String message) {
    return Future.failedFuture(new FetchFailure(FailureReason.UNPREPARED, message));
  }
}
