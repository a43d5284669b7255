package io.pointsman.manifest;

import io.pointsman.dialect.Recognition;
import io.pointsman.routing.RoutedProfile;
import java.util.List;

/**
 * The exchange that a phone would have.
 *
 * @param recognition what its request says of it, with the MAC that counts
 * @param profile that decides; null if none does
 * @param proxy of a PROXY profile; null otherwise
 * @param failures the last ones of the profile's upstream that this replica met
 * @param warnings what its tenant should know, for people
 */
public record Previewed(
    Recognition recognition,
    RoutedProfile profile,
    Answer answer,
    ProxyView proxy,
    List<ProxyFailure> failures,
    List<String> warnings) {}
