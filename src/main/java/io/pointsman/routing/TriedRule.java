package io.pointsman.routing;

import io.pointsman.mac.MacAddress;
import java.util.UUID;

/**
 * One rule over a MAC and what it came to.
 *
 * @param foreign held by somebody the asker may not see; all but kind and verdict is then null
 * @param range the range's id; null for a device
 * @param first lowest address of the range; null for a device
 * @param last highest address of the range; null for a device
 * @param profile the profile's id, null if it names none
 */
public record TriedRule(
    Kind kind,
    boolean foreign,
    UUID range,
    MacAddress first,
    MacAddress last,
    UUID profile,
    boolean ownUrl,
    Verdict verdict) {

  /** What kind of rule it is. */
  public enum Kind {
    DEVICE,
    RANGE
  }

  /** What became of a rule. */
  public enum Verdict {
    /** It decides. */
    WINS,
    /** It decides that the phone is unknown, as it names no profile and does not inherit. */
    WINS_WITHOUT_TARGET,
    /** It decides that the phone is unknown, as its holder is suspended and so are its phones. */
    WINS_SUSPENDED,
    /** The address was released and rests: nobody can say yet whose it is. */
    RESTS,
    /** It names no profile and asks the next range outward. */
    INHERITS,
    /** A stronger rule has decided. */
    OVERRULED
  }

  static TriedRule foreign(Kind kind, Verdict verdict) {
    return new TriedRule(kind, true, null, null, null, null, false, verdict);
  }
}
