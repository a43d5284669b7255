/**
 * What phones of MANIFEST and PROXY profiles are given: files that we write, and files of the
 * tenant that we fetch behind a guard, rewrite and keep.
 */
package io.pointsman.manifest;
