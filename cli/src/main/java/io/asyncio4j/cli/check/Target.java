package io.asyncio4j.cli.check;

import io.asyncio4j.check.SourceText;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Sources that are read together.
 *
 * @param files by the names that reports call them
 * @param asked the names of those that findings are wanted of; calls are followed into the others
 * @param classPath what they are compiled with
 */
record Target(Map<String, Path> files, Set<String> asked, List<Path> classPath) {
  Target {
    files = new LinkedHashMap<>(files);
    asked = Set.copyOf(asked);
    classPath = List.copyOf(classPath);
  }

  List<SourceText> read() throws IOException {
    var sources = new ArrayList<SourceText>();
    for (var file : files.entrySet()) {
      sources.add(SourceText.read(file.getKey(), file.getValue()));
    }
    return sources;
  }
}
