package io.asyncio4j.cli.run;

import java.io.File;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

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
  /** The system property from which an app's description has its sources, and their Javadoc. */
  private static final String SOURCES = "asyncio4j.web.sources";

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
    var classPath = new ArrayList<>(libraries.forScripts);
    classPath.add(program.classes());
    classPath.addAll(program.jars());
    String path = joined(classPath);
    var all = new LinkedHashMap<>(properties);
    // The classes are in the cache: without it nobody would find what they were compiled from.
    all.put(SOURCES, joined(program.sources()));
    if (program.javaOptions().isEmpty()) {
      startHere(program, libraries, path, all);
    } else {
      System.exit(ForkedJvm.run(program, path, args, all));
    }
  }

  private static String joined(List<Path> paths) {
    return paths.stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator));
  }

  @SuppressWarnings("BanClassLoader") // loading a program's own classes is what this is for
  private void startHere(Program program, Libraries libraries, String path, Map<String, String> all)
      throws Throwable {
    all.forEach(System::setProperty);
    // For programs that start further JVMs of their kind.
    System.setProperty("java.class.path", path);
    var urls = new ArrayList<URL>();
    urls.add(Libraries.url(program.classes()));
    program.jars().forEach(jar -> urls.add(Libraries.url(jar)));
    var loader = new URLClassLoader(urls.toArray(URL[]::new), libraries.parentOfScripts());
    Thread.currentThread().setContextClassLoader(loader);
    MainMethod main;
    try {
      main = MainMethod.of(Class.forName(program.mainClass(), false, loader));
    } catch (ClassNotFoundException e) {
      throw new ScriptException(script + ": there is no class " + program.mainClass(), e);
    }
    main.call(args.toArray(String[]::new));
  }
}
