package io.pointsman.routing;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** The purges of a snapshot: for each organization the one of all, those of profiles, of MACs. */
final class SnapshotPurges {

  private SnapshotPurges() {}

  static void write(PurgeTable purges, DataOutputStream out) throws IOException {
    out.writeInt(purges.all().size());
    for (OrganizationPurges organization : purges.all()) {
      SnapshotFormat.uuid(organization.id(), out);
      out.writeInt(organization.number());
      out.writeLong(organization.all());
      out.writeInt(organization.profiles().size());
      for (Map.Entry<Integer, Long> profile : organization.profiles().entrySet()) {
        out.writeInt(profile.getKey());
        out.writeLong(profile.getValue());
      }
      out.writeInt(organization.macs().size());
      for (Map.Entry<Long, Long> mac : organization.macs().entrySet()) {
        out.writeLong(mac.getKey());
        out.writeLong(mac.getValue());
      }
    }
  }

  static List<OrganizationPurges> read(DataInputStream in) throws IOException {
    List<OrganizationPurges> organizations = new ArrayList<>();
    for (int left = in.readInt(); left > 0; left--) {
      UUID id = SnapshotFormat.uuid(in);
      int number = in.readInt();
      long all = in.readLong();
      Map<Integer, Long> profiles = new HashMap<>();
      for (int more = in.readInt(); more > 0; more--) {
        profiles.put(in.readInt(), in.readLong());
      }
      Map<Long, Long> macs = new HashMap<>();
      for (int more = in.readInt(); more > 0; more--) {
        macs.put(in.readLong(), in.readLong());
      }
      organizations.add(
          new OrganizationPurges(id, number, all, Map.copyOf(profiles), Map.copyOf(macs)));
    }
    return organizations;
  }
}
