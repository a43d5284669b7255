package io.pointsman.routing;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.pointsman.delivery.Delivery;
import io.pointsman.mac.Vendor;
import io.pointsman.registry.Mode;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * A snapshot as bytes. Rests are kept by the wall clock, as the monotonic one ends with the
 * process.
 *
 * <p>Another version's snapshot is refused: the index is then loaded from PostgreSQL.
 */
final class SnapshotFormat {

  /** Raised whenever anything written changes, what a profile's delivery has included. */
  private static final int VERSION = 0x504D_0004;

  private SnapshotFormat() {}

  static void write(Snapshot snapshot, DataOutputStream out) throws IOException {
    World world = snapshot.world();
    out.writeInt(VERSION);
    out.writeLong(snapshot.taken().toEpochMilli());
    out.writeUTF(world.position().database());
    text(world.position().snapshot(), out);
    out.writeUTF(world.position().newest());
    organizations(world, out);
    List<RoutedProfile> profiles = world.profiles().all().toList();
    out.writeInt(profiles.size());
    for (RoutedProfile profile : profiles) {
      profile(profile, out);
    }
    out.writeInt(world.ranges().size());
    for (RangeRow range : world.ranges().values()) {
      range(range, out);
    }
    SnapshotPurges.write(world.purges(), out);
    SnapshotDevices.write(world.devices(), out);
  }

  /**
   * @throws IOException if it is cut off or of another version
   */
  static Snapshot read(DataInputStream in) throws IOException {
    if (in.readInt() != VERSION) {
      throw new IOException("it was written by another version");
    }
    Instant taken = Instant.ofEpochMilli(in.readLong());
    String database = in.readUTF();
    FeedPosition at = new FeedPosition(database, text(in), in.readUTF());
    List<OrganizationRow> organizations = new ArrayList<>();
    for (int left = in.readInt(); left > 0; left--) {
      organizations.add(
          new OrganizationRow(new UUID(0, left), in.readInt(), in.readBoolean(), in.readBoolean()));
    }
    List<RoutedProfile> profiles = new ArrayList<>();
    for (int left = in.readInt(); left > 0; left--) {
      profiles.add(profile(in));
    }
    List<RangeRow> ranges = new ArrayList<>();
    for (int left = in.readInt(); left > 0; left--) {
      ranges.add(range(in));
    }
    List<OrganizationPurges> purges = SnapshotPurges.read(in);
    FeedBatch rest =
        new FeedBatch(
            at,
            DeviceChanges.NONE,
            Touched.all(ranges, RangeRow::id),
            Touched.all(profiles, RoutedProfile::id),
            Touched.all(organizations, OrganizationRow::id),
            Touched.all(purges, OrganizationPurges::id));
    long now = Math.max(taken.toEpochMilli(), System.currentTimeMillis());
    return new Snapshot(World.of(at, SnapshotDevices.read(in, now)).with(rest), taken);
  }

  /** Those of which there is something to tell. */
  private static void organizations(World world, DataOutputStream out) throws IOException {
    BitSet told = (BitSet) world.stopped().clone();
    told.or(world.insiders());
    out.writeInt(told.cardinality());
    for (int number : told.stream().toArray()) {
      out.writeInt(number);
      out.writeBoolean(world.stopped().get(number));
      out.writeBoolean(world.insiders().get(number));
    }
  }

  private static void profile(RoutedProfile profile, DataOutputStream out) throws IOException {
    out.writeInt(profile.number());
    uuid(profile.id(), out);
    out.writeInt(profile.organization());
    out.writeUTF(profile.mode().name());
    target(profile.target(), out);
    out.writeByte(profile.overrides().size());
    for (Map.Entry<Vendor, Target> override : profile.overrides().entrySet()) {
      out.writeUTF(override.getKey().slug());
      target(override.getValue(), out);
    }
    text(ProfileRow.json(profile.delivery()), out);
  }

  private static RoutedProfile profile(DataInputStream in) throws IOException {
    int number = in.readInt();
    UUID id = uuid(in);
    int organization = in.readInt();
    Mode mode = Mode.valueOf(in.readUTF());
    Target target = target(mode, in);
    Map<Vendor, Target> overrides = new EnumMap<>(Vendor.class);
    for (int left = in.readByte(); left > 0; left--) {
      Vendor vendor = Vendor.ofSlug(in.readUTF()).orElseThrow();
      overrides.put(vendor, target(mode, in));
    }
    Delivery delivery = ProfileRow.delivery(text(in));
    return new RoutedProfile(
        number, id, organization, mode, target, Map.copyOf(overrides), delivery);
  }

  private static void target(Target target, DataOutputStream out) throws IOException {
    out.writeUTF(target.template().syntax().name());
    out.writeUTF(target.template().text());
    out.writeShort(target.status());
  }

  private static Target target(Mode mode, DataInputStream in) throws IOException {
    return ProfileRow.target(mode, in.readUTF(), in.readUTF(), in.readShort());
  }

  private static void range(RangeRow range, DataOutputStream out) throws IOException {
    uuid(range.id(), out);
    out.writeBoolean(range.parent() != null);
    if (range.parent() != null) {
      uuid(range.parent(), out);
    }
    out.writeInt(range.organization());
    out.writeLong(range.first());
    out.writeLong(range.last());
    out.writeInt(range.profile());
    out.writeBoolean(range.inherit());
  }

  private static RangeRow range(DataInputStream in) throws IOException {
    return new RangeRow(
        uuid(in),
        in.readBoolean() ? uuid(in) : null,
        in.readInt(),
        in.readLong(),
        in.readLong(),
        in.readInt(),
        in.readBoolean());
  }

  /** Of any length, unlike {@code writeUTF}. */
  private static void text(String text, DataOutputStream out) throws IOException {
    byte[] bytes = text.getBytes(UTF_8);
    out.writeInt(bytes.length);
    out.write(bytes);
  }

  private static String text(DataInputStream in) throws IOException {
    return new String(in.readNBytes(in.readInt()), UTF_8);
  }

  static void uuid(UUID id, DataOutputStream out) throws IOException {
    out.writeLong(id.getMostSignificantBits());
    out.writeLong(id.getLeastSignificantBits());
  }

  static UUID uuid(DataInputStream in) throws IOException {
    return new UUID(in.readLong(), in.readLong());
  }
}
