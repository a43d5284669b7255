package io.pointsman.boots;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/** A server with everything that SEED-G has on the way of a Maxwell, from {@code /device} on. */
final class MaxwellServer implements AutoCloseable {

  static final String MAC = "7C2F80000001";
  static final String XML = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n";

  private final ScriptedServer server = new ScriptedServer();

  MaxwellServer() {
    wholeChain();
  }

  /** Where its files are changed. */
  ScriptedServer files() {
    return server;
  }

  /** Out of the box, with that path for its base. */
  MaxwellPhone phone(String path) {
    return new MaxwellPhone(MAC, "Gigaset Maxwell Basic/2.14.5;" + MAC, server.url() + path);
  }

  private void wholeChain() {
    server.file(
        "/device/provisioning.xml",
        XML
            + """
            <provisioning version="1.0" productID="mx3b">
              <!-- in the seed's order -->
              <category type="firmware" url="@/fw/updates.xml"/>
              <category type="nvm" url="/nvm/updates.xml"/>
              <category type="custom" url="@/custom/%MACD/updates.xml"/>
            </provisioning>
            """);
    firmware(
        "<file version=\"1.9.6\" url=\"@/fw/9.bin\"/><file version=\"1.11.6\" url=\"11.bin\"/>");
    server.file("/fw/11.bin", "firmware 1.11.6");
    nvm(
        "",
        "<file version=\"2015-02-02_02:02:02\" url=\"@/nvm/new.xml\"/>"
            + "<file version=\"2015-01-01_01:01:01\" url=\"@/nvm/old.xml\"/>");
    settings(
        "/nvm/new.xml",
        "version=\"2015-02-02_02:02:02\"",
        "<param name=\"SIP.Port\" value=\"5060\"/>");
    server.file(
        "/custom/7c2f80000001/updates.xml",
        XML
            + """
            <scenario version="2015-01-01_01:01:01" productID="mx3b">
              <step type="certificate" url="@/ca.pem" flags="FORCE_ACCEPT"/>
            </scenario>
            """);
    try (InputStream pem = getClass().getResourceAsStream("/boots/authority.pem")) {
      server.file("/ca.pem", pem.readAllBytes());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void firmware(String files) {
    server.file(
        "/fw/updates.xml",
        XML + "<firmware version=\"1.0\" productID=\"mx3b\">" + files + "</firmware>");
  }

  /** The update file of settings, with what is said of its phone, and the files it names. */
  void nvm(String attribute, String files) {
    server.file(
        "/nvm/updates.xml",
        XML + "<nvm version=\"1.0\" productID=\"mx3b\"" + attribute + ">" + files + "</nvm>");
  }

  /** A file of settings. */
  void settings(String path, String version, String params) {
    server.file(
        path, XML + "<settings " + version + " productID=\"mx3b\">" + params + "</settings>");
  }

  @Override
  public void close() {
    server.close();
  }
}
