package io.pointsman.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.pointsman.registry.ProfileReference;
import io.pointsman.routing.Explanation;
import io.pointsman.routing.PhoneAnswer;
import io.pointsman.routing.RoutedProfile;
import io.pointsman.routing.TriedRule;
import io.pointsman.template.UrlTemplate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Why a phone gets the answer it gets. */
@Schema(name = "Explanation")
record ExplanationJson(
    @Schema(examples = "7c:2f:80:ab:cd:ef") String mac,
    @Schema(description = "Every rule over the MAC, in the order they are tried.") List<Rule> rules,
    @Schema(description = "What the phone is told; missing if a foreign rule decides.")
        Answer answer,
    @Schema(description = "How the deciding profile serves its phones.", examples = "PROXY")
        String mode,
    @Schema(description = "Whose habits the answer follows.", examples = "gigaset") String dialect,
    @Schema(description = "How files of a PROXY profile are fetched and rewritten.")
        ProxyJson proxy,
    @Schema(description = "How this replica stands to the database.") String replica) {

  /** One rule over the MAC. */
  @Schema(name = "TriedRule")
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Rule(
      @Schema(examples = "device") String kind,
      @Schema(description = "Held by somebody else; its details are not shown.") boolean foreign,
      @Schema(description = "Id of the range.") UUID range,
      String first,
      String last,
      @Schema(description = "Name of its profile.") String profile,
      @Schema(description = "Whether the device has a URL of its own.") Boolean ownUrl,
      @Schema(examples = "wins") String verdict) {

    static Rule of(TriedRule rule, Map<UUID, ProfileReference> profiles) {
      ProfileReference profile = rule.profile() == null ? null : profiles.get(rule.profile());
      boolean device = rule.kind() == TriedRule.Kind.DEVICE;
      return new Rule(
          Words.of(rule.kind()),
          rule.foreign(),
          rule.range(),
          rule.first() == null ? null : rule.first().colon(),
          rule.last() == null ? null : rule.last().colon(),
          profile == null ? null : profile.name(),
          device && !rule.foreign() ? rule.ownUrl() : null,
          Words.of(rule.verdict()));
    }
  }

  /** What the phone is told. */
  @Schema(name = "PhoneAnswer")
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Answer(
      @Schema(examples = "302") int status,
      @Schema(description = "User-info and query values are masked for a READER.") String location,
      @Schema(description = "Seconds.") Integer retryAfter) {

    static Answer of(PhoneAnswer told, boolean masked) {
      String location = told.location();
      return new Answer(
          told.status(),
          location != null && masked ? UrlTemplate.mask(location) : location,
          told.retryAfter() == 0 ? null : told.retryAfter());
    }
  }

  static ExplanationJson of(
      Explanation explanation, Map<UUID, ProfileReference> profiles, boolean masked) {
    RoutedProfile profile = explanation.profile();
    return new ExplanationJson(
        explanation.mac().colon(),
        explanation.rules().stream().map(rule -> Rule.of(rule, profiles)).toList(),
        explanation.answer() == null ? null : Answer.of(explanation.answer(), masked),
        profile == null ? null : profile.mode().name(),
        profile == null ? null : explanation.vendor().slug(),
        profile == null ? null : ProxyJson.of(profile.delivery().proxy()),
        Words.of(explanation.state()));
  }
}
