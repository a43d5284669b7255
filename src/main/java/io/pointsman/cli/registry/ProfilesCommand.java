package io.pointsman.cli.registry;

import picocli.CommandLine.Command;

/** {@code pointsman profiles} */
@Command(
    name = "profiles",
    description = "Where phones are sent; one put re-points all that use a profile.",
    subcommands = {
      ListProfiles.class,
      GetProfile.class,
      CreateProfile.class,
      PutProfile.class,
      DeleteProfile.class
    })
public final class ProfilesCommand {}
