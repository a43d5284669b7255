package io.pointsman.manifest.rewrite;

import static org.assertj.core.api.Assertions.assertThat;

import io.pointsman.delivery.ProxyRules;
import io.pointsman.mac.Vendor;
import java.util.Arrays;
import java.util.Map;

/** A tenant's file; the first byte chooses rules, the second the vendor. */
public final class RewriterFuzz {

  private static final Vendor[] VENDORS = Vendor.values();

  private RewriterFuzz() {}

  public static void fuzzerTestOneInput(byte[] data) {
    if (data.length < 2) {
      return;
    }
    ProxyRules rules =
        Rules.of(
            (data[0] & 1) != 0,
            (data[0] & 2) != 0 ? Map.of("old.example", "new.example") : Map.of(),
            (data[0] & 4) != 0,
            (data[0] & 8) != 0);
    Vendor vendor = VENDORS[(data[1] & 0xff) % VENDORS.length];
    byte[] file = Arrays.copyOfRange(data, 2, data.length);
    byte[] before = file.clone();
    Rewritten rewritten = rewrite(file, vendor, rules);
    assertThat(file).isEqualTo(before);
    if (rewritten.changes().isEmpty()) {
      assertThat(rewritten.bytes()).isSameAs(file);
    } else {
      assertThat(rewritten.reading()).isEqualTo(Reading.READ);
    }
    assertThat(rewrite(before, vendor, rules).bytes()).isEqualTo(rewritten.bytes());
    assertThat(rewrite(file, vendor, Rules.NONE).bytes()).isSameAs(file);
  }

  private static Rewritten rewrite(byte[] file, Vendor vendor, ProxyRules rules) {
    return Rewriter.rewrite(
        new RewriteQuestion(
            file, vendor, "https://old.example/a/b.xml", rules, new ReadableLinks()));
  }
}
