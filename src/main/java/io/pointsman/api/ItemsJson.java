package io.pointsman.api;

import io.pointsman.registry.Page;
import java.util.List;
import java.util.function.Function;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A part of a list. */
record ItemsJson<T>(
    List<T> items,
    @Schema(
            description =
                "Give it as ?cursor= with the same filter for the next part; absent at the end.",
            examples = "q83vASNFZ4k3YzJmODA")
        String next) {

  static <V, T> ItemsJson<T> of(Page<V> page, Function<V, T> each) {
    return new ItemsJson<>(page.items().stream().map(each).toList(), page.next());
  }
}
