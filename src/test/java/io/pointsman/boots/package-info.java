/**
 * Phones as the vendors' documents describe them, over real sockets and as strict as firmware: what
 * a document does not allow is a failure. They know nothing of the program that they test.
 */
package io.pointsman.boots;
