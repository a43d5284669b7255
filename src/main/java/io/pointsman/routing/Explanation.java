package io.pointsman.routing;

import io.pointsman.mac.MacAddress;
import io.pointsman.mac.Vendor;
import java.util.List;

/**
 * Why a phone gets the answer it gets.
 *
 * @param rules every rule over the MAC, in the order they are tried
 * @param answer what the phone would be told now; null if a foreign rule decides
 * @param profile that decides; null if none does, or a foreign rule decides
 * @param vendor whose dialect the answer is in
 * @param state how this replica stands to the database
 */
public record Explanation(
    MacAddress mac,
    List<TriedRule> rules,
    PhoneAnswer answer,
    RoutedProfile profile,
    Vendor vendor,
    Freshness.State state) {}
