package io.asyncio4j.check;

import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.PrintStream;
import java.lang.classfile.ClassFile;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Modifier;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

/** Compiles a program of one file and runs its main method in this JVM. */
final class RunProgram {
  private RunProgram() {}

  /** What it prints. */
  static String output(String name, String source, Path classes) throws Exception {
    compile(name, source, classes);
    String className = classWithMain(classes);
    PrintStream before = System.out;
    var printed = new ByteArrayOutputStream();
    try (var loader = new URLClassLoader(new URL[] {classes.toUri().toURL()})) {
      System.setOut(new PrintStream(printed, true, StandardCharsets.UTF_8));
      Class<?> type = loader.loadClass(className);
      var main =
          Arrays.stream(type.getDeclaredMethods())
              .filter(method -> method.getName().equals("main"))
              .findFirst()
              .orElseThrow();
      main.setAccessible(true);
      Object[] arguments =
          main.getParameterCount() == 0 ? new Object[0] : new Object[] {new String[0]};
      if (Modifier.isStatic(main.getModifiers())) {
        main.invoke(null, arguments);
      } else {
        var constructor = type.getDeclaredConstructor();
        constructor.setAccessible(true);
        main.invoke(constructor.newInstance(), arguments);
      }
    } catch (InvocationTargetException e) {
      throw new AssertionError(className + " fails", e.getCause());
    } finally {
      System.setOut(before);
    }
    return printed.toString(StandardCharsets.UTF_8);
  }

  private static String classWithMain(Path classes) throws IOException {
    try (var files = Files.list(classes)) {
      for (Path file : files.sorted().toList()) {
        String name = file.getFileName().toString();
        boolean hasMain =
            ClassFile.of().parse(file).methods().stream()
                .anyMatch(method -> method.methodName().equalsString("main"));
        if (hasMain && !name.contains("$")) {
          return name.substring(0, name.length() - ".class".length());
        }
      }
    }
    throw new AssertionError("no main method in " + classes);
  }

  static void compile(String className, String source, Path classes) throws IOException {
    Files.createDirectories(classes);
    var messages = new DiagnosticCollector<JavaFileObject>();
    var javac = ToolProvider.getSystemJavaCompiler();
    var file =
        new SimpleJavaFileObject(
            URI.create("test:///" + className + ".java"), JavaFileObject.Kind.SOURCE) {
          @Override
          public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return source;
          }

          @Override
          public boolean isNameCompatible(String simpleName, Kind kind) {
            return true;
          }
        };
    String path =
        Check.CLASS_PATH.stream()
            .map(Path::toString)
            .collect(Collectors.joining(File.pathSeparator));
    boolean compiled =
        javac
            .getTask(
                null,
                null,
                messages,
                List.of("-proc:none", "-Xlint:none", "-d", classes.toString(), "-cp", path),
                null,
                List.of(file))
            .call();
    if (!compiled) {
      throw new AssertionError(messages.getDiagnostics() + "\n" + source);
    }
  }
}
