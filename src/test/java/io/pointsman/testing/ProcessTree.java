package io.pointsman.testing;

import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A process that a test started, with all its children; killed at the latest with this JVM. */
final class ProcessTree {

  private static final Set<ProcessTree> STARTED = ConcurrentHashMap.newKeySet();

  static {
    Runtime.getRuntime()
        .addShutdownHook(new Thread(() -> STARTED.forEach(ProcessTree::kill), "kill-children"));
  }

  private final ProcessHandle root;

  private ProcessTree(ProcessHandle root) {
    this.root = root;
  }

  static ProcessTree of(ProcessHandle root) {
    ProcessTree tree = new ProcessTree(root);
    STARTED.add(tree);
    return tree;
  }

  long pid() {
    return root.pid();
  }

  boolean alive() {
    return root.isAlive();
  }

  /** SIGSTOP for the root first, so that it starts no new child meanwhile. */
  void stall() {
    signal("STOP");
  }

  void resume() {
    signal("CONT");
  }

  void terminate() {
    signal("TERM", List.of(root));
    await(root);
    STARTED.remove(this);
  }

  /** SIGKILL for all; returns when the last has gone. */
  void kill() {
    List<ProcessHandle> all = all();
    all.forEach(ProcessHandle::destroyForcibly);
    all.forEach(ProcessTree::await);
    STARTED.remove(this);
  }

  private void signal(String name) {
    signal(name, List.of(root));
    signal(name, root.descendants().toList());
  }

  private static void signal(String name, List<ProcessHandle> processes) {
    String pids =
        processes.stream().map(process -> " " + process.pid()).collect(Collectors.joining());
    if (pids.isEmpty()) {
      return;
    }
    try {
      new ProcessBuilder("/bin/sh", "-c", "kill -" + name + pids + " 2>/dev/null")
          .start()
          .waitFor();
    } catch (IOException e) {
      throw new IllegalStateException("Cannot send " + name + " to" + pids, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private List<ProcessHandle> all() {
    return Stream.concat(Stream.of(root), root.descendants()).toList();
  }

  private static void await(ProcessHandle process) {
    try {
      process.onExit().get(60, TimeUnit.SECONDS);
    } catch (Exception e) {
      throw new IllegalStateException("Process " + process.pid() + " does not end", e);
    }
  }
}
