package io.pointsman.api;

import static io.pointsman.api.Api.as;
import static io.pointsman.api.Api.asOperator;
import static io.pointsman.api.ProblemAssert.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;

import io.pointsman.registry.ProblemType;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("application")
@QuarkusTest
class PagingTest {

  private static final String REFUSED =
      "The cursor is not one of this list with this filter: start again without it.";

  @Test
  void pagesNeitherRepeatNorHideWhatStays() {
    Tenant tenant = Api.tenant();
    List<String> names = IntStream.range(0, 10).mapToObj(i -> "p" + i).toList();
    names.forEach(name -> Api.profile(tenant, name));

    List<String> seen = new ArrayList<>();
    String cursor = null;
    int pages = 0;
    do {
      Response page =
          as(tenant.reader())
              .get("/profiles?limit=3" + (cursor == null ? "" : "&cursor=" + cursor));
      assertThat(page.statusCode()).as(page.asString()).isEqualTo(200);
      seen.addAll(page.path("items.name"));
      cursor = page.path("next");
      pages++;
      if (pages == 1) {
        // Behind us, right where the cursor stands, and ahead of us.
        as(tenant.editor()).delete("/profiles/p0").then().statusCode(204);
        as(tenant.editor()).delete("/profiles/p2").then().statusCode(204);
        as(tenant.editor()).delete("/profiles/p5").then().statusCode(204);
        Api.profile(tenant, "late");
      }
    } while (cursor != null);

    assertThat(seen).containsExactly("p0", "p1", "p2", "p3", "p4", "p6", "p7", "p8", "p9", "late");
    assertThat(pages).isEqualTo(4);
  }

  @Test
  void aFullLastPageHasNoNext() {
    Tenant tenant = Api.tenant();
    Api.profile(tenant, "a");
    Api.profile(tenant, "b");
    Response page = as(tenant.reader()).get("/profiles?limit=2");
    assertThat(page.<List<String>>path("items.name")).containsExactly("a", "b");
    assertThat(page.<String>path("next")).isNull();
  }

  @Test
  void cursorsOfOtherListsAndForgedOnesAreRefused() {
    Tenant tenant = Api.tenant();
    Tenant other = Api.tenant();
    for (String name : List.of("a", "b", "c")) {
      Api.profile(tenant, name);
    }
    String cursor = as(tenant.reader()).get("/profiles?limit=1").path("next");
    as(tenant.reader()).get("/profiles?limit=1&cursor=" + cursor).then().statusCode(200);

    assertProblem(
            as(other.reader()).get("/profiles?cursor=" + cursor),
            ProblemType.INVALID_CURSOR,
            REFUSED)
        .andNothingElse();
    assertProblem(
            asOperator().get("/profiles?cursor=" + cursor), ProblemType.INVALID_CURSOR, REFUSED)
        .andNothingElse();
    for (String list : List.of("/ranges", "/devices", "/organizations")) {
      assertProblem(
              as(tenant.reader()).get(list + "?cursor=" + cursor),
              ProblemType.INVALID_CURSOR,
              REFUSED)
          .andNothingElse();
    }
    for (String forged : List.of("x", "%21%21", "A".repeat(2000), cursor.substring(0, 11))) {
      assertProblem(
              as(tenant.reader()).get("/profiles?cursor=" + forged),
              ProblemType.INVALID_CURSOR,
              REFUSED)
          .andNothingElse();
    }
  }

  @Test
  void keysAndOrganizationsHavePagesToo() {
    Tenant tenant = Api.tenant();
    String path = "/organizations/" + tenant.id() + "/keys?limit=2";
    Response first = as(tenant.admin()).get(path);
    assertThat(first.<List<String>>path("items.role")).containsExactly("ADMIN", "EDITOR");
    Response second = as(tenant.admin()).get(path + "&cursor=" + first.path("next"));
    assertThat(second.<List<String>>path("items.role")).containsExactly("READER");
    assertThat(second.<String>path("next")).isNull();

    Response organizations = asOperator().get("/organizations?limit=1");
    Response more = asOperator().get("/organizations?limit=1&cursor=" + organizations.path("next"));
    assertThat(more.<String>path("items[0].id"))
        .isGreaterThan(organizations.<String>path("items[0].id"));
  }
}
