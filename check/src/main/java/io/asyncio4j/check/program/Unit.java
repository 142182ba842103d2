package io.asyncio4j.check.program;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.MemberReferenceTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.SourcePositions;
import com.sun.source.util.TreePath;
import com.sun.source.util.Trees;
import javax.lang.model.element.Element;
import javax.lang.model.type.TypeMirror;
import org.jspecify.annotations.Nullable;

/** One source file, attributed. Positions count its characters from 0. */
public final class Unit {
  private final CompilationUnitTree tree;
  private final Trees trees;
  private final SourcePositions positions;
  private final String file;
  private final String text;
  private final TreePath root;

  Unit(CompilationUnitTree tree, Trees trees, String file, String text) {
    this.tree = tree;
    this.trees = trees;
    this.positions = trees.getSourcePositions();
    this.file = file;
    this.text = text;
    this.root = new TreePath(tree);
  }

  public CompilationUnitTree tree() {
    return tree;
  }

  /** The file, as the caller named it. */
  public String file() {
    return file;
  }

  public String text() {
    return text;
  }

  /** What javac found the tree to mean; null where it could not be attributed. */
  public @Nullable Element element(Tree of) {
    return trees.getElement(new TreePath(root, of));
  }

  /** The type of an expression; null where it could not be attributed. */
  public @Nullable TypeMirror type(Tree of) {
    return trees.getTypeMirror(new TreePath(root, of));
  }

  /** Where it begins. */
  public int start(Tree of) {
    return (int) positions.getStartPosition(tree, of);
  }

  /** The position after its last character. */
  public int end(Tree of) {
    return (int) positions.getEndPosition(tree, of);
  }

  /** What it says in the source. */
  public String source(Tree of) {
    int start = start(of);
    int end = end(of);
    return start < 0 || end < start || end > text.length()
        ? of.toString()
        : text.substring(start, end);
  }

  /**
   * Where a reader looks for it: the name of the method that is called, which in a chain of calls
   * over several lines is not where the expression begins.
   */
  public int position(Tree of) {
    return switch (of) {
      case MethodInvocationTree call
          when call.getMethodSelect() instanceof MemberSelectTree select ->
          nameOf(select, select.getIdentifier().length());
      case MemberReferenceTree reference -> nameOf(reference, reference.getName().length());
      default -> Math.max(0, start(of));
    };
  }

  private int nameOf(Tree of, int length) {
    int end = end(of);
    return end < length ? Math.max(0, start(of)) : end - length;
  }

  /** The line of a position, from 1. */
  public int line(int position) {
    return (int) tree.getLineMap().getLineNumber(position);
  }

  /** The line where a reader looks for it, from 1. */
  public int lineOf(Tree of) {
    return line(position(of));
  }

  /** The column of a position, from 1; a tabulator is one column. */
  public int column(int position) {
    return position - (int) tree.getLineMap().getStartPosition(line(position)) + 1;
  }

  @Override
  public String toString() {
    return file;
  }
}
