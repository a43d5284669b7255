package io.pointsman.phone;

import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpVersion;
import io.pointsman.dialect.Recognition;
import io.pointsman.mac.Vendor;
import io.pointsman.manifest.OwnPath;
import java.net.InetAddress;

/** One request on its way to its answer. */
final class Poll {

  final HttpRequest request;
  final Visitor visitor;
  final PhoneConnection connection;
  final long began = System.nanoTime();

  /** Who sends it, as far as trusted proxies tell. */
  InetAddress client;

  /** Null until the path is found fit to be read. */
  RequestTarget target;

  /** Null unless a file of ours named the path. */
  OwnPath own;

  /** Null until looked for. */
  Recognition recognition;

  /** Whether its answer is on its way. */
  boolean answered;

  /** Whether its answer comes in parts, whose end lets the connection go on. */
  boolean streams;

  /** Whether its connection goes on after it waited; once, or a later request's wait would end. */
  boolean resumed;

  Poll(HttpRequest request, Visitor visitor, PhoneConnection connection) {
    this.request = request;
    this.visitor = visitor;
    this.connection = connection;
    this.client = visitor.client;
  }

  Vendor vendor() {
    return recognition == null ? Vendor.UNKNOWN : recognition.vendor();
  }

  /** Whether the phone would ask again on this connection. */
  boolean keepsAlive() {
    HttpHeaders headers = request.headers();
    if (request.protocolVersion() == HttpVersion.HTTP_1_1) {
      return !headers.contains(HttpHeaderNames.CONNECTION)
          || !headers.contains(HttpHeaderNames.CONNECTION, HttpHeaderValues.CLOSE, true);
    }
    return request.protocolVersion() == HttpVersion.HTTP_1_0
        && headers.contains(HttpHeaderNames.CONNECTION, HttpHeaderValues.KEEP_ALIVE, true);
  }
}
