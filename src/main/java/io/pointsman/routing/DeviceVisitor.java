package io.pointsman.routing;

/** Is shown one device after the other. */
@FunctionalInterface
interface DeviceVisitor {

  void visit(long mac, DeviceState state);
}
