package io.pointsman.routing;

import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;

/** All profiles by number. Never changes; a change makes a new one. */
final class Profiles {

  static final Profiles NONE = new Profiles(new RoutedProfile[0], Map.of());

  private final RoutedProfile[] byNumber;
  private final Map<UUID, Integer> numbers;

  private Profiles(RoutedProfile[] byNumber, Map<UUID, Integer> numbers) {
    this.byNumber = byNumber;
    this.numbers = numbers;
  }

  /** Null if there is none of that number. */
  RoutedProfile get(int number) {
    return number > 0 && number < byNumber.length ? byNumber[number] : null;
  }

  Stream<RoutedProfile> all() {
    return numbers.values().stream().map(this::get);
  }

  int size() {
    return numbers.size();
  }

  /**
   * @param touched ids of profiles that changed, came or went
   * @param current those of them that exist now
   */
  Profiles with(Collection<UUID> touched, Collection<RoutedProfile> current) {
    int largest = current.stream().mapToInt(RoutedProfile::number).max().orElse(0);
    RoutedProfile[] changed = Arrays.copyOf(byNumber, Math.max(byNumber.length, largest + 1));
    Map<UUID, Integer> changedNumbers = new HashMap<>(numbers);
    for (UUID id : touched) {
      Integer number = changedNumbers.remove(id);
      if (number != null) {
        changed[number] = null;
      }
    }
    for (RoutedProfile profile : current) {
      changed[profile.number()] = profile;
      changedNumbers.put(profile.id(), profile.number());
    }
    return new Profiles(changed, changedNumbers);
  }
}
