package io.asyncio4j.check.sequential;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.ImportTree;
import com.sun.source.tree.LambdaExpressionTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.StatementTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreeScanner;
import io.asyncio4j.check.Fix;
import io.asyncio4j.check.program.Call;
import io.asyncio4j.check.program.Program;
import io.asyncio4j.check.program.Unit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.NestingKind;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import org.jspecify.annotations.Nullable;

/** Writes a group with {@code gather} or {@code gatherEach}, where that gives the same results. */
public final class Rewrite {
  private static final Set<String> BASE =
      Set.of("java.util", "java.io", "java.time", "java.nio.file", "java.util.concurrent");

  private static final String ASYNCIO = "static io.asyncio4j.Asyncio.";

  final Program program;
  final Unit unit;

  private Rewrite(Program program, Unit unit) {
    this.program = program;
    this.unit = unit;
  }

  /** The fix of a group; empty where none is known to be safe. */
  public static Optional<Fix> of(Program program, Group group) {
    if (group.writes()) {
      return Optional.empty();
    }
    var rewrite = new Rewrite(program, group.at().in().unit());
    return switch (group) {
      case Group.Neighbours(List<Call> calls, _) -> new GatherRewrite(rewrite, calls).fix();
      case Group.Each(Call call, _) -> new EachRewrite(rewrite, call).fix();
    };
  }

  /**
   * A fix that needs {@code function} of asyncio4j; none where the file has its own of that name.
   */
  Optional<Fix> fix(String description, List<Fix.Edit> edits, String function) {
    for (Tree type : unit.tree().getTypeDecls()) {
      boolean[] taken = {false};
      new TreeScanner<@Nullable Void, @Nullable Void>() {
        @Override
        public @Nullable Void visitMethod(MethodTree tree, @Nullable Void unused) {
          taken[0] |= tree.getName().contentEquals(function);
          return super.visitMethod(tree, null);
        }
      }.scan(type, null);
      if (taken[0]) {
        return Optional.empty();
      }
    }
    return Optional.of(new Fix(description, edits, List.of(ASYNCIO + function)));
  }

  Fix.Edit replace(Tree tree, String text) {
    return new Fix.Edit(unit.start(tree), unit.end(tree), text);
  }

  /** Whether all that a lambda of {@code part} would capture may be captured. */
  boolean mayCapture(Tree part) {
    return mayCapture(part, null);
  }

  /**
   * @param parameter what becomes the lambda's parameter
   */
  boolean mayCapture(Tree part, @Nullable Tree parameter) {
    boolean[] may = {true};
    var declared = new HashSet<VariableElement>();
    if (parameter != null && unit.element(parameter) instanceof VariableElement variable) {
      declared.add(variable);
    }
    new TreeScanner<@Nullable Void, @Nullable Void>() {
      @Override
      public @Nullable Void visitVariable(VariableTree tree, @Nullable Void unused) {
        if (unit.element(tree) instanceof VariableElement variable) {
          declared.add(variable);
        }
        return super.visitVariable(tree, null);
      }

      @Override
      public @Nullable Void visitIdentifier(IdentifierTree tree, @Nullable Void unused) {
        if (unit.element(tree) instanceof VariableElement variable
            && isLocal(variable)
            && !declared.contains(variable)
            && program.isReassigned(variable)) {
          may[0] = false;
        }
        return null;
      }
    }.scan(part, null);
    return may[0];
  }

  static boolean isLocal(VariableElement variable) {
    return !variable.getKind().isField();
  }

  /** Whether the checked exceptions of the calls in {@code parts} are of one type at most. */
  boolean throwsOneType(List<? extends Tree> parts) {
    Set<String> thrown = new HashSet<>();
    for (Tree part : parts) {
      new TreeScanner<@Nullable Void, @Nullable Void>() {
        @Override
        public @Nullable Void scan(@Nullable Tree tree, @Nullable Void unused) {
          if (tree != null && program.call(tree) instanceof Call call) {
            call.callee().getThrownTypes().forEach(type -> addChecked(type));
          }
          return super.scan(tree, null);
        }

        private void addChecked(TypeMirror type) {
          if (type.getKind() == TypeKind.TYPEVAR
              || !(program.knowledge().isA(type, "java.lang.RuntimeException")
                  || program.knowledge().isA(type, "java.lang.Error"))) {
            thrown.add(type.toString());
          }
        }
      }.scan(part, null);
    }
    return thrown.size() <= 1;
  }

  /** A name like {@code wanted} that the file does not use yet. */
  String free(String wanted, Set<String> taken) {
    String name = wanted;
    for (int i = 2; taken.contains(name) || isUsed(name); i++) {
      name = wanted + i;
    }
    taken.add(name);
    return name;
  }

  private boolean isUsed(String name) {
    return Pattern.compile("\\b" + Pattern.quote(name) + "\\b(?!\\s*\\()")
        .matcher(unit.text())
        .find();
  }

  /** The type as the source may write it; null where it has no name. */
  @Nullable String nameOf(@Nullable TypeMirror type) {
    if (type == null) {
      return null;
    }
    if (type.getKind().isPrimitive()) {
      return type.toString();
    }
    if (!(type instanceof DeclaredType declared)
        || !(declared.asElement() instanceof TypeElement element)
        || element.getSimpleName().isEmpty()
        || isLocal(element)) {
      return null;
    }
    var name =
        new StringBuilder(
            program.declares(element) || isImported(element)
                ? element.getSimpleName()
                : element.getQualifiedName());
    if (!declared.getTypeArguments().isEmpty()) {
      var arguments = new ArrayList<String>();
      for (TypeMirror argument : declared.getTypeArguments()) {
        String text = nameOf(argument);
        if (text == null) {
          return null;
        }
        arguments.add(text);
      }
      name.append('<').append(String.join(", ", arguments)).append('>');
    }
    return name.toString();
  }

  private static boolean isLocal(TypeElement type) {
    return type.getNestingKind() == NestingKind.LOCAL;
  }

  private boolean isImported(TypeElement type) {
    String name = type.getQualifiedName().toString();
    String folder = name.substring(0, Math.max(0, name.lastIndexOf('.')));
    if (folder.equals("java.lang")) {
      return true;
    }
    for (ImportTree imported : unit.tree().getImports()) {
      String what = imported.getQualifiedIdentifier().toString();
      if (what.equals(name) || what.equals(folder + ".*")) {
        return true;
      }
    }
    return BASE.contains(folder) && isCompact();
  }

  /** A file of methods alone sees the packages of java.base. */
  private boolean isCompact() {
    return unit.tree().getTypeDecls().stream()
        .anyMatch(type ->
            type instanceof ClassTree declared
                && !unit.text().contains(declared.getSimpleName() + " ")
                && !unit.text().contains("class " + declared.getSimpleName()));
  }

  /** What a call gives, as a name for it: {@code fetchUser(id)} gives {@code user}. */
  static String resultName(Call call) {
    String name = call.name().replaceFirst("^(get|fetch|load|read|find|query|lookup)(?=[A-Z])", "");
    name = Character.toLowerCase(name.charAt(0)) + name.substring(1);
    return SourceVersion.isName(name) ? name : name + "Result";
  }

  /** The statement that a part belongs to; null within an expression lambda. */
  static @Nullable TreePath statement(TreePath part) {
    for (TreePath at = part; at != null; at = at.getParentPath()) {
      if (at.getLeaf() instanceof StatementTree) {
        return at;
      }
      if (at.getLeaf() instanceof LambdaExpressionTree) {
        return null;
      }
    }
    return null;
  }

  /** The white space before a statement. */
  String indent(Tree statement) {
    int start = unit.start(statement);
    int line = unit.text().lastIndexOf('\n', start - 1) + 1;
    String before = unit.text().substring(line, start);
    return before.isBlank() ? before : before.replaceAll("\\S.*", "");
  }

  String source(Tree tree) {
    return unit.source(tree);
  }

  /** The source of an expression with some of its parts replaced. */
  String source(ExpressionTree whole, List<Fix.Edit> edits) {
    int start = unit.start(whole);
    var text = new StringBuilder();
    int from = start;
    for (Fix.Edit edit : edits) {
      text.append(unit.text(), from, edit.start()).append(edit.replacement());
      from = edit.end();
    }
    return text.append(unit.text(), from, unit.end(whole)).toString();
  }
}
