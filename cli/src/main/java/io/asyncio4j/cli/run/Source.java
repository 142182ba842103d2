package io.asyncio4j.cli.run;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import javax.lang.model.SourceVersion;

/**
 * One source file.
 *
 * @param name what messages call it: the path as the user wrote it
 * @param folder where the paths in its directives start
 * @param fileName its last name, such as {@code Hello.java}
 * @param text what is in it, ready for javac
 */
record Source(String name, Path folder, String fileName, String text) {
  /** The script that the command line names; {@code -} is standard input. */
  static Source read(String argument) throws ScriptException {
    if (argument.equals("-")) {
      try {
        byte[] bytes = System.in.readAllBytes();
        return new Source(
            "<stdin>", Path.of(""), "Stdin.java", new String(bytes, StandardCharsets.UTF_8));
      } catch (IOException e) {
        throw new ScriptException("standard input cannot be read: " + e.getMessage(), e);
      }
    }
    Source source = read(argument, Path.of(argument));
    if (!source.fileName.endsWith(".java") && !source.text.startsWith("//")) {
      throw new ScriptException(
          argument + " is not a Java source file: its name should end with .java");
    }
    return source;
  }

  /** A file that is called {@code name} in messages. */
  static Source read(String name, Path path) throws ScriptException {
    try {
      if (Files.isDirectory(path)) {
        throw new ScriptException(name + " is a folder; name a .java file in it");
      }
      String text = Files.readString(path);
      Path parent = path.getParent();
      return new Source(
          name,
          parent == null ? Path.of("") : parent,
          String.valueOf(path.getFileName()),
          // A comment of the same length in lines: javac's line numbers stay true.
          text.startsWith("#!") ? "//" + text : text);
    } catch (NoSuchFileException e) {
      throw new ScriptException("no such file: " + name, e);
    } catch (java.nio.charset.CharacterCodingException e) {
      throw new ScriptException(name + " is not a text in UTF-8", e);
    } catch (IOException e) {
      throw new ScriptException(name + " cannot be read: " + e, e);
    }
  }

  /**
   * The file's name as javac may have it: a class without a declaration is called after it, so
   * {@code hello-world.java} becomes {@code hello_world.java}.
   */
  String javacFileName() {
    String base =
        fileName.endsWith(".java") ? fileName.substring(0, fileName.length() - 5) : fileName;
    if (SourceVersion.isName(base) && base.indexOf('.') < 0) {
      return base + ".java";
    }
    var identifier = new StringBuilder();
    base.codePoints()
        .map(c -> Character.isJavaIdentifierPart(c) ? c : '_')
        .forEach(identifier::appendCodePoint);
    if (identifier.isEmpty() || !SourceVersion.isName(identifier)) {
      identifier.insert(0, '_');
    }
    return identifier + ".java";
  }
}
