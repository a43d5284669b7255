package io.pointsman.phone;

import io.pointsman.manifest.Deliveries;
import io.pointsman.manifest.PublicUrls;
import io.pointsman.routing.Freshness;
import io.pointsman.routing.OwnUrls;
import io.pointsman.routing.Routes;

/**
 * What every event loop's handler shares.
 *
 * @param traces null if nothing is traced
 */
record PhoneServices(
    PhoneConfig config,
    Routes routes,
    Freshness freshness,
    OwnUrls ownUrls,
    Deliveries deliveries,
    PublicUrls publicUrls,
    Door door,
    Certificates certificates,
    ClientLimits limits,
    PhoneMeters meters,
    PhoneTraces traces,
    PollLog log) {}
