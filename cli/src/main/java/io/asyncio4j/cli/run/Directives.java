package io.asyncio4j.cli.run;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a script says about itself in comments, as JBang has it: lines that begin with {@code
 * //DEPS} and the like, at the very start of the line. Those that are not known here say nothing.
 */
final class Directives {
  final List<Coordinate> deps = new ArrayList<>();
  final List<String> repos = new ArrayList<>();
  final List<String> sources = new ArrayList<>();
  final List<String> javacOptions = new ArrayList<>();
  final List<String> javaOptions = new ArrayList<>();
  @Nullable String main;

  /** The directives of a source text; {@code name} is what messages call it. */
  static Directives parse(String name, String text) throws ScriptException {
    var directives = new Directives();
    int number = 0;
    for (String line : (Iterable<String>) text.lines()::iterator) {
      number++;
      if (line.startsWith("//") && line.length() > 2 && Character.isUpperCase(line.charAt(2))) {
        directives.add(line, name + ":" + number);
      }
    }
    return directives;
  }

  private void add(String line, String where) throws ScriptException {
    int end = 2;
    while (end < line.length() && !Character.isWhitespace(line.charAt(end))) {
      end++;
    }
    String rest = line.substring(end).strip();
    switch (line.substring(2, end)) {
      case "DEPS" -> {
        for (String word : words(rest)) {
          deps.add(
              Coordinate.parse(word)
                  .orElseThrow(() ->
                      new ScriptException(
                          where
                              + ": //DEPS "
                              + word
                              + " should be group:artifact:version[:classifier][@type]")));
        }
      }
      case "REPOS" -> repos.addAll(words(rest));
      case "SOURCES" -> sources.addAll(words(rest));
      case "JAVAC_OPTIONS", "COMPILE_OPTIONS" -> javacOptions.addAll(options(rest, where));
      case "JAVA_OPTIONS", "RUNTIME_OPTIONS" -> javaOptions.addAll(options(rest, where));
      case "PREVIEW" -> {
        javacOptions.add("--enable-preview");
        javaOptions.add("--enable-preview");
      }
      case "MAIN" -> main = rest;
      case "JAVA" -> checkJava(rest, where);
      default -> {
        // Some other comment, or one of JBang's that has no meaning here.
      }
    }
  }

  /** Takes in what a further source of the same program says. */
  void addAll(Directives other) {
    deps.addAll(other.deps);
    repos.addAll(other.repos);
    javacOptions.addAll(other.javacOptions);
    javaOptions.addAll(other.javaOptions);
  }

  /** Words between blanks, commas and semicolons, up to a comment. */
  private static List<String> words(String text) {
    var words = new ArrayList<String>();
    for (String word : text.split("(^| )// ", 2)[0].split("[\\s,;]+", -1)) {
      if (!word.isEmpty()) {
        words.add(word);
      }
    }
    return words;
  }

  /** Words between blanks; quotes, single or double, keep blanks. */
  static List<String> options(String text, String where) throws ScriptException {
    var options = new ArrayList<String>();
    var word = new StringBuilder();
    boolean inWord = false;
    char quote = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (quote != 0) {
        if (c == quote) {
          quote = 0;
        } else {
          word.append(c);
        }
      } else if (c == '"' || c == '\'') {
        quote = c;
        inWord = true;
      } else if (!Character.isWhitespace(c)) {
        word.append(c);
        inWord = true;
      } else if (inWord) {
        options.add(word.toString());
        word.setLength(0);
        inWord = false;
      }
    }
    if (quote != 0) {
      throw new ScriptException(where + ": a quote (" + quote + ") is not closed");
    }
    if (inWord) {
      options.add(word.toString());
    }
    return options;
  }

  /** A script for an older Java runs here all the same; one for a newer does not. */
  private static void checkJava(String version, String where) throws ScriptException {
    String digits = version.replaceFirst("\\D.*", "");
    int here = Runtime.version().feature();
    if (!digits.isEmpty() && digits.length() < 4 && Integer.parseInt(digits) > here) {
      throw new ScriptException(
          where
              + ": the script asks for Java "
              + version
              + ", this is "
              + here
              + "; set JAVA_HOME to a newer JDK");
    }
  }
}
