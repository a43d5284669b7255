package io.pointsman.dialect;

import io.pointsman.delivery.CertificateFile;
import io.pointsman.delivery.FirmwareFile;
import io.pointsman.delivery.Phonebook;
import io.pointsman.delivery.PhonebookFormat;
import io.pointsman.delivery.ProfileFiles;
import io.pointsman.delivery.SettingsFile;
import io.pointsman.delivery.Upload;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Supplier;

/** Profiles whose texts try to break out of the file they are written into. */
public final class HostileProfiles {

  private static final String[] PIECES = {
    "\"",
    "'",
    "<",
    ">",
    "&",
    "\r\n",
    "\n",
    "\r",
    "\0",
    "\t",
    " ",
    "é",
    "😀",
    "\uD800",
    "\uFFFE",
    "\u0085",
    "\u2028",
    "]]>",
    "<!--",
    "-->",
    "&#0;",
    "<x y='z'/>",
    "Auto Image Url:x",
    "<<END OF FILE>>",
    ":",
    "/",
    "?",
    "#",
    "$mac",
    "%",
    "a",
    "1",
    "@",
    "\\",
    "\u007F",
    "https://b.example/"
  };

  private final Random random;

  public HostileProfiles(Random random) {
    this.random = random;
  }

  public ProfileFiles files(Map<String, String> forms) {
    return new ProfileFiles(
        some(() -> new FirmwareFile(model(), text(), url())),
        some(this::settings),
        some(this::certificate),
        random.nextBoolean() ? null : new Phonebook(url(), any(PhonebookFormat.values())),
        random.nextBoolean() ? null : 1 + random.nextInt(43_200),
        forms);
  }

  /** Half of them are good. */
  public String url() {
    String path = random.nextBoolean() ? text() : "t/" + random.nextInt(1000) + ".xml";
    return any("https://a.example/", "http://a.example:8080/", "tftp://a.example/") + path;
  }

  /** Null, one that files of these profiles name, or nonsense. */
  public String model() {
    return random.nextInt(4) == 0 ? text() : any(null, null, "Maxwell-3", "X4", "C62", "V67");
  }

  public String text() {
    StringBuilder text = new StringBuilder();
    for (int n = 1 + random.nextInt(5); n > 0; n--) {
      text.append(any(PIECES));
    }
    return text.toString();
  }

  private SettingsFile settings() {
    return random.nextBoolean()
        ? new SettingsFile(model(), null, null, upload())
        : new SettingsFile(model(), random.nextBoolean() ? text() : stamp(), url(), null);
  }

  private CertificateFile certificate() {
    return random.nextBoolean()
        ? new CertificateFile(null, upload())
        : new CertificateFile(url(), null);
  }

  private Upload upload() {
    int content = 1 + random.nextInt(9);
    String version = "2020-01-02_03:04:0" + content;
    String name = any("a.pem", "b", "C.DER");
    return new Upload(name, content, Integer.toHexString(content), 9, "a/b", version);
  }

  private String stamp() {
    return "20%02d-01-02_03:04:05".formatted(10 + random.nextInt(20));
  }

  private <T> List<T> some(Supplier<T> make) {
    List<T> list = new ArrayList<>();
    for (int n = random.nextInt(4); n > 0; n--) {
      list.add(make.get());
    }
    return list;
  }

  @SafeVarargs
  private <T> T any(T... choices) {
    return choices[random.nextInt(choices.length)];
  }
}
