package io.asyncio4j.cli.run;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/** What scripts are made of, for those who read them without running them. */
public final class ScriptLibraries {
  /** The group of {@link #own()}. */
  public static final String OWN_GROUP = Dependencies.OWN_GROUP;

  private final Consumer<String> warnings;
  private final CacheFolder cache = CacheFolder.ofUser();
  private final Set<Path> jars = new LinkedHashSet<>();

  /**
   * @param warnings gets a line for each script of which something was not found
   */
  public ScriptLibraries(Consumer<String> warnings) {
    this.warnings = warnings;
  }

  /** asyncio4j and what it stands on. */
  public static List<Path> own() {
    return List.copyOf(Libraries.ofThisJvm().forScripts);
  }

  /**
   * Takes in the jars that the {@code //DEPS} of a script stand for.
   *
   * @param name what messages call the script
   * @return the names of its {@code //SOURCES}, by absolute path
   */
  public Map<Path, String> add(String name, Path script) throws IOException {
    String text = new String(Files.readAllBytes(script), StandardCharsets.UTF_8);
    var further = new LinkedHashMap<Path, String>();
    try {
      Directives directives = Directives.parse(name, text);
      if (!directives.sources.isEmpty()) {
        Program.sources(Source.read(name, script), directives)
            .forEach((file, source) -> further.put(file, source.name()));
        further.remove(script);
      }
      jars.addAll(Dependencies.resolve(name, directives, cache, false));
    } catch (ScriptException e) {
      warnings.accept(String.valueOf(e.getMessage()));
    }
    return further;
  }

  /** {@link #own()}, and the jars of all scripts. */
  public List<Path> paths() {
    var paths = new ArrayList<>(own());
    paths.addAll(jars);
    return paths;
  }
}
