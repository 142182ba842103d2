package io.asyncio4j.cli.create;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import javax.lang.model.SourceVersion;

/** A web app with its test and build, in a folder of its own. */
public final class NewProject {
  private final Path folder;
  private final String name;
  private final String packageName;

  /**
   * @param folder the name of which is the project's
   * @throws IllegalArgumentException when no project can be called so
   */
  public NewProject(Path folder) {
    this.folder = folder;
    this.name = String.valueOf(folder.toAbsolutePath().normalize().getFileName());
    if (!name.matches("[A-Za-z][A-Za-z0-9._-]*")) {
      throw new IllegalArgumentException(
          "a project cannot be called '"
              + name
              + "'; take letters, digits and hyphens, a letter first");
    }
    String letters = name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", "");
    this.packageName = SourceVersion.isName(letters) ? letters : letters + "app";
  }

  /**
   * Writes its files.
   *
   * @return their paths in the folder
   * @throws FileAlreadyExistsException when there is something of that name that is no empty folder
   */
  public List<String> write() throws IOException {
    if (Files.exists(folder) && !isEmptyFolder()) {
      throw new FileAlreadyExistsException(folder.toString());
    }
    var files = new LinkedHashMap<String, String>();
    files.put("pom.xml", "pom.xml");
    files.put("README.md", "README.md");
    files.put(".gitignore", "gitignore");
    files.put("src/main/java/" + packageName + "/Main.java", "Main.java");
    files.put("src/test/java/" + packageName + "/MainTest.java", "MainTest.java");
    for (Map.Entry<String, String> file : files.entrySet()) {
      Path path = folder.resolve(file.getKey());
      Files.createDirectories(path.resolveSibling(""));
      Files.writeString(path, filled(template(file.getValue())));
    }
    return List.copyOf(files.keySet());
  }

  private boolean isEmptyFolder() throws IOException {
    if (!Files.isDirectory(folder)) {
      return false;
    }
    try (var entries = Files.newDirectoryStream(folder)) {
      return !entries.iterator().hasNext();
    }
  }

  private String filled(String template) throws IOException {
    return template
        .replace("@name@", name)
        .replace("@package@", packageName)
        .replace("@version@", template("version").strip());
  }

  private static String template(String file) throws IOException {
    try (InputStream in = NewProject.class.getResourceAsStream(file)) {
      if (in == null) {
        throw new IOException("this build of aio lacks its template " + file + "; build it again");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
