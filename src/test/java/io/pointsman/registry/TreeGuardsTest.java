package io.pointsman.registry;

import static io.pointsman.registry.ConstraintAssert.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What the database itself refuses, whoever writes: plain SQL, past every check of ours. */
@Tag("application")
@QuarkusTest
@TestProfile(OpenRegistry.class)
class TreeGuardsTest {

  private static final String INSERT =
      "insert into mac_range (id, organization_id, first_mac, last_mac, parent_id)"
          + " values (?, ?, ?, ?, ?)";

  @Inject World world;

  private long area;
  private UUID holder;
  private UUID other;

  @BeforeEach
  void prepare() {
    area = World.area();
    holder = world.organization();
    other = world.organization();
  }

  @Test
  void siblingsAreDisjoint() {
    UUID top = insert(holder, 0, 99, null);
    assertRefused("siblings_are_disjoint", () -> insert(other, 50, 150, null));
    assertRefused("siblings_are_disjoint", () -> insert(other, 0, 99, null));
    insert(holder, 10, 19, top);
    assertRefused("siblings_are_disjoint", () -> insert(other, 19, 20, top));
    insert(other, 20, 20, top);
  }

  @Test
  void aChildLiesInItsParent() {
    UUID top = insert(holder, 0, 99, null);
    assertRefused("range_lies_in_its_parent", () -> insert(other, 90, 100, top));
    assertRefused("mac_range_parent_id_fkey", () -> insert(other, 200, 201, UUID.randomUUID()));
  }

  @Test
  void equalBoundsAreAnOnlyChildAndNeverACircle() {
    UUID outer = insert(holder, 0, 99, null);
    UUID inner = insert(other, 0, 99, outer);
    assertRefused("siblings_are_disjoint", () -> insert(holder, 10, 19, outer));
    assertRefused(
        "range_lies_in_its_parent",
        () -> world.execute("update mac_range set parent_id = ? where id = ?", inner, outer));
    assertRefused(
        "range_lies_in_its_parent",
        () -> world.execute("update mac_range set parent_id = id where id = ?", inner));
    assertRefused("one_range_for_holder_and_bounds", () -> insert(holder, 0, 99, inner));
  }

  @Test
  void boundsNeverChangeAndArePhonesAddresses() {
    UUID range = insert(holder, 10, 19, null);
    assertRefused(
        "range_bounds_never_change",
        () -> world.execute("update mac_range set last_mac = last_mac + 1 where id = ?", range));
    long multicast = 1L << 40;
    for (long bad : new long[] {0, -1, multicast, 1L << 48}) {
      assertRefused(
          "check", () -> world.execute(INSERT, UUID.randomUUID(), holder, bad, bad, null));
    }
  }

  @Test
  void aTransactionMayPassThroughWhatIsNoTree() throws SQLException {
    UUID top = insert(holder, 0, 99, null);
    UUID child = insert(holder, 10, 19, top);
    try (Connection connection = World.connect()) {
      connection.setAutoCommit(false);
      UUID middle = UUID.randomUUID();
      World.execute(connection, INSERT, middle, other, area + 10, area + 29, top);
      World.execute(connection, "update mac_range set parent_id = ? where id = ?", middle, child);
      World.execute(connection, "update mac_range set parent_id = null where parent_id = ?", top);
      World.execute(connection, "delete from mac_range where id = ?", top);
      connection.commit();
    }
    assertThat(
            world.rows(
                "select first_mac - ?, parent_id is null from mac_range"
                    + " where first_mac between ? and ? order by last_mac",
                area,
                area,
                area + 99))
        .containsExactly(List.of(10L, false), List.of(10L, true));
  }

  private UUID insert(UUID organization, long first, long last, UUID parent) {
    UUID id = UUID.randomUUID();
    world.execute(INSERT, id, organization, area + first, area + last, parent);
    return id;
  }
}
