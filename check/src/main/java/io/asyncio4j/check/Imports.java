package io.asyncio4j.check;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The import lines of a source text. */
final class Imports {
  private static final Pattern IMPORT = Pattern.compile("(?m)^import\\s+([^;]+);[^\\n]*\\n");
  private static final Pattern PACKAGE = Pattern.compile("(?m)^package\\s[^;]+;[^\\n]*\\n");
  private static final Pattern LEADING_COMMENTS =
      Pattern.compile("\\A(?:#![^\\n]*\\n|//[^\\n]*\\n|\\s*\\n)*");

  private Imports() {}

  /** Puts those that are missing beside those that are there. */
  static String add(String source, List<String> imports) {
    String text = source;
    for (String name : imports) {
      if (!isImported(text, name)) {
        text = insert(text, name);
      }
    }
    return text;
  }

  private static boolean isImported(String text, String name) {
    String everything = name.substring(0, name.lastIndexOf('.')) + ".*";
    Matcher found = IMPORT.matcher(text);
    while (found.find()) {
      String imported = found.group(1).strip().replaceAll("\\s+", " ");
      if (imported.equals(name) || imported.equals(everything)) {
        return true;
      }
    }
    return false;
  }

  private static String insert(String text, String name) {
    String line = "import " + name + ";\n";
    boolean isStatic = name.startsWith("static ");
    Matcher found = IMPORT.matcher(text);
    while (found.find()) {
      String imported = found.group(1).strip();
      boolean otherIsStatic = imported.startsWith("static");
      if (isStatic
          ? !otherIsStatic || imported.compareTo(name) > 0
          : !otherIsStatic && imported.compareTo(name) > 0) {
        boolean newKind = isStatic && !otherIsStatic;
        return text.substring(0, found.start())
            + line
            + (newKind ? "\n" : "")
            + text.substring(found.start());
      }
    }
    int end = 0;
    found.reset();
    while (found.find()) {
      end = found.end();
    }
    if (end > 0) {
      return text.substring(0, end) + line + text.substring(end);
    }
    Matcher folder = PACKAGE.matcher(text);
    if (folder.find()) {
      return text.substring(0, folder.end()) + "\n" + line + text.substring(folder.end());
    }
    Matcher comments = LEADING_COMMENTS.matcher(text);
    int start = comments.find() ? comments.end() : 0;
    return text.substring(0, start) + line + "\n" + text.substring(start);
  }
}
