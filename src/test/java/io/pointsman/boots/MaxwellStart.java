package io.pointsman.boots;

import java.net.URI;

/** Where a Maxwell begins: the provisioning file. */
final class MaxwellStart {

  private final PhoneHttp http;
  private final BootLog log;

  MaxwellStart(PhoneHttp http, BootLog log) {
    this.http = http;
    this.log = log;
  }

  /** A base URL that names a file leads there; one that names a place leads to its files. */
  PhoneAnswer file(String base, String mac) {
    String path = URI.create(base).getRawPath();
    if (path.substring(path.lastIndexOf('/') + 1).contains(".")) {
      return http.get(base, log);
    }
    PhoneAnswer bare = http.get(base, log);
    if (bare.file() != null && isProvisioning(bare)) {
      return bare;
    }
    String folder = base.endsWith("/") ? base : base + "/";
    for (int attempt = 0; attempt < 2; attempt++) {
      PhoneAnswer answer = http.get(folder + "provisioning.xml", log);
      if (answer.file() != null) {
        return answer;
      }
    }
    return http.get(folder + mac + ".xml", log);
  }

  private static boolean isProvisioning(PhoneAnswer answer) {
    try {
      return StrictXml.root(answer.file(), answer.url()).getTagName().equals("provisioning");
    } catch (NotTakenException somethingElse) {
      return false;
    }
  }
}
