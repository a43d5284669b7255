/** Being a phone: asking as each maker's phones do, and showing all that is said. */
package io.pointsman.cli.phone;
