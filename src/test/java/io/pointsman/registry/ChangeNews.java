package io.pointsman.registry;

import static io.pointsman.registry.World.mac;

import java.sql.Array;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;

/** The changes that were written since one last looked. */
final class ChangeNews {

  private final World world;
  private final long area;
  private long last;

  /**
   * @param area the first address of the area by which addresses are told
   */
  ChangeNews(World world, long area) {
    this.world = world;
    this.area = area;
    newRows();
  }

  /** Of each row over devices, how many it names. */
  List<Integer> sizes() {
    return newRows().stream().map(row -> macs(row).size()).toList();
  }

  /** The changes since the last call; addresses as offsets in the area. */
  List<String> news() {
    return newRows().stream()
        .map(row -> row.get(0) + " " + (row.get(1) == null ? subjects(row) : macs(row)))
        .toList();
  }

  private List<List<Object>> newRows() {
    List<List<Object>> rows =
        world.rows("select kind, macs, subjects, id from change where id > ? order by id", last);
    last = world.number("select coalesce(max(id), 0) from change");
    return rows;
  }

  private List<Long> macs(List<Object> row) {
    return Arrays.stream((Long[]) array(row.get(1))).map(mac -> mac - area).toList();
  }

  private static List<Object> subjects(List<Object> row) {
    return Arrays.asList((Object[]) array(row.get(2)));
  }

  private static Object array(Object array) {
    try {
      return ((Array) array).getArray();
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }
}
