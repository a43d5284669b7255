package io.pointsman.manifest.upstream;

import java.time.Duration;

/**
 * The bounds of fetches.
 *
 * @param timeout for all of a fetch; of a file that is passed on, up to its first byte
 * @param file the largest file that is held, in bytes
 * @param passedOn the largest file that is passed on, in bytes
 * @param silence how long a file that is passed on may stall
 */
public record UpstreamLimits(
    Duration connect,
    Duration timeout,
    int file,
    long passedOn,
    Duration silence,
    int fetches,
    int fetchesEach,
    int streams,
    int streamsEach,
    int breakerFailures,
    Duration breakerPause) {}
