package io.pointsman.manifest.rewrite;

import io.pointsman.delivery.ProxyRules;
import io.pointsman.mac.Vendor;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;

/** Prints how many megabytes a second are rewritten on one core, as one line of JSON. */
public final class RewriteSpeed {

  private static final ThreadMXBean CLOCK = ManagementFactory.getThreadMXBean();
  private static final int SIZE = 64 << 10;
  private static final ProxyRules RULES =
      new ProxyRules(
          true, true, Map.of("old.example", "new.example"), true, false, 0, 0, null, null, "key");

  /** As long as a signed one; signing is not measured here. */
  private static final LinkMaker LINKS =
      url ->
          "https://us.example/t/7c2f80abcdef/0123456789012345678901/"
              + Base64.getUrlEncoder()
                  .encodeToString(url.getBytes(StandardCharsets.ISO_8859_1))
              + "/file.xml";

  private RewriteSpeed() {}

  /** Argument: the rounds of a second each, such as 9. */
  public static void main(String... arguments) {
    int rounds = Integer.parseInt(arguments[0]);
    byte[] settings = settings();
    byte[] single = single();
    byte[] list = list();
    double[][] speeds = new double[3][rounds];
    // Interleaved, and two rounds for the compiler.
    for (int round = -2; round < rounds; round++) {
      int at = Math.max(round, 0);
      speeds[0][at] = speed(settings);
      speeds[1][at] = speed(single);
      speeds[2][at] = speed(list);
    }
    System.out.printf(
        "{\"bytes\":%d,\"rounds\":%d,\"settings\":%s,\"single\":%s,\"list\":%s}%n",
        SIZE, rounds, told(speeds[0]), told(speeds[1]), told(speeds[2]));
  }

  /** Least, median and greatest. */
  private static String told(double[] speeds) {
    Arrays.sort(speeds);
    return String.format(
        "[%.0f,%.0f,%.0f]", speeds[0], speeds[speeds.length / 2], speeds[speeds.length - 1]);
  }

  private static double speed(byte[] file) {
    RewriteQuestion question =
        new RewriteQuestion(
            file, Vendor.GIGASET, "http://old.example/mx/provisioning.xml", RULES, LINKS);
    // Of this thread's own time, as others may use the core too.
    long begin = CLOCK.getCurrentThreadCpuTime();
    long bytes = 0;
    while (CLOCK.getCurrentThreadCpuTime() - begin < 1_000_000_000L) {
      for (int i = 0; i < 20; i++) {
        if (Rewriter.rewrite(question).reading() != Reading.READ) {
          throw new IllegalStateException("It was not read");
        }
        bytes += file.length;
      }
    }
    return bytes * 1e3 / (CLOCK.getCurrentThreadCpuTime() - begin);
  }

  /** A leaf of version 1.0: parameters, and one of them a server. */
  private static byte[] settings() {
    return filled(
        "<settings version=\"1.0\" productID=\"mx3b\" macAddress=\"7c:2f:80:ab:cd:ef\">\n"
            + "  <param name=\"System.Provision.ProvisioningServer\" value=\"http://old.example/\"/>\n",
        "  <param name=\"SIP.Account.%d.RegistrationServer.Address\" value=\"sip.example\"/>\n",
        "</settings>\n");
  }

  /** A file of version 1.1: ten files and a redirect beside the parameters. */
  private static byte[] single() {
    return filled(
        "<provisioning version=\"1.1\" productID=\"mx3b\">\n"
            + "  <firmware><file version=\"2.14.5\" url=\"/fw/max.bin\"/></firmware>\n"
            + "  <file url=\"http://old.example/nvm/settings.xml\"/>\n".repeat(9)
            + "  <custom><step type=\"Redirect\" url=\"http://old.example/%MACD.xml\"/></custom>\n"
            + "  <nvm>\n",
        "    <param name=\"SIP.Account.%d.AuthName\" value=\"name of the account\"/>\n",
        "  </nvm>\n</provisioning>\n");
  }

  /** Nothing but files, each of which comes through us. */
  private static byte[] list() {
    return filled(
        "<nvm version=\"1.0\" productID=\"mx3b\">\n",
        "  <file version=\"2015-01-01_01:01:01\" url=\"http://old.example/nvm/mx3-%d.xml\"/>\n",
        "</nvm>\n");
  }

  private static byte[] filled(String begin, String line, String end) {
    StringBuilder text =
        new StringBuilder("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n").append(begin);
    for (int i = 0; text.length() + line.length() + 8 + end.length() < SIZE; i++) {
      text.append(String.format(line, i));
    }
    text.append(" ".repeat(SIZE - text.length() - end.length())).append(end);
    return text.toString().getBytes(StandardCharsets.UTF_8);
  }
}
