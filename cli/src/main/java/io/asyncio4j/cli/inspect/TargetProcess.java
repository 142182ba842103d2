package io.asyncio4j.cli.inspect;

import com.sun.tools.attach.VirtualMachine;
import com.sun.tools.attach.VirtualMachineDescriptor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * What must be known of a process before it is attached to, as that means a signal: a JVM takes it
 * for a knock at the door, another program may die of it.
 */
final class TargetProcess {
  private TargetProcess() {}

  /**
   * Does nothing when the process is a JVM that this user may look into.
   *
   * @throws InspectException when it is not
   */
  static void check(long pid) throws InspectException {
    ProcessHandle self = ProcessHandle.current();
    if (pid == self.pid()) {
      throw new InspectException("process " + pid + " is this command itself");
    }
    ProcessHandle process =
        ProcessHandle.of(pid)
            .filter(TargetProcess::isAlive)
            .orElseThrow(() ->
                new InspectException(
                    "there is no process " + pid + "; aio ps lists the programs with loops"));
    String user = self.info().user().orElse("");
    Optional<String> owner = process.info().user().filter(name -> !name.equals(user));
    if (owner.isPresent() && !user.isEmpty() && !user.equals("root")) {
      throw new InspectException(
          "process "
              + pid
              + " belongs to "
              + owner.get()
              + ", and only its own user may look into it: sudo -u "
              + owner.get()
              + " aio ...");
    }
    if (!isJvm(pid)) {
      String command =
          process.info().command().map(path -> " (" + Path.of(path).getFileName() + ")").orElse("");
      throw new InspectException(
          "process " + pid + command + " is no JVM; aio ps lists the programs with loops");
    }
  }

  /** Whether it goes on: a process that has ended is there until its parent has asked how. */
  static boolean isAlive(ProcessHandle process) {
    if (!process.isAlive()) {
      return false;
    }
    try {
      String stat = Files.readString(Path.of("/proc", Long.toString(process.pid()), "stat"));
      return !stat.startsWith(" Z ", stat.lastIndexOf(')') + 1);
    } catch (IOException | RuntimeException e) {
      return true; // a system without /proc
    }
  }

  /** A JVM shows itself in a list, unless {@code -XX:-UsePerfData} forbids it. */
  private static boolean isJvm(long pid) {
    String id = Long.toString(pid);
    for (VirtualMachineDescriptor machine : VirtualMachine.list()) {
      if (machine.id().equals(id)) {
        return true;
      }
    }
    try (var maps = Files.lines(Path.of("/proc", id, "maps"))) {
      return maps.anyMatch(line -> line.contains("libjvm."));
    } catch (IOException | RuntimeException e) {
      return false;
    }
  }
}
