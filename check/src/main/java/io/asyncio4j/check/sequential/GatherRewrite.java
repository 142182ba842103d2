package io.asyncio4j.check.sequential;

import com.sun.source.tree.AssignmentTree;
import com.sun.source.tree.BlockTree;
import com.sun.source.tree.CaseTree;
import com.sun.source.tree.CompoundAssignmentTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.LambdaExpressionTree;
import com.sun.source.tree.NewArrayTree;
import com.sun.source.tree.NewClassTree;
import com.sun.source.tree.ReturnTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.TreePath;
import io.asyncio4j.check.Fix;
import io.asyncio4j.check.program.Call;
import io.asyncio4j.check.program.Effects;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.TypeMirror;
import org.jspecify.annotations.Nullable;

/** Neighbours become one {@code gather}, whose results stand where the calls stood. */
final class GatherRewrite {
  /** As many bodies as the forms of {@code gather} with a combiner take. */
  private static final int COMBINED = 4;

  private static final List<String> PLACES = List.of("first", "second", "third", "fourth");

  private final Rewrite rewrite;
  private final List<Call> calls;

  GatherRewrite(Rewrite rewrite, List<Call> calls) {
    this.rewrite = rewrite;
    this.calls = calls;
  }

  Optional<Fix> fix() {
    List<Tree> trees = calls.stream().map(Call::tree).toList();
    if (!rewrite.throwsOneType(trees)
        || trees.stream().anyMatch(tree -> !(tree instanceof ExpressionTree))
        || trees.stream().anyMatch(tree -> !rewrite.mayCapture(tree))) {
      return Optional.empty();
    }
    TreePath whole = common();
    if (calls.stream().anyMatch(call -> Branches.isIn(call.path(), whole.getLeaf()))) {
      return Optional.empty();
    }
    if (whole.getLeaf() instanceof ExpressionTree expression && givesItsType(whole)) {
      Optional<Fix> fix = inExpression(expression);
      if (fix.isPresent()) {
        return fix;
      }
    }
    return inStatements();
  }

  /** The smallest tree that holds all calls. */
  private TreePath common() {
    TreePath at = calls.getFirst().path().getParentPath();
    while (!calls.stream().map(Call::tree).allMatch(within(at.getLeaf()))) {
      at = at.getParentPath();
    }
    return at;
  }

  /** Whether it stands where javac knows its type without looking at it. */
  private static boolean givesItsType(TreePath expression) {
    return switch (expression.getParentPath().getLeaf()) {
      case ReturnTree _, LambdaExpressionTree _ -> true;
      case VariableTree variable ->
          variable.getType() != null && !variable.getType().toString().equals("var");
      default -> false;
    };
  }

  private static Predicate<Tree> within(Tree whole) {
    return tree -> Trees.contains(whole, tree);
  }

  private Optional<Fix> inExpression(ExpressionTree whole) {
    if (calls.size() > COMBINED
        || !rewrite.mayCapture(whole)
        || rewrite.unit.type(whole) == null
        || whole instanceof NewArrayTree
        || whole instanceof AssignmentTree
        || whole instanceof CompoundAssignmentTree
        || !rewrite.throwsOneType(List.of(whole))) {
      return Optional.empty();
    }
    String bodies =
        calls.stream()
            .map(call -> "() -> " + rewrite.source(call.tree()))
            .collect(Collectors.joining(", "));
    String text = "gather(" + bodies + ", " + combiner(whole) + ")";
    return rewrite.fix(
        "gather the " + calls.size() + " calls", List.of(rewrite.replace(whole, text)), "gather");
  }

  private String combiner(ExpressionTree whole) {
    if (whole instanceof NewClassTree created
        && created.getClassBody() == null
        && created.getEnclosingExpression() == null
        && created.getArguments().equals(calls.stream().map(Call::tree).toList())) {
      String type = rewrite.source(created.getIdentifier()).replace("<>", "");
      return type + "::new";
    }
    var taken = new HashSet<String>();
    var names = new ArrayList<String>();
    var edits = new ArrayList<Fix.Edit>();
    boolean alike = calls.stream().map(Call::name).distinct().count() < calls.size();
    for (int i = 0; i < calls.size(); i++) {
      String wanted = alike ? PLACES.get(i) : Rewrite.resultName(calls.get(i));
      String name = rewrite.free(wanted, taken);
      names.add(name);
      edits.add(rewrite.replace(calls.get(i).tree(), name));
    }
    return "(" + String.join(", ", names) + ") -> " + rewrite.source(whole, edits);
  }

  private Optional<Fix> inStatements() {
    TreePath first = statementInBlock(calls.getFirst());
    TreePath last = statementInBlock(calls.getLast());
    if (first == null
        || last == null
        || first.getParentPath().getLeaf() != last.getParentPath().getLeaf()
        || dependsOnWhatComesBetween(first)) {
      return Optional.empty();
    }
    boolean sameType =
        calls.stream().map(call -> String.valueOf(type(call))).distinct().count() == 1;
    if (!sameType && calls.size() > COMBINED) {
      return Optional.empty();
    }
    String indent = rewrite.indent(first.getLeaf());
    String bodies =
        calls.stream()
            .map(call -> "() -> " + rewrite.source(call.tree()))
            .collect(Collectors.joining(", "));
    var edits = new ArrayList<Fix.Edit>();
    int start = rewrite.unit.start(first.getLeaf());
    if (sameType) {
      String results = rewrite.free("results", new HashSet<>());
      edits.add(
          new Fix.Edit(start, start, "var " + results + " = gather(" + bodies + ");\n" + indent));
      for (int i = 0; i < calls.size(); i++) {
        edits.add(rewrite.replace(calls.get(i).tree(), results + ".get(" + i + ")"));
      }
    } else {
      Optional<String> components = components();
      if (components.isEmpty()) {
        return Optional.empty();
      }
      String type = rewrite.free("Gathered", new HashSet<>());
      String gathered = rewrite.free("gathered", new HashSet<>());
      edits.add(
          new Fix.Edit(
              start,
              start,
              "record "
                  + type
                  + "("
                  + components.get()
                  + ") {}\n"
                  + indent
                  + "var "
                  + gathered
                  + " = gather("
                  + bodies
                  + ", "
                  + type
                  + "::new);\n"
                  + indent));
      List<String> names = names();
      for (int i = 0; i < calls.size(); i++) {
        edits.add(rewrite.replace(calls.get(i).tree(), gathered + "." + names.get(i) + "()"));
      }
    }
    return rewrite.fix("gather the " + calls.size() + " calls", edits, "gather");
  }

  private @Nullable TypeMirror type(Call call) {
    return rewrite.unit.type(call.tree());
  }

  private Optional<String> components() {
    var components = new ArrayList<String>();
    List<String> names = names();
    for (int i = 0; i < calls.size(); i++) {
      String type = rewrite.nameOf(type(calls.get(i)));
      if (type == null) {
        return Optional.empty();
      }
      components.add(type + " " + names.get(i));
    }
    return Optional.of(String.join(", ", components));
  }

  /** Of the variables that they are for, else of the methods. */
  private List<String> names() {
    var names = new ArrayList<String>();
    for (Call call : calls) {
      String name =
          call.path().getParentPath().getLeaf() instanceof VariableTree variable
              ? variable.getName().toString()
              : Rewrite.resultName(call);
      String free = name;
      for (int i = 2; names.contains(free); i++) {
        free = name + i;
      }
      names.add(free);
    }
    return names;
  }

  /** The statement of a block that the call is in, if it is in that statement's expression. */
  private static @Nullable TreePath statementInBlock(Call call) {
    TreePath statement = Rewrite.statement(call.path());
    if (statement == null) {
      return null;
    }
    Tree parent = statement.getParentPath().getLeaf();
    return parent instanceof BlockTree || parent instanceof CaseTree ? statement : null;
  }

  /** Whether a call uses a variable that is declared or changed after the first. */
  private boolean dependsOnWhatComesBetween(TreePath first) {
    if (!(first.getParentPath().getLeaf() instanceof BlockTree block)) {
      return true;
    }
    Set<VariableElement> changed = new HashSet<>();
    boolean inside = false;
    for (Tree statement : block.getStatements()) {
      inside |= statement == first.getLeaf();
      if (!inside) {
        continue;
      }
      for (Call call : calls) {
        boolean isHere = Trees.contains(statement, call.tree());
        Effects effects = rewrite.program.effects(rewrite.unit, call.tree());
        if (isHere && effects.reads().stream().anyMatch(changed::contains)) {
          return true;
        }
      }
      Effects effects = rewrite.program.effects(rewrite.unit, statement);
      changed.addAll(effects.writes());
      changed.addAll(effects.counts());
      if (statement instanceof VariableTree declared
          && rewrite.unit.element(declared) instanceof VariableElement variable) {
        changed.add(variable);
      }
      if (Trees.contains(statement, calls.getLast().tree())) {
        return false;
      }
    }
    return true;
  }
}
