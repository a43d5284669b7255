package io.pointsman.correctness;

import static org.assertj.core.api.Assertions.assertThat;

import io.pointsman.testing.TenantAnswers;
import io.pointsman.testing.TenantServer;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** A tenant's server with all that a Maxwell and a Fanvil want, under {@code /t/}. */
final class BootFiles implements AutoCloseable {

  static final String AUTHORITY = "O=Pointsman,CN=Boots Test Authority";
  static final byte[] MAXWELL_FIRMWARE = repeated("a Maxwell's image ", 20_000);
  static final byte[] FANVIL_FIRMWARE = repeated("X4 image ", 20_000);

  private static final String XML = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n";

  private final TenantServer server = TenantServer.start();

  BootFiles() {
    file("/t/firmware/GC_MAX_1.11.6.bin", "application/octet-stream", MAXWELL_FIRMWARE);
    file("/t/x4.z", "application/octet-stream", FANVIL_FIRMWARE);
    file("/t/ca.pem", "application/x-pem-file", authority());
    text("/t/book.csv", "text/csv", "name,number\r\nOffice,100\r\n");
    text("/t/OpenVpn.bin", "application/octet-stream", "what a Fanvil calls its certificate");
    xml(
        "provisioning.xml",
        """
        <!-- The tenant's own, with one address that is no more than a path -->
        <provisioning version="1.0" productID="mx3b">
          <category type="firmware" url="@/t/firmware/updates.xml"/>
          <category type="nvm" url="/t/nvm/updates.xml"/>
          <category type="custom" url='@/t/custom/updates.xml'/>
        </provisioning>
        """);
    xml(
        "firmware/updates.xml",
        """
        <firmware version="1.0" productID="mx3b">
          <file version="1.11.6" url="/t/firmware/GC_MAX_1.11.6.bin"/>
        </firmware>
        """);
    xml(
        "custom/updates.xml",
        """
        <scenario version="2015-01-01_01:01:01" productID="mx3b">
          <step type="certificate" url="@/t/ca.pem" flags="FORCE_ACCEPT"/>
        </scenario>
        """);
    file("/t/nvm/old.xml", "text/xml", settings(0, "2015-01-01_01:01:01"));
    maxwellSettings(1);
    fanvilFiles(1);
  }

  String url(String path) {
    return server.url(path);
  }

  /** How often any phone, or anybody for it, has come. */
  int requests() {
    return server.requests().size();
  }

  static byte[] authority() {
    try (InputStream pem = BootFiles.class.getResourceAsStream("/boots/authority.pem")) {
      return pem.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static byte[] settings(int number, String version) {
    String head = "<settings version=\"" + version + "\" productID=\"mx3b\">";
    String param = "<param name=\"SIP.Port\" value=\"" + (5060 + number) + "\"/>";
    return (XML + head + param + "</settings>").getBytes(StandardCharsets.UTF_8);
  }

  /** The version of the Maxwell's settings. */
  static String version(int number) {
    return "2026-01-%02d_01:01:01".formatted(number);
  }

  void maxwellSettings(int number) {
    file("/t/nvm/" + number + ".xml", "text/xml", settings(number, version(number)));
    xml(
        "nvm/updates.xml",
        "<nvm version=\"1.0\" productID=\"mx3b\"><file version=\"2015-01-01_01:01:01\""
            + " url=\"@/t/nvm/old.xml\"/><file version=\""
            + version(number)
            + "\" url=\"@/t/nvm/"
            + number
            + ".xml\"/></nvm>\n");
    // A whole Maxwell's file by its own name, for the phone that was sent home to it.
    xml(
        "7c2f80b00304.xml",
        "<provisioning version=\"1.1\"><nvm><param name=\"SIP.Port\" value=\""
            + (5060 + number)
            + "\"/></nvm></provisioning>\n");
  }

  void fanvilFiles(int number) {
    for (String name : new String[] {"0c383eb00301", "0c383eb00302", "0c383eb00303"}) {
      config(
          name + ".cfg",
          number,
          "<GLOBAL CONFIG MODULE>",
          "Host Name          :VOIP" + number,
          "<AUTOUPDATE CONFIG MODULE>",
          "Auto etc Url       :@/t/OpenVpn.bin");
    }
    config(
        "f0X4hw1.100.cfg",
        1,
        "<AUTOUPDATE CONFIG MODULE>",
        "Auto Pbook Url     :@/t/book.csv",
        "Auto Image Url     :@/t/x4.z");
  }

  private void config(String name, int number, String... lines) {
    String header = "%-64s".formatted("<<VOIP CONFIG FILE>>Version:2.000" + number);
    assertThat(header).hasSize(64);
    text(
        "/t/" + name,
        "text/plain",
        header + "\r\n" + String.join("\r\n", lines) + "\r\n<<END OF FILE>>\r\n");
  }

  private void xml(String name, String content) {
    text("/t/" + name, "text/xml", XML + content);
  }

  private void text(String path, String mediaType, String content) {
    String text = content.replace("@", server.url(""));
    file(path, mediaType, text.getBytes(StandardCharsets.UTF_8));
  }

  private void file(String path, String mediaType, byte[] content) {
    server.on(path, TenantAnswers.body(mediaType, content));
  }

  private static byte[] repeated(String text, int times) {
    return text.repeat(times).getBytes(StandardCharsets.UTF_8);
  }

  @Override
  public void close() {
    server.close();
  }
}
