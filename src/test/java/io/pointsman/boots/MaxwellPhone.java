package io.pointsman.boots;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.w3c.dom.Element;

/**
 * A Gigaset Maxwell Basic: it walks from its base URL to a provisioning file, from there to the
 * update files of each category, and on to what those name, as SEED-G has it.
 *
 * <p>Where SEED-G leaves it open: an answer to the bare base URL that is no provisioning file is
 * passed over; an update file whose version differs from what the phone holds is taken, be it newer
 * or older; the phone starts anew after new firmware and when its server changes.
 */
public final class MaxwellPhone {

  static final String SERVER = "System.Provision.ProvisioningServer";
  static final String SETTINGS_VERSION = "System.Provision.SettingsVersion";
  static final String PRODUCT = "mx3b";

  private static final int MOST_ROUNDS = 6;
  private static final Pattern MAC = Pattern.compile("([0-9a-f]{2}:){5}[0-9a-f]{2}");

  private final String mac;
  private final PhoneHttp http;
  private final Map<String, String> settings = new TreeMap<>();
  private final MaxwellStore store = new MaxwellStore();
  private BootLog log;
  private boolean restarts;

  /**
   * @param mac twelve upper-case hexadecimal digits
   * @param userAgent what it calls itself
   * @param server its base URL out of the box
   */
  public MaxwellPhone(String mac, String userAgent, String server) {
    this.mac = mac;
    this.http = new PhoneHttp(userAgent);
    settings.put(SERVER, server);
    settings.put(SETTINGS_VERSION, "0");
  }

  /** Its settings now, by name. */
  public Map<String, String> settings() {
    return Map.copyOf(settings);
  }

  /** What it holds beside its settings. */
  public MaxwellStore store() {
    return store;
  }

  /** Power-on. */
  public Boot boot() {
    log = new BootLog();
    try {
      for (int round = 1; ; round++) {
        restarts = false;
        provision();
        if (!restarts) {
          break;
        }
        if (round == MOST_ROUNDS) {
          throw new NotTakenException("it starts again and again, now at " + server());
        }
        log.rebooted();
      }
    } catch (NotTakenException gaveUp) {
      log.failed(gaveUp.getMessage());
    }
    return log.end(server());
  }

  private String server() {
    return filled(settings.get(SERVER));
  }

  /** The phone itself puts its MAC in. */
  private String filled(String url) {
    return url.replace("%MACD", mac.toLowerCase(Locale.ROOT));
  }

  private void provision() {
    PhoneAnswer answer = provisioningFile();
    Element root = StrictXml.root(answer.needed(), answer.url());
    StrictXml.onlyAttributes(root, "version", "productID");
    switch (root.getAttribute("version")) {
      case "1.0" -> categories(root, answer.url());
      case "1.1" -> single(root, answer.url());
      default -> throw new NotTakenException("provisioning has another version");
    }
  }

  /** A base URL that names a file leads there; one that names a place leads to its files. */
  private PhoneAnswer provisioningFile() {
    String base = server();
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

  private void categories(Element root, String url) {
    product(root, true);
    named(root, "provisioning");
    List<String> seen = new ArrayList<>();
    for (Element category : StrictXml.children(root, "category")) {
      StrictXml.onlyAttributes(category, "type", "url");
      String type = StrictXml.needed(category, "type");
      if (seen.contains(type)) {
        throw new NotTakenException("there are two categories " + type);
      }
      seen.add(type);
      PhoneAnswer answer = http.get(resolved(url, StrictXml.needed(category, "url")), log);
      Element updates = StrictXml.root(answer.needed(), answer.url());
      switch (type) {
        case "firmware" -> firmware(updates, answer.url());
        case "nvm" -> nvm(updates, answer.url());
        case "custom" -> scenario(updates, answer.url());
        default -> throw new NotTakenException("there is no category " + type);
      }
    }
  }

  private void single(Element root, String url) {
    product(root, false);
    named(root, "provisioning");
    for (Element part : StrictXml.children(root, "firmware", "nvm", "custom")) {
      StrictXml.onlyAttributes(part);
      switch (part.getTagName()) {
        case "firmware" -> firmwareFiles(part, url);
        case "nvm" -> take(StrictXml.children(part, "param"));
        default -> steps(part, url);
      }
    }
  }

  private void firmware(Element updates, String url) {
    named(updates, "firmware");
    StrictXml.onlyAttributes(updates, "version", "productID", "macAddress");
    product(updates, true);
    if (isOurs(updates, url)) {
      firmwareFiles(updates, url);
    }
  }

  private void firmwareFiles(Element parent, String url) {
    List<Element> files = StrictXml.children(parent, "file");
    files.forEach(file -> StrictXml.onlyAttributes(file, "version", "type", "url"));
    Element newest = MaxwellVersion.newest(files, true);
    String version = newest.getAttribute("version");
    if (!version.equals(store.firmware())) {
      String at = resolved(url, StrictXml.needed(newest, "url"));
      store.firmware(version, http.get(at, log).needed());
      log.applied("firmware " + version);
      restarts = true;
    }
  }

  private void nvm(Element updates, String url) {
    named(updates, "nvm");
    StrictXml.onlyAttributes(updates, "version", "productID", "macAddress");
    product(updates, true);
    if (!isOurs(updates, url)) {
      return;
    }
    List<Element> files = StrictXml.children(updates, "file");
    files.forEach(file -> StrictXml.onlyAttributes(file, "version", "url"));
    Element newest = MaxwellVersion.newest(files, false);
    String version = newest.getAttribute("version");
    if (version.equals(settings.get(SETTINGS_VERSION))) {
      return;
    }
    PhoneAnswer answer = http.get(resolved(url, StrictXml.needed(newest, "url")), log);
    Element leaf = StrictXml.root(answer.needed(), answer.url());
    named(leaf, "settings");
    StrictXml.onlyAttributes(leaf, "version", "productID", "macAddress");
    product(leaf, true);
    List<Element> params = StrictXml.children(leaf, "param");
    String own = ownVersion(leaf, params);
    if (!own.equals(version)) {
      throw new NotTakenException(
          "the settings " + answer.url() + " have the version " + own + ", not " + version);
    }
    if (isOurs(leaf, answer.url())) {
      take(params);
      settings.put(SETTINGS_VERSION, version);
      log.applied("settings " + version);
    }
  }

  /** Of the setting that keeps it, else of the file. */
  private static String ownVersion(Element leaf, List<Element> params) {
    for (Element param : params) {
      if (param.getAttribute("name").equals(SETTINGS_VERSION)) {
        return param.getAttribute("value");
      }
    }
    return StrictXml.needed(leaf, "version");
  }

  private void scenario(Element updates, String url) {
    named(updates, "scenario");
    StrictXml.onlyAttributes(updates, "version", "productID", "macAddress");
    product(updates, true);
    String version = MaxwellVersion.stamp(StrictXml.needed(updates, "version"));
    if (isOurs(updates, url) && !version.equals(store.scenario())) {
      steps(updates, url);
      store.scenario(version);
      log.applied("scenario " + version);
    }
  }

  private void steps(Element parent, String url) {
    for (Element step : StrictXml.children(parent, "step")) {
      StrictXml.onlyAttributes(step, "type", "url", "flags");
      String at = StrictXml.needed(step, "url");
      switch (StrictXml.needed(step, "type")) {
        case "certificate" -> certificate(resolved(url, at));
        case "Redirect" -> move(at);
        default -> throw new NotTakenException("there is no step " + step.getAttribute("type"));
      }
    }
  }

  private void certificate(String url) {
    if (store.certificate(http.get(url, log).needed(), url)) {
      log.applied("certificate " + store.lastCertificate());
    }
  }

  private void take(List<Element> params) {
    for (Element param : params) {
      StrictXml.onlyAttributes(param, "name", "value");
      String name = StrictXml.needed(param, "name");
      String value = param.getAttribute("value");
      if (name.equals(SERVER)) {
        move(value);
      } else if (!value.equals(settings.put(name, value)) && !name.equals(SETTINGS_VERSION)) {
        log.applied(name + "=" + value);
      }
    }
  }

  private void move(String url) {
    if (!url.startsWith("http://") && !url.startsWith("https://")) {
      throw new NotTakenException("\"" + url + "\" is no server");
    }
    String before = server();
    settings.put(SERVER, url);
    if (!server().equals(before)) {
      log.applied("server " + server());
      restarts = true;
    }
  }

  private boolean isOurs(Element root, String url) {
    if (!root.hasAttribute("macAddress")) {
      return true;
    }
    String address = root.getAttribute("macAddress");
    if (!MAC.matcher(address).matches()) {
      throw new NotTakenException("\"" + address + "\" is no macAddress in lower case with colons");
    }
    boolean ours = address.replace(":", "").equalsIgnoreCase(mac);
    if (!ours) {
      log.passedOver(url + " is for " + address);
    }
    return ours;
  }

  private static void named(Element root, String name) {
    if (!root.getTagName().equals(name)) {
      throw new NotTakenException("it is a " + root.getTagName() + ", not a " + name);
    }
  }

  private static void product(Element root, boolean needed) {
    if (needed || root.hasAttribute("productID")) {
      String product = StrictXml.needed(root, "productID");
      if (!product.equals(PRODUCT)) {
        throw new NotTakenException("it is for " + product + ", not for " + PRODUCT);
      }
    }
  }

  private String resolved(String base, String url) {
    try {
      return URI.create(base).resolve(filled(url)).toString();
    } catch (IllegalArgumentException malformed) {
      throw new NotTakenException("\"" + url + "\" cannot be asked", malformed);
    }
  }
}
