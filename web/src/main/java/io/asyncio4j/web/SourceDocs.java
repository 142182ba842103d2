package io.asyncio4j.web;

import java.io.IOException;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The Javadoc of classes whose sources are at hand, read when it is asked for first. One thread at
 * a time.
 */
final class SourceDocs {
  private static final Pattern END_OF_SENTENCE = Pattern.compile("[.!?](?=\\s|$)|\\n\\s*\\n");

  private final SourceFiles files = new SourceFiles();
  private final Map<String, SourceDoc> docs = new HashMap<>();
  private final Map<Class<?>, Boolean> looked = new HashMap<>();
  private final boolean possible = ModuleLayer.boot().findModule("jdk.compiler").isPresent();

  /** The comment of a class; null when none is known. */
  @Nullable SourceDoc of(Class<?> type) {
    return find(type, JavadocParser.name(type));
  }

  /** The comment of a method, or of the one that it overrides; null when none is known. */
  @Nullable SourceDoc of(Method method) {
    String parameters =
        Arrays.stream(method.getParameterTypes())
            .map(Class::getSimpleName)
            .collect(Collectors.joining(","));
    String member = "#" + method.getName() + "(" + parameters + ")";
    Class<?> owner = method.getDeclaringClass();
    return find(owner, JavadocParser.name(owner) + member);
  }

  private @Nullable SourceDoc find(Class<?> type, String key) {
    if (!possible) {
      return null;
    }
    Class<?> top = type;
    while (top.getEnclosingClass() != null) {
      top = top.getEnclosingClass();
    }
    if (looked.putIfAbsent(top, true) == null) {
      read(top);
    }
    return docs.get(key);
  }

  private void read(Class<?> top) {
    try {
      for (SourceFiles.Source source : files.of(top)) {
        JavadocParser.parse(source.name(), source.text(), docs);
      }
    } catch (IOException e) {
      // The description is as good as it can be without.
      System.getLogger("io.asyncio4j.web")
          .log(System.Logger.Level.DEBUG, "the source of " + top.getName() + " is not read", e);
    }
  }

  /** The first sentence of a comment, and what follows it. */
  static List<String> sentences(String text) {
    String comment = text.strip();
    var end = END_OF_SENTENCE.matcher(comment);
    return end.find()
        ? List.of(comment.substring(0, end.end()).strip(), comment.substring(end.end()).strip())
        : List.of(comment, "");
  }
}
