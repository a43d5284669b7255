package io.pointsman.registry;

import static org.assertj.core.api.Assertions.assertThat;

import io.pointsman.mac.Vendor;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class FormRulesTest {

  private final FieldErrors errors = new FieldErrors();
  private final FormRules rules =
      new FormRules(vendor -> vendor == Vendor.FANVIL ? Set.of("xml", "text") : Set.of());

  @Test
  void takesFormsThatTheVendorHas() {
    assertThat(rules.check(errors, Map.of("fanvil", "xml"))).isEqualTo(Map.of("fanvil", "xml"));
    assertThat(errors.isEmpty()).isTrue();
  }

  @Test
  void refusesAllOthersByName() {
    assertThat(refusal("fanvil", "old"))
        .isEqualTo("files.forms.fanvil old: is no form of its files; known are [text, xml]");
    assertThat(refusal("snom", "xml"))
        .isEqualTo("files.forms.snom xml: is no form of its files; known are []");
    assertThat(refusal("fanvil", "a b"))
        .isEqualTo("files.forms.fanvil a b: must be 1 to 20 letters, digits, dots or hyphens");
    assertThat(refusal("nokia", "xml")).isEqualTo("files.forms.nokia nokia: is no known vendor");
    assertThat(refusal("unknown", "xml"))
        .isEqualTo("files.forms.unknown unknown: is no known vendor");
  }

  private String refusal(String slug, String form) {
    FieldErrors found = new FieldErrors();
    assertThat(rules.check(found, Map.of(slug, form))).isEmpty();
    assertThat(found.list()).hasSize(1);
    FieldError error = found.list().get(0);
    return error.field() + " " + error.value() + ": " + error.message();
  }
}
