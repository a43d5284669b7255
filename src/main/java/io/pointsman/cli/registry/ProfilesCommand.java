package io.pointsman.cli.registry;

import io.pointsman.cli.shell.Group;
import java.util.List;
import picocli.CommandLine.Command;

/** {@code pointsman profiles} */
@Command(
    name = "profiles",
    description = "Where phones are sent; one put re-points all that use a profile.")
public final class ProfilesCommand implements Group {

  @Override
  public List<Class<?>> commands() {
    return List.of(
        ListProfiles.class,
        GetProfile.class,
        CreateProfile.class,
        PutProfile.class,
        DeleteProfile.class,
        SetCredentials.class,
        ForgetCredentials.class);
  }
}
