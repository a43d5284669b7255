/**
 * The program itself: how it starts, which sides it runs, and where its two stores are.
 *
 * <p>Every room may ask which sides run; no room is known here but the local run.
 */
package io.pointsman;
