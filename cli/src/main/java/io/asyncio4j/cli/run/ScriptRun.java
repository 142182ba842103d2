package io.asyncio4j.cli.run;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * One run of a script: in this JVM, with a class loader of its own, unless it asks for Java
 * options.
 *
 * @param script the file, or {@code -} for standard input
 * @param args the script's own arguments
 * @param properties system properties that its JVM gets
 * @param advise to have the checker say which calls need not wait for each other, for the advice
 * @param fresh to resolve and compile whatever is in the cache
 */
public record ScriptRun(
    String script,
    List<String> args,
    Map<String, String> properties,
    boolean advise,
    boolean fresh) {
  /**
   * Runs it to the end of its main method; threads that it has started go on after that, as with
   * {@code java}.
   *
   * @throws ScriptException when it cannot be run
   * @throws Throwable what its main method throws, without the launcher's frames
   */
  public void start() throws Throwable {
    Libraries libraries = Libraries.ofThisJvm();
    Program program = Program.of(script, libraries, CacheFolder.ofUser(), advise, fresh);
    var classPath = new ArrayList<Path>();
    classPath.add(program.classes());
    classPath.addAll(program.jars());
    var launch = new Launch(script, program.mainClass(), classPath, program.sources());
    String path = launch.whole(libraries);
    if (program.javaOptions().isEmpty()) {
      properties.forEach(System::setProperty);
      // For programs that start further JVMs of their kind.
      System.setProperty("java.class.path", path);
      launch.start(args);
    } else {
      var all = new LinkedHashMap<>(properties);
      all.putAll(launch.properties());
      System.exit(ForkedJvm.run(program, path, args, all));
    }
  }
}
