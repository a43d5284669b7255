package io.pointsman.correctness;

import io.pointsman.testing.PostgresServer;
import io.pointsman.testing.Replica;
import java.util.UUID;

/** What one case writes before its backup and after it, on MACs of its own. */
final class RestoreCase {

  private static final int FEW = RestoreWorld.FEW;
  private static final String OLD = RestoreWorld.OLD;
  private static final String NEW = RestoreWorld.NEW;
  private static final long CASES = 0x7c2f8c_100000L;

  private final RestoreWorld world;

  /** MACs by what becomes of them. */
  private final long moved;

  private final long later;
  private final long added;
  private final long released;
  private final long own;
  private final long byProfile;
  private final long inRange;
  private final String profile;

  RestoreCase(RestoreWorld world, int number) {
    this.world = world;
    long first = CASES + 0x10000L * number;
    this.moved = first + 0x1000;
    this.later = first + 0x2000;
    this.added = first + 0x3000;
    this.released = first + 0x4000;
    this.own = first + 0x5000;
    this.byProfile = first + 0x6000;
    this.inRange = first + 0x7000;
    this.profile = "case-" + number;
  }

  /** What the backup has; both replicas know of it. */
  void prepare() {
    Tenant writer = world.writer(0);
    UUID old = writer.profile("old", OLD);
    writer.profile(profile, OLD);
    Staged.devices(world.postgres(), world.holder(), old, moved, FEW);
    Staged.devices(world.postgres(), world.holder(), old, later, 2 * FEW);
    writer.device(released, "old");
    writer.ownUrl(own, OLD + "/own");
    writer.device(byProfile, profile);
    world.awaitAll(byProfile, Staged.expand(OLD, byProfile));
  }

  /** What will be lost; both replicas know of it. */
  void change() {
    Tenant writer = world.writer(1);
    writer.profile(profile, NEW);
    writer.device(added, "new");
    writer.release(released);
    writer.ownUrl(own, NEW + "/own");
    writer.range(inRange, inRange + FEW - 1, "new", false);
    world.move(world.postgres(), moved);
    world.awaitAll(moved + FEW - 1, Staged.expand(NEW, moved + FEW - 1));
    world.awaitAll(own, Staged.expand(NEW + "/own", own));
    world.awaitAll(byProfile, Staged.expand(NEW, byProfile));
    world.awaitAll(inRange, Staged.expand(NEW, inRange));
    world.awaitAll(released, Answer.LATER);
  }

  /** Some of it once more, after it was lost. */
  void changeAgain() {
    Tenant writer = world.writer(1);
    writer.ownUrl(own, NEW + "/own");
    writer.profile(profile, NEW);
    world.move(world.postgres(), moved);
    world.awaitAll(moved + FEW - 1, Staged.expand(NEW, moved + FEW - 1));
    world.awaitAll(byProfile, Staged.expand(NEW, byProfile));
  }

  void asOfTheBackup(String name, boolean ahead) {
    String after = ahead ? NEW : OLD;
    world.report(name, later, after);
    world.report(name, later + 2 * FEW - 1, after);
    world.report(name, moved, OLD);
    world.report(name, moved + FEW - 1, OLD);
    world.report(name, released, OLD);
    world.report(name, own, OLD + "/own");
    world.report(name, byProfile, OLD);
    world.awaitAll(added, Answer.UNKNOWN);
    world.awaitAll(inRange, Answer.UNKNOWN);
  }

  void followsAgain() {
    for (Replica replica : world.replicas()) {
      String url = "https://restore.example/" + UUID.randomUUID() + "/{mac.lower}";
      world.holder().by(new Api(replica)).ownUrl(later, url);
      world
          .replicas()
          .forEach(other -> Follow.withinASecond(other, later, Staged.expand(url, later)));
    }
  }

  /** The name that nothing else of the world has. */
  String name() {
    return profile;
  }

  /** Changes of the restored server alone, to give new changes numbers up to one. */
  void writeBeyond(PostgresServer restored, long number) {
    world.move(restored, later);
    burn(restored, number);
    world.move(restored, later + FEW);
  }

  /** Waits until the replicas know what the backup had of the devices that it moved. */
  void awaitUnmoved() {
    world.awaitAll(moved, Staged.expand(OLD, moved));
  }

  /** Uses up transaction numbers beyond one. */
  private static void burn(PostgresServer server, long number) {
    server.execute(
        "do $$ begin while pg_current_xact_id()::text::bigint <= %d loop commit; end loop; end $$"
            .formatted(number));
  }
}
