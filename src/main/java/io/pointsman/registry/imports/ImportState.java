package io.pointsman.registry.imports;

/**
 * Where a job stands. There is none that is being received: rows and job appear in one transaction,
 * so that an upload that breaks off leaves nothing to be seen, resumed or cleared away.
 */
public enum ImportState {
  WAITING,
  RUNNING,
  DONE,
  CANCELLED,
  FAILED;

  public boolean isFinished() {
    return this != WAITING && this != RUNNING;
  }
}
