/**
 * URL templates of tenants and their placeholders, neutral or in a vendor's own syntax.
 *
 * <p>Templates are kept as they were written and checked by expanding them for a dummy phone.
 */
package io.pointsman.template;
