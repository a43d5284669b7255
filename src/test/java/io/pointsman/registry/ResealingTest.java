package io.pointsman.registry;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.pointsman.security.SecretBox;
import io.pointsman.security.TestKeys;
import io.pointsman.testing.RealStores;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("application")
@QuarkusTest
@TestProfile(OpenRegistry.class)
class ResealingTest {

  private static final String SEALED =
      "select delivery #>> '{proxy,credentials,sealed}' from profile where id = ?";

  /** What sealed before the rotation: the second of the configured keys alone. */
  private static final SecretBox OLD = TestKeys.boxOf(RealStores.SECRETS_KEYS.split(",")[1]);

  @Inject World world;
  @Inject Resealing resealing;
  @Inject SecretBox box;

  /** What it does by itself at the start is not to happen in between. */
  @BeforeEach
  void awaitTheStart() {
    await().atMost(60, SECONDS).until(resealing::done);
  }

  @Test
  void sealsWithTheCurrentKeyAndTellsWhoFollows() throws Exception {
    UUID holder = world.organization();
    UUID rotated = world.profile(holder, "rotated");
    store(rotated, OLD.seal("secret".getBytes(UTF_8), rotated.toString()));
    UUID current = world.profile(holder, "current");
    String kept = box.seal("other".getBytes(UTF_8), current.toString());
    store(current, kept);
    UUID lost = world.profile(holder, "lost");
    String unopened = TestKeys.box("unknown").seal("gone".getBytes(UTF_8), lost.toString());
    store(lost, unopened);
    UUID moved = world.profile(holder, "moved");
    String elsewhere = OLD.seal("foreign".getBytes(UTF_8), rotated.toString());
    store(moved, elsewhere);
    world.profile(holder, "none");
    long version = world.number("select version from profile where id = ?", rotated);
    long lastChange = world.number("select max(id) from change");

    assertThat(reseal()).isEqualTo(1);

    String anew = sealed(rotated);
    assertThat(anew).startsWith("v1.test-2.");
    assertThat(new String(box.open(anew, rotated.toString()), UTF_8)).isEqualTo("secret");
    assertThat(sealed(current)).isEqualTo(kept);
    assertThat(sealed(lost)).isEqualTo(unopened);
    assertThat(sealed(moved)).isEqualTo(elsewhere);
    assertThat(world.number("select version from profile where id = ?", rotated))
        .as("what the API shows has not changed")
        .isEqualTo(version);
    assertThat(
            world.rows(
                "select distinct kind from change where id > ? and ? = any(subjects)",
                lastChange,
                rotated))
        .containsExactly(List.of("PROFILES"));
    assertThat(
            world.rows(
                "select subject, after::text from audit where actor = 'rotation' and action ="
                    + " 'secrets.reseal' order by id desc limit 1"))
        .containsExactly(List.of("test-2", "{\"sealed\": 1}"));

    long audited = world.number("select count(*) from audit");
    assertThat(reseal()).isZero();
    assertThat(sealed(rotated)).isEqualTo(anew);
    assertThat(world.number("select count(*) from audit")).isEqualTo(audited);
    world.execute("delete from profile where organization_id = ?", holder);
  }

  @Test
  void goesThroughMoreThanABatch() throws Exception {
    UUID holder = world.organization();
    for (int n = 0; n < 450; n++) {
      UUID profile = world.profile(holder, "p" + n);
      store(profile, OLD.seal(("secret " + n).getBytes(UTF_8), profile.toString()));
    }
    assertThat(reseal()).isEqualTo(450);
    assertThat(
            world.number(
                "select count(*) from profile where organization_id = ?"
                    + " and delivery::text like '%v1.test-2.%'",
                holder))
        .isEqualTo(450);
    world.execute("delete from profile where organization_id = ?", holder);
  }

  private int reseal() throws Exception {
    return resealing.reseal().toCompletionStage().toCompletableFuture().get(30, SECONDS);
  }

  private void store(UUID profile, String sealed) {
    world.execute(
        "update profile set delivery = jsonb_build_object('proxy', jsonb_build_object('https',"
            + " true, 'credentials', jsonb_build_object('kind', 'BASIC', 'sealed', ?::text))) where"
            + " id = ?",
        sealed,
        profile);
  }

  private String sealed(UUID profile) {
    return (String) world.rows(SEALED, profile).get(0).get(0);
  }
}
