package io.pointsman.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.pointsman.registry.ProblemType;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Judges the whole of a problem answer: nothing may be missing, and nothing more be told. */
final class ProblemAssert {

  private final Response response;
  private final Map<String, Object> rest;

  private ProblemAssert(Response response) {
    this.response = response;
    this.rest = new HashMap<>(new JsonPath(response.asString()).getMap("$"));
  }

  static ProblemAssert assertProblem(Response response, ProblemType type, String detail) {
    assertThat(response.statusCode()).as(response.asString()).isEqualTo(type.status());
    assertThat(response.contentType()).startsWith("application/problem+json");
    ProblemAssert problem = new ProblemAssert(response);
    assertThat(problem.rest.remove("type")).isEqualTo("urn:pointsman:problem:" + type.slug());
    assertThat(problem.rest.remove("title")).isEqualTo(type.title());
    assertThat(problem.rest.remove("status")).isEqualTo(type.status());
    assertThat(problem.rest.remove("detail")).isEqualTo(detail);
    return problem;
  }

  /** Each as field, value (null if absent), message; in any order, and no others. */
  ProblemAssert withErrors(String[]... errors) {
    List<Map<String, String>> expected = new ArrayList<>();
    for (String[] error : errors) {
      Map<String, String> each = new HashMap<>();
      each.put("field", error[0]);
      if (error[1] != null) {
        each.put("value", error[1]);
      }
      each.put("message", error[2]);
      expected.add(each);
    }
    assertThat(rest.remove("errors"))
        .asInstanceOf(org.assertj.core.api.InstanceOfAssertFactories.LIST)
        .containsExactlyInAnyOrderElementsOf(expected);
    return this;
  }

  ProblemAssert with(String member, Object value) {
    assertThat(rest.remove(member)).as(member).isEqualTo(value);
    return this;
  }

  ProblemAssert withHeader(String name, String value) {
    assertThat(response.header(name)).as(name).isEqualTo(value);
    return this;
  }

  /** Ends every chain: there is no other member. */
  void andNothingElse() {
    assertThat(rest.keySet()).isEqualTo(Set.of());
  }

  static String[] error(String field, String value, String message) {
    return new String[] {field, value, message};
  }
}
