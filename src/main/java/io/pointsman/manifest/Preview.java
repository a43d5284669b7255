package io.pointsman.manifest;

import io.pointsman.dialect.Dialects;
import io.pointsman.dialect.PhoneRequest;
import io.pointsman.dialect.Recognition;
import io.pointsman.mac.MacAddress;
import io.pointsman.mac.Vendor;
import io.pointsman.routing.OwnUrls;
import io.pointsman.routing.Route;
import io.pointsman.routing.RoutedProfile;
import io.pointsman.routing.Routes;
import io.pointsman.routing.Target;
import io.pointsman.template.UrlTemplate;
import io.vertx.core.Future;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Tells what a phone would be told, by the same parts that tell phones. */
@Singleton
public final class Preview {

  private static final int FOUND = 302;
  private static final int RETRY_SECONDS = 30;

  private final Dialects dialects = new Dialects();
  private final Routes routes;
  private final OwnUrls ownUrls;
  private final Deliveries deliveries;
  private final ProxyPreviews proxies;
  private final ProxyFailures failures;
  private final SettingsAtTenants settings;
  private final PublicUrls publicUrls;

  Preview(
      Routes routes,
      OwnUrls ownUrls,
      Deliveries deliveries,
      ProxyPreviews proxies,
      ProxyFailures failures,
      SettingsAtTenants settings,
      @ConfigProperty(name = "pointsman.phone.public-urls") Optional<List<String>> publicUrls) {
    this.routes = routes;
    this.ownUrls = ownUrls;
    this.deliveries = deliveries;
    this.proxies = proxies;
    this.failures = failures;
    this.settings = settings;
    this.publicUrls = new PublicUrls(publicUrls.orElse(List.of()));
  }

  /** Fails only if the index cannot be asked; what a phone would wait for is a 503 in it. */
  public Future<Previewed> of(PreviewQuestion question) {
    Asked asked = asked(question);
    if (asked.own == null && asked.recognition.evidence() == null) {
      asked.warn(
          "the request names no MAC: a phone that asks so is refused unless it says more of"
              + " itself");
    } else if (!asked.recognition.mac().equals(question.mac())) {
      asked.warn("the request names " + asked.recognition.mac() + ", and that counts");
    }
    return answer(asked);
  }

  /** Whose the exchange would be. */
  public MacAddress mac(PreviewQuestion question) {
    return asked(question).recognition.mac();
  }

  /** In whose dialect it would be. */
  public Vendor vendor(PreviewQuestion question) {
    return asked(question).recognition.vendor();
  }

  private Asked asked(PreviewQuestion question) {
    OwnPath own = OwnPath.parse(question.path());
    String path = own == null ? question.path() : own.path();
    Recognition said =
        dialects.recognise(new PhoneRequest(path, question.query(), question.userAgent()));
    return new Asked(question, own, path, who(question, own, said), new ArrayList<>());
  }

  private static Recognition who(PreviewQuestion question, OwnPath own, Recognition said) {
    if (own != null) {
      return own.recognise(said);
    }
    if (said.mac() != null) {
      return said;
    }
    Vendor vendor = said.vendor() == Vendor.UNKNOWN ? Vendor.ofOui(question.mac()) : said.vendor();
    return new Recognition(
        vendor, question.mac(), null, null, said.model(), said.firmware(), said.file());
  }

  private Future<Previewed> answer(Asked asked) {
    Route route = routes.route(asked.recognition.mac());
    if (route instanceof Route.ToProfile known) {
      Target target = known.profile().targetFor(asked.recognition.vendor());
      return send(asked, known.profile(), target.template(), target.status());
    }
    if (route instanceof Route.ToOwnUrl own) {
      RoutedProfile profile = own.profile();
      int status = profile == null ? FOUND : profile.targetFor(asked.recognition.vendor()).status();
      return ownUrls
          .find(own)
          .compose(url -> send(asked, profile, url, status))
          .recover(away -> told(asked, profile, Answer.later(RETRY_SECONDS), null));
    }
    Answer none =
        route instanceof Route.Resting resting
            ? Answer.later(resting.seconds())
            : Answer.of(new Delivered.Refused());
    return told(asked, null, none, null);
  }

  private Future<Previewed> send(
      Asked asked, RoutedProfile profile, UrlTemplate template, int status) {
    if (profile == null || profile.redirects()) {
      return told(asked, profile, Answer.of(redirect(asked, template, status)), null);
    }
    String publicUrl = publicUrls.of(null, false);
    if (publicUrl == null) {
      asked.warn("set pointsman.phone.public-urls: files name it, and phones are told 503");
      return told(asked, profile, Answer.later(RETRY_SECONDS), null);
    }
    DeliveryRequest request = asked.request(publicUrl, profile, template, status);
    if (!profile.writes()) {
      return proxies
          .view(request)
          .compose(view -> told(asked, profile, closed(view.delivered()), view));
    }
    return settings
        .check(profile)
        .onSuccess(asked.warnings::addAll)
        .compose(checked -> deliveries.deliver(request))
        .compose(delivered -> told(asked, profile, closed(delivered), null));
  }

  private static Delivered redirect(Asked asked, UrlTemplate template, int status) {
    if (asked.own != null) {
      return new Delivered.Refused();
    }
    return template
        .expand(asked.request(null, null, template, status).facts())
        .<Delivered>map(location -> new Delivered.Redirect(status, location))
        .orElseGet(Delivered.Refused::new);
  }

  /** Nobody reads a stream here. */
  private static Answer closed(Delivered delivered) {
    if (delivered instanceof Delivered.Stream stream) {
      stream.close().run();
    }
    return Answer.of(delivered);
  }

  private Future<Previewed> told(
      Asked asked, RoutedProfile profile, Answer answer, ProxyView proxy) {
    return Future.succeededFuture(
        new Previewed(
            asked.recognition,
            profile,
            answer,
            proxy,
            profile == null ? List.of() : failures.of(profile.id()),
            List.copyOf(asked.warnings)));
  }

  private record Asked(
      PreviewQuestion question,
      OwnPath own,
      String path,
      Recognition recognition,
      List<String> warnings) {

    void warn(String text) {
      warnings.add(text);
    }

    DeliveryRequest request(
        String publicUrl, RoutedProfile profile, UrlTemplate template, int status) {
      return new DeliveryRequest(
          recognition.mac(),
          recognition,
          path,
          question.query(),
          question.userAgent(),
          publicUrl + OwnPath.folder(recognition.vendor()),
          profile,
          template,
          status);
    }
  }
}
