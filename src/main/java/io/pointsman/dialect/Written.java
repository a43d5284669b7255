package io.pointsman.dialect;

import io.pointsman.delivery.Upload;
import java.util.function.UnaryOperator;

/** How a {@link ManifestWriter} answers. */
public sealed interface Written {

  /** A file that we wrote. */
  record Body(byte[] bytes, String mediaType) implements Written {}

  /**
   * An uploaded file.
   *
   * @param finish what is done to its content before it goes out, a pure function
   */
  record Uploaded(Upload upload, UnaryOperator<byte[]> finish) implements Written {}

  /** A file that lies at the tenant, by HTTP redirect. */
  record AtTenant(String url) implements Written {}

  /** Nothing of ours: the profile's own HTTP redirect. */
  record Redirect() implements Written {}

  /** A file that this phone may do without: it is told that there is none. */
  record NotThere() implements Written {}
}
