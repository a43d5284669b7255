/**
 * How a profile serves its phones beside a redirect: the files that MANIFEST writes about, and the
 * rules by which PROXY fetches and rewrites. Pure values, shared by who stores them and who answers
 * by them.
 */
package io.pointsman.delivery;
