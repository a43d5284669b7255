package io.pointsman.phone;

import io.netty.channel.Channel;
import io.netty.util.AttributeKey;
import java.net.InetAddress;

/**
 * One connection: who is at its other end and what holds for it. Touched on its event loop only.
 */
final class Visitor {

  static final AttributeKey<Visitor> KEY = AttributeKey.valueOf(Visitor.class, "visitor");

  final Channel channel;

  /** The other end of the socket. */
  final InetAddress peer;

  /** Whether that is a trusted proxy. */
  final boolean trusted;

  /** The phone, as the PROXY protocol tells; else the peer. */
  InetAddress client;

  /** Null if no rate limit holds for the whole connection. */
  TokenBucket bucket;

  /** Null before the connection speaks HTTP. */
  PhoneConnection connection;

  private boolean asked;

  Visitor(Channel channel, InetAddress peer, boolean trusted) {
    this.channel = channel;
    this.peer = peer;
    this.trusted = trusted;
    this.client = peer;
  }

  void asks() {
    asked = true;
  }

  /** Whether closing it now would harm nobody: it has asked, was answered, and sent no more. */
  boolean isIdle() {
    return asked && connection.isIdle();
  }
}
