package io.asyncio4j.cli.run;

import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * A program that somebody else compiles: an editor, or a build.
 *
 * @param mainClass the class to launch
 * @param classPath where its classes are
 */
public record ClassFiles(String mainClass, List<Path> classPath) implements ProgramSource {
  @Override
  public String name() {
    return mainClass;
  }

  @Override
  public Launch build() {
    return new Launch(mainClass, mainClass, classPath, List.of());
  }

  @Override
  public void warmUp() {
    // There is nothing to compile.
  }

  @Override
  public Set<Path> watched() {
    return new LinkedHashSet<>(classPath);
  }

  @Override
  public List<String> sourceOf(StackTraceElement frame) {
    return List.of();
  }
}
