package io.pointsman.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.pointsman.registry.RegistryException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Consumer;

/** Text as each kind of parameter. */
public final class ParametersFuzz {

  private static final List<Consumer<String>> KINDS =
      List.of(
          text -> Parameters.uuid("id", text),
          text -> Parameters.mac("mac", text),
          text -> Parameters.interval("prefix", text),
          text -> Parameters.bounds("range", text),
          text -> Parameters.page(text, null),
          text -> Preconditions.of(text, null),
          text -> Preconditions.of(null, text));

  private ParametersFuzz() {}

  public static void fuzzerTestOneInput(byte[] data) {
    String text = new String(data, StandardCharsets.UTF_8);
    for (Consumer<String> kind : KINDS) {
      try {
        kind.accept(text);
      } catch (RegistryException refused) {
        assertThat(refused.getMessage()).isNotBlank();
      }
    }
  }
}
