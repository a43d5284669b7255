/**
 * The phone listener: reads the request, gathers the evidence of who asks, sends the reply.
 *
 * <p>Quarkus does not look after a listener that is ours, so the limits, deadlines, TLS, drain and
 * meters are here. Knows {@code routing} and {@code dialect}.
 */
package io.pointsman.phone;
