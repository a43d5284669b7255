/** Real servers and real replicas for tests; nothing of it outlives the JVM that started it. */
package io.pointsman.testing;
