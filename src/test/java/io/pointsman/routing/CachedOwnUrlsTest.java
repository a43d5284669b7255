package io.pointsman.routing;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.pointsman.template.UrlTemplate;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class CachedOwnUrlsTest {

  private static final String URL = "https://one.example/";
  private static final Route.ToOwnUrl ROUTE = new Route.ToOwnUrl(1, 7, null);

  /** A store that can fail, and counts what it is asked. */
  private static final class FakeStore implements ContentCache<OwnUrlContent> {
    private final Map<Long, OwnUrlContent> contents = new HashMap<>();
    private final List<Long> asked = new CopyOnWriteArrayList<>();
    private volatile boolean failing;

    @Override
    public synchronized Future<Map<Long, OwnUrlContent>> find(List<Long> ids) {
      asked.addAll(ids);
      if (failing) {
        return Future.failedFuture("down");
      }
      Map<Long, OwnUrlContent> found = new HashMap<>(contents);
      found.keySet().retainAll(ids);
      return Future.succeededFuture(found);
    }

    @Override
    public synchronized void keep(Map<Long, OwnUrlContent> more) {
      contents.putAll(more);
    }

    synchronized FakeStore with(long id, int organization, String url) {
      contents.put(id, OwnUrlContent.of(organization, "NEUTRAL", url));
      return this;
    }
  }

  private final Vertx vertx = Vertx.vertx();
  private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
  private final FakeStore redis = new FakeStore();
  private final FakeStore postgres = new FakeStore();
  private final CachedOwnUrls urls = urls(redis);

  @AfterEach
  void close() {
    vertx.close().toCompletionStage().toCompletableFuture().join();
  }

  @Test
  void asksRedisFirstAndThenMemory() throws Exception {
    redis.with(1, 7, URL);
    assertThat(urls.ifCached(ROUTE)).isNull();
    assertThat(get(urls.find(ROUTE)).text()).isEqualTo(URL);
    assertThat(urls.ifCached(ROUTE).text()).isEqualTo(URL);
    assertThat(postgres.asked).isEmpty();
    assertThat(counted("redis")).isEqualTo(1);
    assertThat(counted("memory")).isEqualTo(1);
  }

  @Test
  void asksPostgresWhatRedisHasNotAndLeavesItThere() throws Exception {
    postgres.with(1, 7, URL);
    assertThat(get(urls.find(ROUTE)).text()).isEqualTo(URL);
    assertThat(redis.contents.get(1L).template().text()).isEqualTo(URL);
    assertThat(urls.ifCached(ROUTE).text()).isEqualTo(URL);
    assertThat(counted("postgresql")).isEqualTo(1);
    assertThat(counted("redis")).isZero();
  }

  @Test
  void doesWithoutRedis() throws Exception {
    postgres.with(1, 7, URL);
    redis.failing = true;
    assertThat(get(urls.find(ROUTE)).text()).isEqualTo(URL);
    CachedOwnUrls alone = urls(null);
    assertThat(get(alone.find(ROUTE)).text()).isEqualTo(URL);
    assertThat(alone.ifCached(ROUTE).text()).isEqualTo(URL);
  }

  @Test
  void prefersPostgresToAnotherOrganizationsContentInRedis() throws Exception {
    redis.with(1, 8, "https://other.example/");
    postgres.with(1, 7, URL);
    assertThat(get(urls.find(ROUTE)).text()).isEqualTo(URL);
    assertThat(redis.contents.get(1L).organization()).isEqualTo(7);
    assertThat(urls.ifCached(ROUTE).text()).isEqualTo(URL);
    assertThat(urls.ifCached(new Route.ToOwnUrl(1, 8, null))).isNull();
  }

  @Test
  void neverGivesAnotherOrganizationsContent() {
    redis.with(1, 8, "https://other.example/");
    postgres.with(1, 8, "https://other.example/");
    assertThatThrownBy(() -> get(urls.find(ROUTE)))
        .hasMessageContaining("OwnUrlKey[id=1, organization=7]");
    assertThat(urls.ifCached(ROUTE)).isNull();
    assertThat(counted("none")).isEqualTo(1);
  }

  @Test
  void failsForTheMomentOnlyIfPostgresFails() throws Exception {
    postgres.with(1, 7, URL).failing = true;
    assertThatThrownBy(() -> get(urls.find(ROUTE))).hasMessageContaining("down");
    assertThat(counted("none")).isEqualTo(1);
    postgres.failing = false;
    assertThat(get(urls.find(ROUTE)).text()).isEqualTo(URL);
  }

  @Test
  void givesEachItsOwnOutOfBothStores() throws Exception {
    List<Future<UrlTemplate>> found = new ArrayList<>();
    for (int id = 1; id <= 600; id++) {
      (id % 2 == 0 ? redis : postgres).with(id, id, "https://pbx" + id + ".example/");
    }
    for (int id = 1; id <= 600; id++) {
      found.add(urls.find(new Route.ToOwnUrl(id, id, null)));
    }
    for (int id = 1; id <= 600; id++) {
      assertThat(get(found.get(id - 1)).text()).isEqualTo("https://pbx" + id + ".example/");
    }
    assertThat(postgres.asked).hasSize(300).allMatch(id -> id % 2 == 1);
  }

  private CachedOwnUrls urls(ContentCache<OwnUrlContent> cache) {
    return new CachedOwnUrls(
        vertx, TestConfig.DEFAULTS, cache, postgres, new ContentMeters(registry, "own-url"));
  }

  private double counted(String level) {
    return registry.get("pointsman.contents").tag("level", level).counter().count();
  }

  private static <T> T get(Future<T> future) throws Exception {
    return future.toCompletionStage().toCompletableFuture().get(10, SECONDS);
  }
}
