package io.pointsman.registry;

import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * What a profile carries beside its URL, unchecked.
 *
 * @param files of MANIFEST; null: none are said
 * @param proxy of PROXY; null: none are said
 */
public record DeliveryDraft(FilesDraft files, ProxyDraft proxy) {

  public static final DeliveryDraft NONE = new DeliveryDraft(null, null);

  /** The names of the uploads that it names, each once. */
  TreeSet<String> uploads() {
    TreeSet<String> names = new TreeSet<>(certificates());
    if (files != null) {
      files.settings().forEach(file -> add(names, file));
    }
    return names;
  }

  /** Those of them that must hold certificates. */
  TreeSet<String> certificates() {
    TreeSet<String> names = new TreeSet<>();
    if (files != null) {
      files.certificates().forEach(file -> add(names, file));
    }
    if (proxy != null) {
      Stream.ofNullable(proxy.authority()).forEach(names::add);
    }
    return names;
  }

  private static void add(TreeSet<String> names, FileDraft file) {
    if (file != null && file.upload() != null) {
      names.add(file.upload());
    }
  }
}
