package io.asyncio4j.cli.run;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A Java file that is run as it is, with what its comments ask for. */
public final class ScriptFile implements ProgramSource {
  private final String script;
  private volatile Map<Path, Source> sources = Map.of();
  private volatile WarmUp warmUp = WarmUp.NONE;
  private boolean warned;

  public ScriptFile(String script) {
    this.script = script;
  }

  @Override
  public String name() {
    return script;
  }

  @Override
  public Launch build() throws ScriptException {
    Source main = Source.read(script);
    Directives directives = Directives.parse(main.name(), main.text());
    sources = Program.sources(main, directives);
    Program program = Program.of(script, Libraries.ofThisJvm(), CacheFolder.ofUser(), false, false);
    if (!program.javaOptions().isEmpty() && !warned) {
      warned = true;
      System.err.println(
          "aio: " + script + ": //JAVA_OPTIONS has no effect here; set AIO_JAVA_OPTS to them");
    }
    var classPath = new ArrayList<Path>();
    classPath.add(program.classes());
    classPath.addAll(program.jars());
    var all = new ArrayList<>(Libraries.ofThisJvm().forScripts);
    all.addAll(program.jars());
    // With options javac may have something to say, which is to be said once.
    warmUp =
        directives.javacOptions.isEmpty()
            ? new WarmUp(List.copyOf(sources.values()), all)
            : WarmUp.NONE;
    return new Launch(script, program.mainClass(), classPath, program.sources());
  }

  @Override
  public void warmUp() {
    warmUp.run();
  }

  @Override
  public Set<Path> watched() {
    var files = new LinkedHashSet<Path>(sources.keySet());
    files.add(Path.of(script).toAbsolutePath().normalize());
    return files;
  }

  @Override
  public List<String> sourceOf(StackTraceElement frame) {
    return sources.values().stream()
        .filter(source -> source.javacFileName().equals(frame.getFileName()))
        .findFirst()
        .map(source -> source.text().lines().toList())
        .orElse(List.of());
  }
}
