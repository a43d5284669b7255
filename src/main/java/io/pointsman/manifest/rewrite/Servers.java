package io.pointsman.manifest.rewrite;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Servers whose URL is spread over several keys: host and path in one, the protocol in another,
 * before or after it. They are decided when the whole file is read.
 */
final class Servers {

  private final UrlEditor editor;
  private final UrlRules rules;
  private final Map<String, Group> groups = new LinkedHashMap<>();

  private static final class Group {
    final List<Value> servers = new ArrayList<>();
    final List<Value> protocols = new ArrayList<>();
  }

  /**
   * @param secure what the protocol would be raised to; null for a server
   */
  private record Value(Spot spot, String text, String secure) {}

  Servers(UrlEditor editor, UrlRules rules) {
    this.editor = editor;
    this.rules = rules;
  }

  void server(String group, Spot spot, String value) {
    group(group).servers.add(new Value(spot, value, null));
  }

  void plainProtocol(String group, Spot spot, String value, String secure) {
    group(group).protocols.add(new Value(spot, value, secure));
  }

  void finish() {
    for (Group group : groups.values()) {
      boolean raised = rules.raises() && !group.protocols.isEmpty() && allMayBeRaised(group);
      for (Value server : group.servers) {
        String to =
            server.text().contains("://")
                ? rules.server(server.text())
                : rules.serverWithoutScheme(server.text(), raised);
        editor.change(server.spot(), server.text(), to);
      }
      if (raised) {
        group.protocols.forEach(
            protocol -> editor.change(protocol.spot(), protocol.text(), protocol.secure()));
      }
    }
  }

  /** A protocol without a server belongs to one that the phone has from elsewhere. */
  private static boolean allMayBeRaised(Group group) {
    for (Value server : group.servers) {
      Address address =
          server.text().contains("://")
              ? Address.of(server.text())
              : Address.withoutScheme(server.text());
      if (address == null
          || !address.scheme().isEmpty()
              && !address.hasScheme("http")
              && !address.hasScheme("https")) {
        return false;
      }
    }
    return !group.servers.isEmpty();
  }

  private Group group(String name) {
    return groups.computeIfAbsent(name, unused -> new Group());
  }
}
