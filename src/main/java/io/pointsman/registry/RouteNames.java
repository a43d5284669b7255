package io.pointsman.registry;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.Map;
import java.util.UUID;
import org.hibernate.reactive.mutiny.Mutiny;

/** Between the names that people use and the numbers that the index uses. */
@ApplicationScoped
public class RouteNames {

  private final Transactions transactions;

  RouteNames(Transactions transactions) {
    this.transactions = transactions;
  }

  /** The organization's number in the index; 0 for none. */
  public Uni<Integer> number(UUID organization) {
    return transactions.read(
        session ->
            session
                .createNativeQuery("select number from organization where id = :id", Integer.class)
                .setParameter("id", organization)
                .getSingleResultOrNull()
                .map(number -> number == null ? 0 : number));
  }

  /**
   * @param ids nulls among them are left out
   */
  public Uni<Map<UUID, ProfileReference>> profiles(Collection<UUID> ids) {
    return transactions.read((Mutiny.Session session) -> Lookups.profiles(session, ids));
  }
}
