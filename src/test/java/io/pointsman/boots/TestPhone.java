package io.pointsman.boots;

import java.util.Locale;
import java.util.function.Supplier;

/** {@code bin/test-phone}: boots a phone, then once more, and shows what it did. */
public final class TestPhone {

  private TestPhone() {}

  /**
   * @param arguments {@code maxwell} or {@code fanvil}, its MAC, and its URL out of the box
   */
  public static void main(String[] arguments) {
    Supplier<Boot> phone = arguments.length == 3 ? phone(arguments) : null;
    if (phone == null) {
      System.err.println("test-phone maxwell|fanvil MAC URL");
      System.exit(2);
    }
    boolean failed = show(phone.get());
    System.out.println("and again:");
    System.exit(show(phone.get()) || failed ? 1 : 0);
  }

  private static Supplier<Boot> phone(String[] arguments) {
    String mac = arguments[1].replaceAll("[^0-9A-Fa-f]", "").toUpperCase(Locale.ROOT);
    String url = arguments[2];
    return switch (arguments[0]) {
      case "maxwell" -> new MaxwellPhone(mac, "Gigaset Maxwell Basic/2.14.5;" + mac, url)::boot;
      case "fanvil" ->
          new FanvilPhone(mac.toLowerCase(Locale.ROOT), "X4", "f0X4hw1.100.cfg", url)::boot;
      default -> null;
    };
  }

  /** Whether anything failed. */
  private static boolean show(Boot boot) {
    boot.requests().forEach(System.out::println);
    boot.applied().forEach(what -> System.out.println("takes " + what));
    boot.passedOver().forEach(what -> System.out.println("leaves " + what));
    boot.failures().forEach(why -> System.out.println("fails: " + why));
    if (boot.applied().isEmpty()) {
      System.out.println("takes nothing");
    }
    return !boot.failures().isEmpty();
  }
}
