package io.asyncio4j.web;

import com.sun.source.doctree.DocCommentTree;
import com.sun.source.doctree.DocTree;
import com.sun.source.doctree.ParamTree;
import com.sun.source.doctree.ReturnTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.DocTrees;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreePathScanner;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;
import org.jspecify.annotations.Nullable;

/** Reads the Javadoc of a source file with the JDK's own parser; only where that is there. */
final class JavadocParser {
  /** What the parser calls a class that a file has without declaring it. */
  private static final String UNDECLARED = "ClassOfThisFile";

  private JavadocParser() {}

  /** The name under which the comment of {@code type} is kept: as in the source, local ones too. */
  static String name(Class<?> type) {
    // The compiler numbers local classes: Outer$1Local.
    return type.getName().replaceAll("[$][0-9]+(?=[^0-9$])", "\\$").replace('$', '.');
  }

  /** Adds the comments in {@code text} to {@code docs}, under the names of what they are about. */
  static void parse(String fileName, String text, Map<String, SourceDoc> docs) throws IOException {
    JavaCompiler javac = ToolProvider.getSystemJavaCompiler();
    if (javac == null) {
      return;
    }
    var file =
        new SimpleJavaFileObject(
            URI.create("source:///" + UNDECLARED + ".java"), JavaFileObject.Kind.SOURCE) {
          @Override
          public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return text;
          }
        };
    var task =
        (JavacTask) javac.getTask(null, null, _ -> {}, List.of("-proc:none"), null, List.of(file));
    DocTrees trees = DocTrees.instance(task);
    for (CompilationUnitTree unit : task.parse()) {
      new Scanner(fileName, unit, trees, docs).scan(unit, null);
    }
  }

  private static final class Scanner extends TreePathScanner<@Nullable Void, @Nullable Void> {
    private final DocTrees trees;
    private final Map<String, SourceDoc> docs;
    private final String ofFile;
    private final String prefix;
    private final Deque<String> names = new ArrayDeque<>();

    Scanner(
        String fileName, CompilationUnitTree unit, DocTrees trees, Map<String, SourceDoc> docs) {
      this.trees = trees;
      this.docs = docs;
      // As the class is called that such a file is compiled to.
      this.ofFile =
          fileName
              .replaceFirst("[.]java$", "")
              .replaceAll("[^\\p{javaJavaIdentifierPart}]", "_")
              .replaceFirst("^(?!\\p{javaJavaIdentifierStart})", "_");
      Tree folder = unit.getPackageName();
      this.prefix = folder == null ? "" : folder + ".";
    }

    @Override
    public @Nullable Void visitClass(ClassTree tree, @Nullable Void p) {
      String name = tree.getSimpleName().toString();
      if (names.isEmpty() && name.equals(UNDECLARED)) {
        name = ofFile;
      }
      if (name.isEmpty()) {
        return super.visitClass(tree, null);
      }
      names.addLast(name);
      add(prefix + String.join(".", names));
      super.visitClass(tree, null);
      names.removeLast();
      return null;
    }

    @Override
    public @Nullable Void visitMethod(MethodTree tree, @Nullable Void p) {
      String parameters =
          tree.getParameters().stream()
              .map(parameter -> simple(parameter.getType()))
              .collect(Collectors.joining(","));
      add(prefix + String.join(".", names) + "#" + tree.getName() + "(" + parameters + ")");
      return super.visitMethod(tree, null);
    }

    private static String simple(@Nullable Tree type) {
      String text = String.valueOf(type).replaceAll("@\\S+(\\([^)]*\\))?\\s+", "");
      text = text.replaceAll("<.*>", "").replace("...", "[]");
      return text.replaceAll("[\\w$]+[.]", "").strip();
    }

    private void add(String name) {
      DocCommentTree comment = trees.getDocCommentTree(getCurrentPath());
      if (comment == null) {
        return;
      }
      var params = new LinkedHashMap<String, String>();
      String returns = "";
      for (DocTree tag : comment.getBlockTags()) {
        switch (tag) {
          case ParamTree param ->
              params.put(param.getName().toString(), JavadocMarkdown.of(param.getDescription()));
          case ReturnTree result -> returns = JavadocMarkdown.of(result.getDescription());
          default -> {
            // The others are for those who read the source.
          }
        }
      }
      docs.putIfAbsent(
          name, new SourceDoc(JavadocMarkdown.of(comment.getFullBody()), params, returns));
    }
  }
}
