package io.asyncio4j.bench;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/**
 * Where it was measured.
 *
 * @param cpu the processor's name, as the system gives it
 * @param cores how many processors there are for this JVM
 * @param system the operating system and its version
 * @param java the JVM of the Java contenders
 * @param load the system's load average before anything was measured; negative where unknown
 */
public record Machine(String cpu, int cores, String system, String java, double load) {
  /** Whether so much else was running that the figures are noise. */
  public boolean isBusy() {
    return load > cores / 2.0;
  }

  /** This machine, now. */
  public static Machine here() {
    return new Machine(
        cpuName(),
        Runtime.getRuntime().availableProcessors(),
        System.getProperty("os.name")
            + " "
            + System.getProperty("os.version")
            + " "
            + System.getProperty("os.arch"),
        System.getProperty("java.vm.name") + " " + Runtime.version(),
        ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage());
  }

  /** Adds all of it to a run's JSON. */
  public void putInto(Map<String, ? super Object> json) {
    json.put("cpu", cpu);
    json.put("cores", cores);
    json.put("system", system);
    json.put("java", java);
    json.put("loadBefore", load);
  }

  private static String cpuName() {
    try (var lines = Files.lines(Path.of("/proc/cpuinfo"))) {
      return lines
          .filter(line -> line.startsWith("model name"))
          .map(line -> line.substring(line.indexOf(':') + 1).strip())
          .findFirst()
          .orElse("unknown");
    } catch (IOException e) {
      return "unknown";
    }
  }
}
