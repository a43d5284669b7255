package io.pointsman.registry;

import java.util.List;
import java.util.function.Function;

/**
 * A part of a list.
 *
 * @param next the cursor of the following part, null at the end
 */
public record Page<T>(List<T> items, String next) {

  public Page {
    items = List.copyOf(items);
  }

  /**
   * @param rows up to {@link PageRequest#fetch()} rows in the order of the list
   * @param filter the same text that {@link PageRequest#after} was given
   * @param position by which the list goes on after a row
   */
  public static <T> Page<T> of(
      List<T> rows, PageRequest request, String filter, Function<T, String> position) {
    if (rows.size() <= request.limit()) {
      return new Page<>(rows, null);
    }
    List<T> items = rows.subList(0, request.limit());
    T last = items.get(items.size() - 1);
    return new Page<>(items, Cursor.encode(filter, position.apply(last)));
  }

  public <R> Page<R> map(Function<T, R> each) {
    return new Page<>(items.stream().map(each).toList(), next);
  }
}
