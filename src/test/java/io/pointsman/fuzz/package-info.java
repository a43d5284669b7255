/**
 * Coverage-guided fuzzing by Jazzer. Targets live beside what they try, in classes whose names end
 * in {@code Fuzz}: a throw out of one, or ten seconds in one, is a finding.
 */
package io.pointsman.fuzz;
