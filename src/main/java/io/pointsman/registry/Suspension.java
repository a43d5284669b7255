package io.pointsman.registry;

/** What becomes of a suspended organization's phones; its keys stop in either case. */
public enum Suspension {
  PHONES_CONTINUE,
  PHONES_STOP
}
