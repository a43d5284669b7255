package io.pointsman.cli.registry;

import io.pointsman.cli.shell.Group;
import java.util.List;
import picocli.CommandLine.Command;

/** {@code pointsman organizations} */
@Command(name = "organizations", description = "Vendors and providers; the operator writes them.")
public final class OrganizationsCommand implements Group {

  @Override
  public List<Class<?>> commands() {
    return List.of(
        ListOrganizations.class,
        GetOrganization.class,
        CreateOrganization.class,
        PutOrganization.class,
        SuspendOrganization.class,
        ResumeOrganization.class);
  }
}
