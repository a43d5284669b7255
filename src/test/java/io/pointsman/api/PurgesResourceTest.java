package io.pointsman.api;

import static io.pointsman.api.Api.as;
import static io.pointsman.api.Api.asOperator;
import static org.assertj.core.api.Assertions.assertThat;

import io.pointsman.registry.ProblemType;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("application")
@QuarkusTest
class PurgesResourceTest {

  @Inject Tables tables;

  @Test
  void anEditorPurgesAProfileAPhoneOrAll() {
    Tenant tenant = Api.tenant();
    UUID profile = Api.profile(tenant, "p");
    purged(as(tenant.editor()).body(Map.of("profile", "p")).post("/purges"));
    purged(as(tenant.editor()).body(Map.of("mac", "7C-2F-80-AB-CD-EF")).post("/purges"));
    assertThat(purges(tenant)).containsExactly(profile + " ", " 136543464050159");
    purged(
        asOperator()
            .body(Map.of("all", true, "organization", tenant.id().toString()))
            .post("/purges"));
    assertThat(purges(tenant)).containsExactly(" ");
    assertThat(
            tables.texts(
                "select action || ' ' || subject from audit where organization_id = $1"
                    + " order by id offset 5",
                tenant.id()))
        .containsExactly(
            "cache.purge " + profile, "cache.purge 7c:2f:80:ab:cd:ef", "cache.purge all");
  }

  @Test
  void nothingOfAnothersAndNothingByReaders() {
    Tenant tenant = Api.tenant();
    Tenant other = Api.tenant();
    UUID theirs = Api.profile(other, "theirs");
    for (String reference : List.of(theirs.toString(), "theirs")) {
      assertThat(type(as(tenant.admin()).body(Map.of("profile", reference)).post("/purges")))
          .isEqualTo(ProblemType.INVALID_FIELDS.uri());
    }
    Map<String, Object> forOther = Map.of("all", true, "organization", other.id().toString());
    assertThat(type(as(tenant.admin()).body(forOther).post("/purges")))
        .isEqualTo(ProblemType.NOT_FOUND.uri());
    assertThat(type(as(tenant.reader()).body(Map.of("all", true)).post("/purges")))
        .isEqualTo(ProblemType.FORBIDDEN.uri());
    assertThat(purges(tenant)).isEmpty();
    assertThat(purges(other)).isEmpty();
  }

  @Test
  void oneThingIsSaid() {
    Tenant tenant = Api.tenant();
    Api.profile(tenant, "p");
    for (Map<String, Object> body :
        List.<Map<String, Object>>of(
            Map.of(),
            Map.of("all", false),
            Map.of("profile", "p", "all", true),
            Map.of("mac", "nonsense"))) {
      assertThat(type(as(tenant.editor()).body(body).post("/purges")))
          .as(body.toString())
          .isEqualTo(ProblemType.INVALID_FIELDS.uri());
    }
    assertThat(purges(tenant)).isEmpty();
  }

  private static void purged(Response response) {
    assertThat(response.statusCode()).as(response.asString()).isEqualTo(204);
  }

  private static String type(Response response) {
    return response.path("type");
  }

  private List<String> purges(Tenant tenant) {
    return tables.texts(
        "select coalesce(profile_id::text, '') || ' ' || coalesce(mac::text, '') from purge"
            + " where organization_id = $1 order by id",
        tenant.id());
  }
}
