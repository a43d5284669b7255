package io.pointsman.dialect.fanvil;

import static org.assertj.core.api.Assertions.assertThat;

import io.pointsman.delivery.FirmwareFile;
import io.pointsman.delivery.Phonebook;
import io.pointsman.delivery.ProfileFiles;
import io.pointsman.dialect.HostileProfiles;
import io.pointsman.dialect.ManifestQuestion;
import io.pointsman.dialect.OwnLinks;
import io.pointsman.dialect.PlainText;
import io.pointsman.dialect.ReadXml;
import io.pointsman.dialect.UploadLinks;
import io.pointsman.dialect.Written;
import io.pointsman.mac.MacAddress;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Predicate;
import javax.xml.stream.XMLStreamException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Whatever a profile holds, a file says what can be said, unchanged, and nothing else. */
class HostileFanvilTest {

  private static final MacAddress MAC = MacAddress.parse("0c383e07e16c");
  private static final OwnLinks LINKS = new OwnLinks("https://redirect.example/v/fanvil", MAC);

  private final FanvilManifestWriter writer = new FanvilManifestWriter();
  private final long seed = System.nanoTime();
  private final Random random = new Random(seed);
  private final HostileProfiles hostile = new HostileProfiles(random);

  @ParameterizedTest
  @EnumSource(Form.class)
  void filesSayAllThatCanBeSaid(Form form) throws XMLStreamException {
    System.out.println("HostileFanvilTest seed " + seed);
    int read = 0;
    for (int i = 0; i < 5_000; i++) {
      ManifestQuestion question = question(form);
      if (writer.write(question) instanceof Written.Body body) {
        read++;
        Map<String, String> said = form == Form.XML ? xml(body) : text(body, form);
        assertThat(said).as("seed %d: %s", seed, question).isEqualTo(expected(question, form));
      }
    }
    assertThat(read).as("seed %d", seed).isGreaterThan(1_000);
  }

  @Test
  void anyQuestionIsAnswered() {
    System.out.println("HostileFanvilTest seed " + seed);
    for (int i = 0; i < 5_000; i++) {
      ProfileFiles files = hostile.files(Map.of("fanvil", hostile.text()));
      String file = random.nextBoolean() ? null : hostile.text();
      String path = (random.nextBoolean() ? "/m/0c383e07e16c/u/" : "/") + hostile.text();
      ManifestQuestion question =
          new ManifestQuestion(
              MAC, hostile.model(), hostile.text(), path, file, hostile.text(), files, LINKS);
      assertThat(writer.write(question)).as("seed %d", seed).isNotNull();
    }
  }

  private ManifestQuestion question(Form form) {
    ProfileFiles files = hostile.files(Map.of("fanvil", form.word()));
    String common = "f0C00620000.cfg";
    return new ManifestQuestion(
        MAC, hostile.model(), null, "/" + common, common, hostile.url(), files, LINKS);
  }

  /** By the names of the newer keys. */
  private Map<String, String> expected(ManifestQuestion question, Form form) {
    ProfileFiles files = question.files();
    Map<String, String> said = new LinkedHashMap<>();
    boolean home = files.settingsFor(question.model()).isEmpty();
    if (home) {
      String target = question.target();
      int slash = target.indexOf('/', target.indexOf("://") + 3);
      int scheme = form == Form.TEXT_2013 ? target.indexOf("://") + 3 : 0;
      String file = target.substring(slash + 1);
      boolean folder = file.isEmpty() || file.endsWith("/") && !file.contains("?");
      said.put("Flash Server IP", target.substring(scheme, slash));
      said.put("Flash File Name", folder ? file + "$mac.cfg" : file);
      said.put(
          "Flash Protocol",
          target.startsWith("https") ? "5" : target.startsWith("http") ? "4" : "2");
      said.put("Flash Mode", "1");
    }
    if (files.pollMinutes() != null) {
      said.put("Flash Mode", "2");
      said.put("Flash Interval", "" + (files.pollMinutes() + 59) / 60);
    }
    Predicate<String> sayable = form == Form.XML ? PlainText::isLine : PlainText::isWord;
    if (!files.certificates().isEmpty()) {
      String url = UploadLinks.url(question, files.certificates().get(0));
      put(said, "Auto etc Url", url, sayable);
    }
    Phonebook book = files.phonebook();
    put(said, "Auto Pbook Url", book == null ? null : book.url(), sayable);
    FirmwareFile firmware = files.firmwareFor(question.model());
    put(said, "Auto Image Url", firmware == null ? null : firmware.url(), sayable);
    return said;
  }

  private static void put(
      Map<String, String> said, String key, String value, Predicate<String> sayable) {
    if (sayable.test(value)) {
      said.put(key, value);
    }
  }

  private static Map<String, String> text(Written.Body body, Form form) {
    Map<String, String> said = new LinkedHashMap<>();
    ReadConfig.read(body.bytes())
        .values()
        .forEach((key, value) -> said.put(newer(key, form), value));
    return said;
  }

  private static String newer(String key, Form form) {
    int at = form == Form.TEXT_2013 ? TextFile.OF_2013.indexOf(key) : -1;
    return at < 0 ? key : TextFile.NEWER.get(at);
  }

  private static Map<String, String> xml(Written.Body body) throws XMLStreamException {
    Map<String, String> said = new LinkedHashMap<>();
    List<String> folders = List.of("/sysConf", "/sysConf/ap", "/sysConf/AUTOUPDATE_CONFIG_MODULE");
    for (ReadXml element : ReadXml.elements(body.bytes())) {
      assertThat(element.attributes()).isEmpty();
      if (element.path().equals("/sysConf/Version")) {
        assertThat(element.text()).matches("2\\.\\d{10}");
      } else if (!folders.contains(element.path())) {
        said.put(textKey(element.path()), element.text());
      }
    }
    return said;
  }

  private static String textKey(String path) {
    return switch (path.substring("/sysConf/".length())) {
      case "ap/FlashServerIP" -> "Flash Server IP";
      case "ap/FlashFileName" -> "Flash File Name";
      case "ap/FlashProtocol" -> "Flash Protocol";
      case "ap/FlashMode" -> "Flash Mode";
      case "ap/FlashInterval" -> "Flash Interval";
      case "AUTOUPDATE_CONFIG_MODULE/Auto_etc_URL" -> "Auto etc Url";
      case "AUTOUPDATE_CONFIG_MODULE/Auto_Pbook_URL" -> "Auto Pbook Url";
      case "AUTOUPDATE_CONFIG_MODULE/Auto_Image_URL" -> "Auto Image Url";
      default -> throw new AssertionError(path);
    };
  }
}
