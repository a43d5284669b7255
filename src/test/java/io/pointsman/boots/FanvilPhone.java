package io.pointsman.boots;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * A Fanvil with its static server ("Phone Flash") set, as SEED-F has it: it fetches the common and
 * the device file, takes the one whose digest is another, fetches what that names, and starts anew
 * until nothing changes.
 *
 * <p>Where SEED-F leaves it open: 404 says that a config file does not exist, everything else that
 * is no file is a failure and tried again; a download is new if its URL is not the one last done;
 * the model stands in the first 64 bytes of a firmware that fits.
 */
public final class FanvilPhone {

  private static final int MOST_FAILURES = 5;
  private static final int MOST_ROUNDS = 8;

  private final String mac;
  private final String model;
  private final String commonFile;
  private final PhoneHttp http;
  private final Map<String, String> settings = new TreeMap<>();
  private final Map<String, String> digests = new HashMap<>();
  private final Map<FanvilKey, String> pending = new EnumMap<>(FanvilKey.class);
  private final Map<FanvilKey, String> done = new EnumMap<>(FanvilKey.class);
  private final Map<FanvilKey, byte[]> contents = new EnumMap<>(FanvilKey.class);
  private final Set<FanvilKey> givenUp = EnumSet.noneOf(FanvilKey.class);
  private FanvilServer server;
  private BootLog log;

  /**
   * @param mac twelve lower-case hexadecimal digits
   * @param commonFile as this model's firmware has it
   * @param url its server out of the box
   */
  public FanvilPhone(String mac, String model, String commonFile, String url) {
    this.mac = mac;
    this.model = model;
    this.commonFile = commonFile;
    this.http = new PhoneHttp("Fanvil " + model + " 2.12.16.17 " + mac);
    this.server = FanvilServer.of(url, mac);
  }

  /** Its settings now, by module and key. */
  public Map<String, String> settings() {
    return Map.copyOf(settings);
  }

  /** What it downloaded last; null if it never did. */
  public byte[] content(FanvilKey download) {
    return contents.get(download);
  }

  /** Power-on. */
  public Boot boot() {
    log = new BootLog();
    givenUp.clear();
    for (int round = 1; configured() | downloaded(); round++) {
      log.rebooted();
      if (round == MOST_ROUNDS) {
        log.failed("it starts again and again, now at " + server.device());
        break;
      }
    }
    return log.end(server.device());
  }

  /** Steps 4 to 6: whether anything changed. */
  private boolean configured() {
    FanvilServer asked = server;
    String common = asked.common(commonFile);
    boolean wantsCommon = !"0".equals(FanvilKey.COMMON.in(settings));
    boolean changed = false;
    boolean any = false;
    if (wantsCommon) {
      byte[] file = config(common);
      any = file != null;
      changed = file != null && takes("common", file, common);
    }
    if (!wantsCommon || !asked.device().equals(common)) {
      byte[] file = config(asked.device());
      any |= file != null;
      changed |= file != null && takes("device", file, asked.device());
    }
    if (!any) {
      log.failed("there is no config file at " + asked.device());
    }
    return changed;
  }

  /** Null if there is none, or if it cannot be had. */
  private byte[] config(String url) {
    return patiently(
        url,
        answer -> {
          if (answer.status() != 404) {
            answer.needed();
          }
        });
  }

  private boolean takes(String which, byte[] file, String url) {
    String digest = digest(file);
    if (digest.equals(digests.get(which))) {
      return false;
    }
    try {
      FanvilFile config = FanvilFile.read(file, url);
      FanvilServer next = FanvilServer.in(config, mac);
      settings.putAll(config.values());
      digests.put(which, digest);
      log.applied(which + " file " + (config.version().isEmpty() ? digest : config.version()));
      if (next != null && !next.equals(server)) {
        server = next;
        log.applied("server " + next.device());
      }
      for (FanvilKey download : FanvilKey.DOWNLOADS) {
        String wanted = download.in(config.values());
        if (wanted != null && !wanted.isEmpty() && !wanted.equals(done.get(download))) {
          pending.put(download, wanted);
        }
      }
      return true;
    } catch (NotTakenException wrong) {
      log.failed(wrong.getMessage());
      return false;
    }
  }

  /** Steps 6 and 7: whether anything came. */
  private boolean downloaded() {
    boolean any = false;
    for (FanvilKey download : FanvilKey.DOWNLOADS) {
      String url = pending.get(download);
      if (url == null || givenUp.contains(download)) {
        continue;
      }
      byte[] file = patiently(url, answer -> fits(download, answer));
      if (file == null) {
        givenUp.add(download);
      } else {
        contents.put(download, file);
        done.put(download, pending.remove(download));
        log.applied(download.name().toLowerCase(Locale.ROOT) + " " + url);
        any = true;
      }
    }
    return any;
  }

  private void fits(FanvilKey download, PhoneAnswer answer) {
    byte[] file = answer.needed();
    String start = new String(file, 0, Math.min(64, file.length), StandardCharsets.ISO_8859_1);
    boolean fits =
        switch (download) {
          case FIRMWARE -> start.contains(model);
          case PHONEBOOK -> isPhonebook(pending.get(download), file, start);
          default -> true;
        };
    if (!fits) {
      throw new NotTakenException(answer.url() + " does not fit");
    }
  }

  /** The end of its name tells which of the three formats it has. */
  private static boolean isPhonebook(String url, byte[] file, String start) {
    return switch (url.substring(url.lastIndexOf('.') + 1)) {
      case "xml" -> StrictXml.root(file, url) != null;
      case "vcf" -> start.startsWith("BEGIN:VCARD");
      case "csv" -> start.contains(",");
      default -> false;
    };
  }

  /** Tries five times; null if nothing came of it. */
  private byte[] patiently(String url, Consumer<PhoneAnswer> check) {
    for (int failures = 1; ; failures++) {
      try {
        PhoneAnswer answer = http.get(url, log);
        check.accept(answer);
        return answer.file();
      } catch (NotTakenException failure) {
        if (failures == MOST_FAILURES) {
          log.failed("gave up " + url + ": " + failure.getMessage());
          return null;
        }
      }
    }
  }

  private static String digest(byte[] file) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("MD5").digest(file));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
