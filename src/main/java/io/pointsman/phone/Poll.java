package io.pointsman.phone;

import io.pointsman.dialect.Recognition;
import io.pointsman.mac.Vendor;
import io.vertx.core.http.HttpServerRequest;
import java.net.InetAddress;

/** One request on its way to its answer. */
final class Poll {

  final HttpServerRequest request;
  final Visitor visitor;
  final long began = System.nanoTime();

  /** Who sends it, as far as trusted proxies tell. */
  InetAddress client;

  /** Null until the path is found fit to be read. */
  RequestTarget target;

  /** Null until looked for. */
  Recognition recognition;

  Poll(HttpServerRequest request, Visitor visitor) {
    this.request = request;
    this.visitor = visitor;
    this.client = visitor.client;
  }

  Vendor vendor() {
    return recognition == null ? Vendor.UNKNOWN : recognition.vendor();
  }
}
