package io.pointsman.api;

import static io.pointsman.api.Api.as;

import java.util.List;
import java.util.Map;

/**
 * A range of a vendor, from whose addresses a tenant may get some.
 *
 * @param id the range's
 */
record VendorsBlock(TestMacs macs, Tenant vendor, Tenant tenant, String id) {

  /** A new one, of 1024 addresses. */
  static VendorsBlock make() {
    TestMacs macs = TestMacs.next();
    Tenant vendor = Api.tenant("VENDOR");
    return new VendorsBlock(macs, vendor, Api.tenant(), Api.range(vendor, macs, 0, 1023, Map.of()));
  }

  /** The body of a range in it that the tenant is to hold. */
  Map<String, String> part(int first, int last) {
    return Map.of(
        "first", macs.mac(first), "last", macs.mac(last), "organization", tenant.id().toString());
  }

  /** The operator gives the tenant a part; gives its id. */
  String allot(int first, int last) {
    return Api.range(tenant, macs, first, last, Map.of());
  }

  /** The ids of the ranges that a query shows to somebody. */
  static List<String> ids(Tenant reader, String query) {
    return as(reader.reader())
        .get("/ranges" + query)
        .then()
        .statusCode(200)
        .extract()
        .path("items.id");
  }
}
