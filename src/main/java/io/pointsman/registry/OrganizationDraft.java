package io.pointsman.registry;

import java.util.List;

/**
 * What the operator says about an organization, unchecked.
 *
 * @param kind the name of an {@link OrganizationKind}
 * @param allowPrivateTargets null: no
 * @param targetHosts hosts its phones may be sent to; a leading {@code *.} stands for any
 *     subdomain; null: none
 * @param claimLimit how many addresses one range claim may span; null: as configured
 */
public record OrganizationDraft(
    String name,
    String kind,
    Boolean allowPrivateTargets,
    List<String> targetHosts,
    Long claimLimit) {}
