package io.pointsman.delivery;

/**
 * What a profile's mode needs beside its URL.
 *
 * @param files of a MANIFEST profile; null for the others
 * @param proxy of a PROXY profile; null for the others
 */
public record Delivery(ProfileFiles files, ProxyRules proxy) {

  /** What a REDIRECT profile has. */
  public static final Delivery NONE = new Delivery(null, null);

  /**
   * The same with other credentials, where there are rules that could have some.
   *
   * @param credentials null for none
   */
  public Delivery withCredentials(SealedCredentials credentials) {
    return proxy == null ? this : new Delivery(files, proxy.withCredentials(credentials));
  }

  /** The same with an upload's new content wherever it is named. */
  public Delivery with(Upload upload) {
    return new Delivery(
        files == null ? null : files.with(upload), proxy == null ? null : proxy.with(upload));
  }

  /** Whether an upload is named where a certificate is needed. */
  public boolean trusts(String upload) {
    return files != null
            && files.certificates().stream()
                .anyMatch(file -> file.upload() != null && file.upload().name().equals(upload))
        || proxy != null && proxy.authority() != null && proxy.authority().name().equals(upload);
  }
}
