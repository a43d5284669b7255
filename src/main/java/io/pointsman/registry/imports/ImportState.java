package io.pointsman.registry.imports;

/** Where a job stands. There is no job before its file is stored whole. */
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
