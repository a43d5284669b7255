package io.pointsman.cli.registry;

import picocli.CommandLine.Command;

/** {@code pointsman organizations} */
@Command(
    name = "organizations",
    description = "Vendors and providers; the operator writes them.",
    subcommands = {
      ListOrganizations.class,
      GetOrganization.class,
      CreateOrganization.class,
      PutOrganization.class,
      SuspendOrganization.class,
      ResumeOrganization.class
    })
public final class OrganizationsCommand {}
