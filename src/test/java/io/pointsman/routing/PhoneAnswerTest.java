package io.pointsman.routing;

import static org.assertj.core.api.Assertions.assertThat;

import io.pointsman.mac.MacAddress;
import io.pointsman.registry.Mode;
import io.pointsman.template.PhoneFacts;
import io.pointsman.template.TemplateSyntax;
import io.pointsman.template.UrlTemplate;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PhoneAnswerTest {

  private static final PhoneFacts PHONE = PhoneFacts.of(MacAddress.parse("7c2f80abcdef"));

  @Test
  void sendsOnWithTheProfilesStatus() {
    UrlTemplate own = template("https://own.example/{mac.upper}");
    RoutedProfile profile =
        new RoutedProfile(
            1,
            Worlds.uuid(1),
            1,
            Mode.REDIRECT,
            new Target(template("https://p.example/{mac.lower}"), 307),
            Map.of());
    assertThat(PhoneAnswer.sendTo(own, profile, PHONE))
        .isEqualTo(new PhoneAnswer(307, "https://own.example/7C2F80ABCDEF", 0));
    assertThat(PhoneAnswer.sendTo(own, null, PHONE))
        .isEqualTo(new PhoneAnswer(302, "https://own.example/7C2F80ABCDEF", 0));
    assertThat(PhoneAnswer.sendTo(profile.target(), PHONE))
        .isEqualTo(new PhoneAnswer(307, "https://p.example/7c2f80abcdef", 0));
  }

  @Test
  void refusesWhatThePhoneDidNotSay() {
    Target target = new Target(template("https://p.example/{model}"), 302);
    assertThat(PhoneAnswer.sendTo(target, PHONE)).isEqualTo(PhoneAnswer.refused());
    assertThat(PhoneAnswer.sendTo(target, new PhoneFacts(PHONE.mac(), "N510", null, null)))
        .isEqualTo(new PhoneAnswer(302, "https://p.example/N510", 0));
  }

  @Test
  void asksToComeAgain() {
    assertThat(PhoneAnswer.comeAgain(5)).isEqualTo(new PhoneAnswer(503, null, 5));
    assertThat(PhoneAnswer.refused()).isEqualTo(new PhoneAnswer(404, null, 0));
  }

  private static UrlTemplate template(String text) {
    return UrlTemplate.parse(TemplateSyntax.NEUTRAL, text);
  }
}
