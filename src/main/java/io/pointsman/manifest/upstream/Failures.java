package io.pointsman.manifest.upstream;

import io.netty.channel.ConnectTimeoutException;
import io.netty.handler.codec.DecoderException;
import io.netty.handler.codec.PrematureChannelClosureException;
import io.vertx.core.VertxException;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpClosedException;
import java.net.ConnectException;
import java.nio.channels.ClosedChannelException;
import javax.net.ssl.SSLException;

/** Says in a tenant's words what went wrong on the wire. */
final class Failures {

  private static final int LONGEST_WAIT = 300;

  private Failures() {}

  static FetchFailure of(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof FetchFailure known) {
        return known;
      }
      if (cause instanceof SSLException tls) {
        return new FetchFailure(FailureReason.TLS, tls(tls));
      }
      if (cause instanceof ConnectTimeoutException) {
        return new FetchFailure(
            FailureReason.UNREACHABLE, "it does not accept a connection in time");
      }
      if (cause instanceof ConnectException) {
        return new FetchFailure(FailureReason.UNREACHABLE, "it does not accept connections");
      }
      if (cause instanceof HttpClosedException
          || cause instanceof ClosedChannelException
          || cause instanceof PrematureChannelClosureException) {
        return new FetchFailure(
            FailureReason.TRUNCATED, "the connection was closed before the answer was whole");
      }
      if (cause instanceof DecoderException || cause instanceof IllegalArgumentException) {
        return new FetchFailure(FailureReason.PROTOCOL, "what it answers is not HTTP/1.1");
      }
    }
    boolean closed =
        failure instanceof VertxException && "Connection was closed".equals(failure.getMessage());
    return closed
        ? new FetchFailure(
            FailureReason.TRUNCATED, "the connection was closed before the answer was whole")
        : new FetchFailure(FailureReason.UNREACHABLE, "the connection failed");
  }

  /**
   * For an answer that is no file; null for one that may be.
   *
   * @param conditional whether "not modified" is an answer to what was asked
   */
  static FetchFailure of(HttpClientResponse response, boolean conditional) {
    int status = response.statusCode();
    if (status == 200 || status == 203 || status == 304 && conditional) {
      return null;
    }
    String said = "it answers " + status;
    if (status == 204) {
      return new FetchFailure(FailureReason.EMPTY, said + ", which has no file");
    } else if (status == 401 || status == 403) {
      return new FetchFailure(FailureReason.CREDENTIALS, said + ": the credentials are not taken");
    } else if (status == 404 || status == 410) {
      return new FetchFailure(FailureReason.MISSING, said);
    } else if (status >= 500 || status == 429) {
      return new FetchFailure(FailureReason.SERVER_ERROR, said, wait(response));
    }
    return new FetchFailure(FailureReason.STATUS, said + ", which is no file");
  }

  private static int wait(HttpClientResponse response) {
    String wait = response.getHeader("Retry-After");
    return wait != null && wait.matches("[0-9]{1,6}")
        ? Math.min(LONGEST_WAIT, Integer.parseInt(wait))
        : 0;
  }

  private static String tls(SSLException failure) {
    StringBuilder messages = new StringBuilder();
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      messages.append(cause.getMessage()).append('\n');
    }
    String message = messages.toString();
    if (message.contains("PKIX") || message.contains("certification path")) {
      return "its certificate is not trusted";
    } else if (message.contains("No name matching") || message.contains("No subject alternative")) {
      return "its certificate is for another host";
    } else if (message.contains("certificate_required") || message.contains("bad_certificate")) {
      return "it does not take our client certificate";
    }
    return "TLS failed";
  }
}
