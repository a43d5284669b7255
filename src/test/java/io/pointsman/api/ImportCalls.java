package io.pointsman.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.restassured.response.Response;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;

/** Sends files to import, and waits for what becomes of them. */
final class ImportCalls {

  static final String DEVICES = "/devices/import";

  private ImportCalls() {}

  /** CSV, with a key or none. */
  static Response post(String key, String path, String csv) {
    return post(key, path, csv.getBytes(StandardCharsets.UTF_8));
  }

  static Response post(String key, String path, byte[] csv) {
    return Api.as(key).contentType("text/csv").body(csv).post(path);
  }

  /** The job of a file that is accepted, once it has ended. */
  static Response imported(String key, String path, byte[] csv) {
    return finished(key, post(key, path, csv));
  }

  /** The path of the job of a file that was accepted. */
  static String job(Response accepted) {
    assertThat(accepted.statusCode()).as(accepted.asString()).isEqualTo(202);
    return accepted.header("Location").substring(Api.BASE.length());
  }

  /** The job of a file that was accepted, once it has ended. */
  static Response finished(String key, Response accepted) {
    return finished(key, job(accepted));
  }

  /**
   * @param job its path
   */
  static Response finished(String key, String job) {
    return await()
        .atMost(Duration.ofSeconds(60))
        .until(() -> Api.as(key).get(job), view -> view.path("finishedAt") != null);
  }

  /** A tenant with a profile, {@code p}. */
  static Tenant tenant() {
    Tenant made = Api.tenant();
    Api.profile(made, "p");
    return made;
  }

  /** Gives the holder the second of the addresses. */
  static void device(Tenant holder, TestMacs macs) {
    Api.as(holder.editor())
        .body(Map.of("profile", "p"))
        .put("/devices/" + macs.mac(1))
        .then()
        .statusCode(201);
  }

  /** Devices of the addresses from the second on, with the profile {@code p} and a note. */
  static String csv(TestMacs macs, int rows) {
    StringBuilder csv = new StringBuilder("mac,profile,note\n");
    for (int i = 1; i <= rows; i++) {
      csv.append(macs.mac(i)).append(",p,again\n");
    }
    return csv.toString();
  }
}
