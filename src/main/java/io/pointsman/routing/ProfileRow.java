package io.pointsman.routing;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.pointsman.delivery.Delivery;
import io.pointsman.mac.Vendor;
import io.pointsman.registry.Mode;
import io.pointsman.template.TemplateSyntax;
import io.pointsman.template.UrlTemplate;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.Row;
import java.util.EnumMap;
import java.util.Map;
import org.jboss.logging.Logger;

/** Turns a profile's columns into what the phone side uses. */
final class ProfileRow {

  private static final Logger LOG = Logger.getLogger(ProfileRow.class);

  private static final ObjectMapper JSON =
      new ObjectMapper().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);

  private ProfileRow() {}

  /** Null, and logged, if this version does not understand the row: its phones are then unknown. */
  static RoutedProfile read(Row row) {
    try {
      Mode mode = Mode.valueOf(row.getString(3));
      return new RoutedProfile(
          row.getInteger(0),
          row.getUUID(1),
          row.getInteger(2),
          mode,
          target(mode, row.getString(4), row.getString(5), row.getInteger(6)),
          overrides(mode, row.getJsonObject(7)),
          delivery(row.getString(8)));
    } catch (RuntimeException | JsonProcessingException notUnderstood) {
      // A newer version may have written it; one row must not hold up the whole feed.
      LOG.errorf("Profile %s cannot be used: %s", row.getUUID(1), notUnderstood.getClass());
      return null;
    }
  }

  static Target target(Mode mode, String syntax, String template, int status) {
    TemplateSyntax known = TemplateSyntax.valueOf(syntax);
    UrlTemplate url =
        mode == Mode.MANIFEST
            ? UrlTemplate.parseForBody(known, template)
            : UrlTemplate.parse(known, template);
    return new Target(url, status);
  }

  /** What a newer version has beside what this one knows is left out. */
  static Delivery delivery(String json) throws JsonProcessingException {
    Delivery delivery = JSON.readValue(json, Delivery.class);
    return delivery.equals(Delivery.NONE) ? Delivery.NONE : delivery;
  }

  static String json(Delivery delivery) throws JsonProcessingException {
    return JSON.writeValueAsString(delivery);
  }

  private static Map<Vendor, Target> overrides(Mode mode, JsonObject overrides) {
    Map<Vendor, Target> targets = new EnumMap<>(Vendor.class);
    for (String slug : overrides.fieldNames()) {
      JsonObject override = overrides.getJsonObject(slug);
      Vendor.ofSlug(slug)
          .ifPresent(
              vendor ->
                  targets.put(
                      vendor,
                      target(
                          mode,
                          override.getString("syntax"),
                          override.getString("template"),
                          override.getInteger("status"))));
    }
    return Map.copyOf(targets);
  }
}
