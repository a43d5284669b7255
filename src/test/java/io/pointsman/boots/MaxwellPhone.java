package io.pointsman.boots;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
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

  private static final int MOST_ROUNDS = 6;

  private final String mac;
  private final PhoneHttp http;
  private final MaxwellSettings settings;
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
    this.settings = new MaxwellSettings(mac, server);
  }

  /** Its settings now, by name. */
  public Map<String, String> settings() {
    return settings.values();
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
          throw new NotTakenException("it starts again and again, now at " + settings.server());
        }
        log.rebooted();
      }
    } catch (NotTakenException gaveUp) {
      log.failed(gaveUp.getMessage());
    }
    return log.end(settings.server());
  }

  private void provision() {
    PhoneAnswer answer = new MaxwellStart(http, log).file(settings.server(), mac);
    Element root = StrictXml.root(answer.needed(), answer.url());
    StrictXml.onlyAttributes(root, "version", "productID");
    switch (root.getAttribute("version")) {
      case "1.0" -> categories(root, answer.url());
      case "1.1" -> single(root, answer.url());
      default -> throw new NotTakenException("provisioning has another version");
    }
  }

  private void categories(Element root, String url) {
    MaxwellRoot.product(root, true);
    MaxwellRoot.named(root, "provisioning");
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
    MaxwellRoot.product(root, false);
    MaxwellRoot.named(root, "provisioning");
    for (Element part : StrictXml.children(root, "firmware", "nvm", "custom")) {
      StrictXml.onlyAttributes(part);
      switch (part.getTagName()) {
        case "firmware" -> firmwareFiles(part, url);
        case "nvm" -> restarts |= settings.take(StrictXml.children(part, "param"), log);
        default -> steps(part, url);
      }
    }
  }

  private void firmware(Element updates, String url) {
    MaxwellRoot.ofSome(updates, "firmware");
    if (MaxwellRoot.isFor(mac, updates, url, log)) {
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
    MaxwellRoot.ofSome(updates, "nvm");
    if (!MaxwellRoot.isFor(mac, updates, url, log)) {
      return;
    }
    List<Element> files = StrictXml.children(updates, "file");
    files.forEach(file -> StrictXml.onlyAttributes(file, "version", "url"));
    Element newest = MaxwellVersion.newest(files, false);
    String version = newest.getAttribute("version");
    if (version.equals(settings.version())) {
      return;
    }
    PhoneAnswer answer = http.get(resolved(url, StrictXml.needed(newest, "url")), log);
    Element leaf = StrictXml.root(answer.needed(), answer.url());
    MaxwellRoot.ofSome(leaf, "settings");
    List<Element> params = StrictXml.children(leaf, "param");
    String own = ownVersion(leaf, params);
    if (!own.equals(version)) {
      throw new NotTakenException(
          "the settings " + answer.url() + " have the version " + own + ", not " + version);
    }
    if (MaxwellRoot.isFor(mac, leaf, answer.url(), log)) {
      restarts |= settings.take(params, log);
      settings.version(version);
      log.applied("settings " + version);
    }
  }

  /** Of the setting that keeps it, else of the file. */
  private static String ownVersion(Element leaf, List<Element> params) {
    for (Element param : params) {
      if (param.getAttribute("name").equals(MaxwellSettings.VERSION)) {
        return param.getAttribute("value");
      }
    }
    return StrictXml.needed(leaf, "version");
  }

  private void scenario(Element updates, String url) {
    MaxwellRoot.ofSome(updates, "scenario");
    String version = MaxwellVersion.stamp(StrictXml.needed(updates, "version"));
    if (MaxwellRoot.isFor(mac, updates, url, log) && !version.equals(store.scenario())) {
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
        case "Redirect" -> restarts |= settings.move(at, log);
        default -> throw new NotTakenException("there is no step " + step.getAttribute("type"));
      }
    }
  }

  private void certificate(String url) {
    if (store.certificate(http.get(url, log).needed(), url)) {
      log.applied("certificate " + store.lastCertificate());
    }
  }

  private String resolved(String base, String url) {
    try {
      return URI.create(base).resolve(settings.filled(url)).toString();
    } catch (IllegalArgumentException malformed) {
      throw new NotTakenException("\"" + url + "\" cannot be asked", malformed);
    }
  }
}
