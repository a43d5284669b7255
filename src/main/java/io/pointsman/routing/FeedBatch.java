package io.pointsman.routing;

/**
 * What one reading of the feed brought: whole transactions, and the state of everything they
 * touched as of {@code position}.
 */
record FeedBatch(
    FeedPosition position,
    DeviceChanges devices,
    Touched<RangeRow> ranges,
    Touched<RoutedProfile> profiles,
    Touched<OrganizationRow> organizations,
    Touched<OrganizationPurges> purges) {

  FeedBatch with(DeviceChanges others) {
    return new FeedBatch(position, others, ranges, profiles, organizations, purges);
  }
}
