package io.asyncio4j.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.PrintStream;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * What {@code --fix} makes of the programs of the corpus compiles, and prints what they print. A
 * build looks at one in five; {@code -Dcorpus.step=1} looks at all.
 */
@Timeout(600)
class FixedCorpusTest {
  private static final Path CORPUS = Path.of("src/test/corpus");

  private static final int STEP = Integer.getInteger("corpus.step", 5);

  @TempDir Path folder;

  private final Checker checker = Checker.of(Check.CLASS_PATH);
  private int changed;
  private int compared;
  private final List<String> wrong = new ArrayList<>();

  @Test
  void fixedProgramsPrintTheSame() throws Exception {
    fixAll("tuned");

    System.out.println("tuned corpus: " + changed + " programs fixed, " + compared + " run");
    assertThat(wrong).isEmpty();
    assertThat(compared).isPositive();
  }

  @Test
  void programsThatWereNeverTunedToPrintTheSameWhenFixed() throws Exception {
    fixAll("heldout");

    System.out.println("held-out corpus: " + changed + " programs fixed, " + compared + " run");
    assertThat(wrong.size()).as("programs that fixes break").isZero();
  }

  private void fixAll(String corpus) throws Exception {
    List<Path> files = Corpus.programs(CORPUS.resolve(corpus));
    for (int i = 0; i < files.size(); i += STEP) {
      fix(CORPUS.relativize(files.get(i)).toString(), Files.readString(files.get(i)));
    }
  }

  private void fix(String name, String text) throws Exception {
    // The names of the files are no names of classes.
    var source = new SourceText("Program.java", text);
    Fixer.Fixed fixed = Fixer.fix(checker, List.of(source), found -> found.level() != Level.INFO);
    if (fixed.changes().isEmpty()) {
      return;
    }
    changed++;
    String after = fixed.sources().getFirst().text();
    Path classes = Files.createDirectories(folder.resolve(String.valueOf(changed)));
    String errors = compile(after, classes);
    if (!errors.isEmpty()) {
      wrong.add(name + " does not compile:\n" + errors + after);
      return;
    }
    int output = text.lastIndexOf("/* output:\n");
    if (output >= 0) {
      compared++;
      String expected = text.substring(output + 11, text.lastIndexOf("*/"));
      String printed = run(classes);
      if (!printed.equals(expected)) {
        wrong.add(name + " prints\n" + printed + "after\n" + after);
      }
    }
  }

  private static String compile(String text, Path classes) throws IOException {
    Path file = Files.writeString(classes.resolve("Program.java"), text);
    var messages = new ByteArrayOutputStream();
    int code =
        ToolProvider.getSystemJavaCompiler()
            .run(
                null,
                messages,
                messages,
                "-proc:none",
                "-nowarn",
                "-d",
                classes.toString(),
                "-cp",
                Check.CLASS_PATH.stream()
                    .map(Path::toString)
                    .collect(Collectors.joining(File.pathSeparator)),
                file.toString());
    return code == 0 ? "" : messages.toString(StandardCharsets.UTF_8);
  }

  /** Standard output of the program, with what it throws. */
  private static String run(Path classes) throws Exception {
    var out = new ByteArrayOutputStream();
    PrintStream before = System.out;
    var program =
        Thread.ofPlatform()
            .daemon()
            .unstarted(() -> {
              try (var loader = new URLClassLoader(new URL[] {classes.toUri().toURL()})) {
                callMain(loader, classes);
              } catch (InvocationTargetException e) {
                System.out.println("throws " + e.getCause());
              } catch (ReflectiveOperationException | IOException e) {
                System.out.println("cannot be run: " + e);
              }
            });
    System.setOut(new PrintStream(out, true, StandardCharsets.UTF_8));
    try {
      program.start();
      program.join(30_000);
      if (program.isAlive()) {
        System.out.println("does not end");
      }
    } finally {
      System.setOut(before);
    }
    return out.toString(StandardCharsets.UTF_8);
  }

  private static void callMain(ClassLoader loader, Path classes)
      throws ReflectiveOperationException, IOException {
    List<String> names;
    try (var files = Files.list(classes)) {
      names =
          files
              .map(file -> file.getFileName().toString())
              .filter(file -> file.endsWith(".class") && !file.contains("$"))
              .map(file -> file.substring(0, file.length() - 6))
              .sorted()
              .toList();
    }
    for (String name : names) {
      Class<?> type = loader.loadClass(name);
      for (Method method : type.getDeclaredMethods()) {
        if (method.getName().equals("main")) {
          call(type, method);
          return;
        }
      }
    }
    throw new NoSuchMethodException("main in " + names);
  }

  private static void call(Class<?> type, Method main) throws ReflectiveOperationException {
    Object program = null;
    if (!Modifier.isStatic(main.getModifiers())) {
      var constructor = type.getDeclaredConstructor();
      constructor.setAccessible(true);
      program = constructor.newInstance();
    }
    main.setAccessible(true);
    Object[] arguments =
        main.getParameterCount() == 0 ? new Object[0] : new Object[] {new String[0]};
    main.invoke(program, arguments);
  }
}
