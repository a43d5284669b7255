package io.pointsman.routing;

import io.pointsman.mac.MacAddress;
import jakarta.inject.Singleton;
import java.lang.invoke.VarHandle;
import java.util.function.Function;

/**
 * What this replica holds of the registry: every device, range and profile. Decides without a lock
 * and without a store.
 *
 * <p>A reading of the feed becomes visible at once, by publishing a {@link World} whose changes
 * stand before its devices; only then do the devices take them in, out of readers' sight. A reader
 * that began in an older world notices and starts over.
 */
@Singleton
public class Index implements Routes, Purges, Insiders {

  private volatile World world;

  @Override
  public Route route(MacAddress mac) {
    while (true) {
      World seen = world;
      Route route = seen.route(mac.value());
      VarHandle.acquireFence();
      if (seen == world) {
        return route;
      }
    }
  }

  @Override
  public long newest(RoutedProfile profile, MacAddress mac) {
    return loaded()
        ? world.purges().newest(profile.organization(), profile.number(), mac.value())
        : 0;
  }

  @Override
  public boolean contains(int organization) {
    return loaded() && world.insiders().get(organization);
  }

  /**
   * Looks at one world as a whole, as {@link #route} does.
   *
   * @param look may be called again; null before the first load
   */
  <T> T look(Function<World, T> look) {
    while (true) {
      World seen = world;
      T result = look.apply(seen);
      VarHandle.acquireFence();
      if (seen == world) {
        return result;
      }
    }
  }

  /** Whether there is anything to decide from. */
  public boolean loaded() {
    return world != null;
  }

  /** How many devices it holds; 0 before the first load. */
  public long devices() {
    return loaded() ? world.devices().size() : 0;
  }

  /** The memory its devices take; 0 before the first load. */
  public long bytes() {
    return loaded() ? world.devices().bytes() : 0;
  }

  int ranges() {
    return loaded() ? world.ranges().size() : 0;
  }

  int profiles() {
    return loaded() ? world.profiles().size() : 0;
  }

  long position() {
    return loaded() ? world.position().end() : 0;
  }

  /** Null before the first load. */
  World world() {
    return world;
  }

  /**
   * Replaces everything. One writer at a time.
   *
   * @param devices a world of devices alone
   * @param rest all that came since, and all ranges, profiles and organizations
   */
  void load(World devices, FeedBatch rest) {
    World loaded = devices.with(rest);
    rest.devices().forEach(loaded.devices()::put);
    world = loaded.withChangesTakenIn();
  }

  /** Replaces everything by what a snapshot held. One writer at a time. */
  void load(World snapshot) {
    world = snapshot;
  }

  /** One writer at a time; takes milliseconds for each ten thousand devices. */
  void apply(FeedBatch batch) {
    World changed = world.with(batch);
    world = changed;
    if (changed.changes().size() > 0) {
      VarHandle.fullFence();
      changed.changes().forEach(changed.devices()::put);
      world = changed.withChangesTakenIn();
    }
  }
}
