/** Organizations, keys, profiles, ranges, devices and routes, as the API offers them. */
package io.pointsman.cli.registry;
