package io.pointsman.routing;

/**
 * What a look-up asks for: an id, and what the content must be like. Anything else under that id is
 * as good as nothing: a store may be left of another database.
 */
interface ContentKey<V> {

  long id();

  boolean fits(V content);
}
