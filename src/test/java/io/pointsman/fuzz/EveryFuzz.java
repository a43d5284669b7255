package io.pointsman.fuzz;

import io.pointsman.api.BodyFuzz;
import io.pointsman.api.ParametersFuzz;
import io.pointsman.dialect.DialectsFuzz;
import io.pointsman.mac.MacAddressFuzz;
import io.pointsman.manifest.rewrite.RewriterFuzz;
import io.pointsman.phone.ForwardedClientFuzz;
import io.pointsman.phone.RequestTargetFuzz;
import io.pointsman.registry.imports.RowReaderFuzz;
import io.pointsman.template.UrlTemplateFuzz;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;

/** All targets in one process, for the short run: the first byte chooses. */
public final class EveryFuzz {

  static final List<Class<?>> TARGETS =
      List.of(
          MacAddressFuzz.class,
          UrlTemplateFuzz.class,
          DialectsFuzz.class,
          RequestTargetFuzz.class,
          ForwardedClientFuzz.class,
          BodyFuzz.class,
          ParametersFuzz.class,
          RowReaderFuzz.class,
          RewriterFuzz.class);

  private static final List<Consumer<byte[]>> CALLS =
      List.of(
          MacAddressFuzz::fuzzerTestOneInput,
          UrlTemplateFuzz::fuzzerTestOneInput,
          DialectsFuzz::fuzzerTestOneInput,
          RequestTargetFuzz::fuzzerTestOneInput,
          ForwardedClientFuzz::fuzzerTestOneInput,
          BodyFuzz::fuzzerTestOneInput,
          ParametersFuzz::fuzzerTestOneInput,
          RowReaderFuzz::fuzzerTestOneInput,
          RewriterFuzz::fuzzerTestOneInput);

  private EveryFuzz() {}

  public static void fuzzerTestOneInput(byte[] data) {
    if (data.length > 0) {
      CALLS.get((data[0] & 0xff) % CALLS.size()).accept(Arrays.copyOfRange(data, 1, data.length));
    }
  }
}
