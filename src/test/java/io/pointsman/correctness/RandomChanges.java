package io.pointsman.correctness;

import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.function.Consumer;

/** Makes random changes of every kind in a {@link SmallWorld}, through one replica's API. */
final class RandomChanges {

  private final Random random;
  private final Truths truths;
  private final List<Tenant> providers;
  private SmallWorld world;
  private int version;

  /**
   * @param first of 65,536 addresses that, like those beside them, are nobody else's
   * @param name such that tenants and targets are told from those of other worlds
   */
  RandomChanges(Api api, long seed, Truths truths, long first, String name) {
    this.random = new Random(seed);
    this.truths = truths;
    Tenant vendor = Tenant.vendor(api, name + " vendor");
    providers =
        List.of(
            Tenant.provider(api, name + " provider a"), Tenant.provider(api, name + " provider b"));
    world = new SmallWorld(first, vendor, name + "-vendor");
    define(vendor, name + "-vendor");
    for (Tenant provider : providers) {
      define(provider, profile(provider, 0));
      define(provider, profile(provider, 1));
    }
    SmallWorld.Slot block = world.block();
    vendor.range(block.first(), block.last(), block.profile(), false);
    truths.change(world.answers(), () -> {});
  }

  List<Long> macs() {
    return world.macs();
  }

  void next() {
    Tenant provider = pick(providers);
    long mac = pick(world.macs());
    int slot = random.nextInt(SmallWorld.SLOTS.length);
    switch (random.nextInt(20)) {
      case 0, 1, 2, 3, 4 -> device(holderOf(mac, provider), mac);
      case 5, 6, 7 -> ownUrl(holderOf(mac, provider), mac);
      case 8, 9, 10 -> release(mac);
      case 11, 12 -> repoint(provider, profile(provider, random.nextInt(2)));
      case 13 -> repoint(world.block().holder(), world.block().profile());
      case 14, 15, 16 -> range(provider, slot);
      case 17, 18 -> changeRange(slot);
      default -> suspension(provider);
    }
  }

  private void device(Tenant holder, long mac) {
    String profile = profile(holder, random.nextInt(2));
    change(
        next -> next.put(mac, new SmallWorld.Phone(holder, profile, null, false)),
        () -> holder.device(mac, profile));
  }

  private void ownUrl(Tenant holder, long mac) {
    // A few only, so that phones come back to URLs they had before.
    String url = "https://own.example/" + slug(holder) + "/" + random.nextInt(3) + "/{mac.lower}";
    change(
        next -> next.put(mac, new SmallWorld.Phone(holder, null, url, false)),
        () -> holder.ownUrl(mac, url));
  }

  private void release(long mac) {
    SmallWorld.Phone phone = world.phone(mac);
    if (phone != null && !phone.resting()) {
      change(
          next -> next.put(mac, new SmallWorld.Phone(phone.holder(), null, null, true)),
          () -> phone.holder().release(mac));
    }
  }

  private void repoint(Tenant holder, String profile) {
    String template = template(profile);
    change(next -> next.template(profile, template), () -> holder.profile(profile, template));
  }

  private void range(Tenant provider, int number) {
    SmallWorld.Slot slot = world.slot(number);
    if (slot == null) {
      SmallWorld.Slot made =
          world.newSlot(number, provider, profileOrNone(provider), random.nextBoolean());
      UUID[] id = {null};
      change(
          next -> next.putSlot(number, made),
          () -> id[0] = provider.range(made.first(), made.last(), made.profile(), made.inherit()));
      world.putSlot(number, made.with(id[0]));
    } else if (random.nextBoolean()) {
      change(next -> next.putSlot(number, null), () -> slot.holder().takeBack(slot.id(), "keep"));
    } else {
      change(
          next -> {
            next.releaseInside(number);
            next.putSlot(number, null);
          },
          () -> slot.holder().takeBack(slot.id(), "release"));
    }
  }

  private void changeRange(int number) {
    SmallWorld.Slot slot = world.slot(number);
    if (slot != null) {
      SmallWorld.Slot changed =
          new SmallWorld.Slot(
              slot.id(),
              slot.holder(),
              profileOrNone(slot.holder()),
              random.nextBoolean(),
              slot.first(),
              slot.last());
      change(
          next -> next.putSlot(number, changed),
          () -> slot.holder().changeRange(slot.id(), changed.profile(), changed.inherit()));
    }
  }

  private void suspension(Tenant provider) {
    if (world.stopped(provider)) {
      change(next -> next.stop(provider, false), provider::resume);
    } else {
      boolean stop = random.nextBoolean();
      change(next -> next.stop(provider, stop), () -> provider.suspend(stop ? "STOP" : "CONTINUE"));
    }
  }

  private void change(Consumer<SmallWorld> effect, Runnable commit) {
    SmallWorld next = new SmallWorld(world);
    effect.accept(next);
    truths.change(next.answers(), commit);
    world = next;
  }

  private void define(Tenant holder, String profile) {
    String template = template(profile);
    holder.profile(profile, template);
    world.template(profile, template);
  }

  private Tenant holderOf(long mac, Tenant otherwise) {
    SmallWorld.Phone phone = world.phone(mac);
    return phone == null ? otherwise : phone.holder();
  }

  private String template(String profile) {
    return "https://" + profile + ".example/" + version++ + "/{mac.lower}.cfg";
  }

  private String profileOrNone(Tenant holder) {
    int which = random.nextInt(3);
    return which == 2 ? null : profile(holder, which);
  }

  private static String profile(Tenant holder, int which) {
    return slug(holder) + "-" + which;
  }

  private static String slug(Tenant holder) {
    return holder.toString().replace(' ', '-');
  }

  private <T> T pick(List<T> from) {
    return from.get(random.nextInt(from.size()));
  }
}
