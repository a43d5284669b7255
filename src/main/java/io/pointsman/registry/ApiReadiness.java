package io.pointsman.registry;

import io.pointsman.Sides;
import io.smallrye.health.api.AsyncHealthCheck;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;
import org.eclipse.microprofile.health.Readiness;

/**
 * Whether the API can be used: the schema is there and PostgreSQL answers. Where phones are served
 * too it only tells, as they do without, unless the schema is known to be too old.
 */
@Readiness
@ApplicationScoped
class ApiReadiness implements AsyncHealthCheck {

  private final Sides sides;
  private final SchemaMigration migration;
  private final Transactions transactions;

  ApiReadiness(Sides sides, SchemaMigration migration, Transactions transactions) {
    this.sides = sides;
    this.migration = migration;
    this.transactions = transactions;
  }

  @Override
  public Uni<HealthCheckResponse> call() {
    HealthCheckResponseBuilder answer = HealthCheckResponse.named("api");
    if (!sides.api()) {
      return Uni.createFrom().item(answer.up().withData("side", "off").build());
    }
    SchemaState schema = migration.state();
    answer.status(schema.ready(sides.phone())).withData("schema", schema.text());
    if (sides.phone()) {
      return Uni.createFrom().item(answer.build());
    }
    return transactions
        .read(session -> session.createNativeQuery("select 1", Integer.class).getSingleResult())
        .map(one -> answer.build())
        .onFailure()
        .recoverWithItem(
            failure -> answer.down().withData("postgresql", failure.getMessage()).build());
  }
}
