import static io.asyncio4j.Asyncio.*;

import io.asyncio4j.files.*;

Set<String> keys(String properties) {
  return properties.lines().map(line -> line.substring(0, line.indexOf('='))).collect(Collectors.toCollection(TreeSet::new));
}

Set<String> missing(Path folder) throws IOException {
  String english = AsyncFiles.readString(folder.resolve("messages_en.properties")); // expect: sequential#1
  String german = AsyncFiles.readString(folder.resolve("messages_de.properties")); // expect: sequential#1
  var missing = keys(english);
  missing.removeAll(keys(german));
  return missing;
}

void main() throws IOException {
  Path folder = Files.createTempDirectory("messages");
  Files.writeString(folder.resolve("messages_en.properties"), "ok=OK\ncancel=Cancel\nsave=Save\n");
  Files.writeString(folder.resolve("messages_de.properties"), "ok=OK\n");
  IO.println("not translated: " + run(() -> missing(folder)));
}

/* output:
not translated: [cancel, save]
*/
