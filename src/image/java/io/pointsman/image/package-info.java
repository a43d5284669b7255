/**
 * Makes the container images by Jib, without Docker, and tests what is in them; only in Maven's
 * profile {@code image}.
 *
 * <p>Everything is laid out in a folder first, with one time on every file: the AOT cache that is
 * trained in that folder is refused by a JVM that finds its jars with other times, and an image's
 * layers keep whole seconds only.
 */
package io.pointsman.image;
