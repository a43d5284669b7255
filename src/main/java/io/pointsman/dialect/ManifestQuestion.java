package io.pointsman.dialect;

import io.pointsman.delivery.ProfileFiles;
import io.pointsman.mac.MacAddress;

/**
 * What a phone of a MANIFEST profile asks for, with all that the answer is made of: the same
 * question always gets the same bytes.
 *
 * @param mac never null
 * @param model null if not known
 * @param firmware null if not known
 * @param path as asked, begins with a slash
 * @param file the last segment of the path; null for a base path
 * @param target the tenant's URL for this phone, as it stands in a file
 * @param files never null
 * @param links makes addresses of our own
 */
public record ManifestQuestion(
    MacAddress mac,
    String model,
    String firmware,
    String path,
    String file,
    String target,
    ProfileFiles files,
    OwnLinks links) {}
