package io.asyncio4j.cli.run;

import java.io.File;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * A compiled program, ready to be started in this JVM: with a class loader of its own, so any
 * number of times.
 *
 * @param name what messages call it
 * @param mainClass the class to launch
 * @param classPath where its classes are, without those of asyncio4j
 * @param sources the files and folders that its classes were compiled from, as far as known
 */
public record Launch(String name, String mainClass, List<Path> classPath, List<Path> sources) {
  /** The system property from which an app's description has its sources, and their Javadoc. */
  private static final String SOURCES = "asyncio4j.web.sources";

  /**
   * Runs its main method on the calling thread, which has the program's class loader from then on.
   *
   * @throws ScriptException when there is no such method
   * @throws Throwable what it throws, without the launcher's frames
   */
  @SuppressWarnings("BanClassLoader") // loading a program's own classes is what this is for
  public void start(List<String> args) throws Throwable {
    Libraries libraries = Libraries.ofThisJvm();
    URL[] urls = classPath.stream().map(Libraries::url).toArray(URL[]::new);
    var loader = new URLClassLoader(urls, libraries.parentOfScripts());
    Thread.currentThread().setContextClassLoader(loader);
    properties().forEach(System::setProperty);
    MainMethod main;
    try {
      main = MainMethod.of(Class.forName(mainClass, false, loader));
    } catch (ClassNotFoundException e) {
      throw new ScriptException(name + ": there is no class " + mainClass, e);
    }
    main.call(args.toArray(String[]::new));
  }

  /** The class path of a JVM that runs it alone. */
  String whole(Libraries libraries) {
    var all = new ArrayList<>(libraries.forScripts);
    all.addAll(classPath);
    return joined(all);
  }

  /** What its JVM is to know: nobody would find what classes in a cache were compiled from. */
  Map<String, String> properties() {
    return sources.isEmpty() ? Map.of() : Map.of(SOURCES, joined(sources));
  }

  private static String joined(List<Path> paths) {
    return paths.stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator));
  }
}
