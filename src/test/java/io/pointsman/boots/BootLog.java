package io.pointsman.boots;

import java.util.ArrayList;
import java.util.List;

/** Writes a {@link Boot} down while it happens. */
final class BootLog {

  private final List<String> requests = new ArrayList<>();
  private final List<String> applied = new ArrayList<>();
  private final List<String> passedOver = new ArrayList<>();
  private final List<String> failures = new ArrayList<>();
  private int reboots;

  void asked(int status, String url) {
    requests.add(status + " " + url);
  }

  void applied(String what) {
    applied.add(what);
  }

  void passedOver(String what) {
    passedOver.add(what);
  }

  void failed(String why) {
    failures.add(why);
  }

  void rebooted() {
    reboots++;
  }

  Boot end(String home) {
    return new Boot(requests, applied, passedOver, reboots, failures, home);
  }
}
