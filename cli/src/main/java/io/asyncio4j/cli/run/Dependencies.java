package io.asyncio4j.cli.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** The jars that a script's {@code //DEPS} stand for, with all that those need. */
final class Dependencies {
  /** What a script has anyway: a second copy of it would be another asyncio4j. */
  static final String OWN_GROUP = "io.asyncio4j";

  private Dependencies() {}

  /**
   * Resolves them, or takes what was resolved before: without the network then, and without loading
   * a resolver. Versions that move are resolved every time.
   *
   * @param fresh to resolve whatever was resolved before
   */
  static List<Path> resolve(String script, Directives directives, CacheFolder cache, boolean fresh)
      throws ScriptException {
    List<Coordinate> wanted =
        directives.deps.stream().filter(c -> !c.group().equals(OWN_GROUP)).distinct().toList();
    if (wanted.stream().allMatch(Coordinate::isBom)) {
      return List.of();
    }
    var parts = new ArrayList<String>(directives.repos);
    wanted.forEach(c -> parts.add(c.toString()));
    Path known = cache.entry("deps", CacheFolder.key(parts));
    if (!fresh && wanted.stream().noneMatch(Coordinate::isMoving)) {
      List<Path> jars = read(known);
      if (!jars.isEmpty()) {
        CacheFolder.touch(known);
        return jars;
      }
    }
    System.err.println(
        "aio: resolving "
            + wanted.stream().map(Object::toString).collect(Collectors.joining(", ")));
    List<Path> jars = new Resolver(script).resolve(wanted, directives.repos);
    try {
      cache.write(known, jars.stream().map(Path::toString).collect(Collectors.joining("\n")));
      cache.prune("deps");
    } catch (IOException e) {
      // A cache that cannot be written makes the next start slow, nothing else.
    }
    return jars;
  }

  /** The jars that an earlier resolution gave; none when one of them has gone since. */
  private static List<Path> read(Path known) {
    try {
      List<Path> jars = Files.readAllLines(known).stream().map(Path::of).toList();
      return jars.stream().allMatch(Files::exists) ? jars : List.of();
    } catch (IOException e) {
      return List.of();
    }
  }
}
