package io.asyncio4j.check.program;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreePath;
import com.sun.source.util.Trees;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.util.ElementFilter;
import javax.lang.model.util.Elements;
import javax.lang.model.util.Types;
import org.jspecify.annotations.Nullable;

/**
 * All sources that are checked together: their bodies and calls, where each runs, and what it does.
 */
public final class Program {
  private final Knowledge knowledge;
  private final Elements elements;
  private final Types typeRelations;
  private final List<Unit> units = new ArrayList<>();

  final Libraries libraries;
  final List<Body> bodies = new ArrayList<>();
  final Map<ExecutableElement, Body> methods = new LinkedHashMap<>();
  final Map<Tree, Body> lambdas = new HashMap<>();
  final Map<Tree, Call> calls = new HashMap<>();
  final Map<TypeElement, ClassTree> types = new LinkedHashMap<>();
  final Map<TypeElement, Body> initializers = new HashMap<>();
  final Map<TypeElement, Body> classInitializers = new HashMap<>();
  final Map<VariableElement, Declaration> declarations = new HashMap<>();
  final Set<VariableElement> reassigned = new HashSet<>();
  private final Map<Class<?>, Object> analyses = new HashMap<>();
  private final Map<VariableElement, List<Value>> values = new HashMap<>();

  /**
   * Where a variable is declared.
   *
   * @param in the body of a local variable; null for a field
   */
  public record Declaration(Unit unit, TreePath path, @Nullable Body in) {
    public VariableTree tree() {
      return (VariableTree) path.getLeaf();
    }
  }

  /** An expression that is assigned to a variable. */
  public record Value(Unit unit, ExpressionTree expression) {}

  private Program(Knowledge knowledge, JavacTask task) {
    this.knowledge = knowledge;
    this.elements = task.getElements();
    this.typeRelations = task.getTypes();
    this.libraries = new Libraries(knowledge, new ByteCode(elements, typeRelations));
  }

  /** Of the units of one javac run, which have been attributed. */
  public static Program of(
      JavacTask task, Iterable<? extends CompilationUnitTree> trees, Knowledge knowledge) {
    var program = new Program(knowledge, task);
    Trees javac = Trees.instance(task);
    for (CompilationUnitTree tree : trees) {
      var file = tree.getSourceFile();
      try {
        String text = file.getCharContent(true).toString();
        program.units.add(new Unit(tree, javac, file.getName(), text));
      } catch (IOException e) {
        throw new UncheckedIOException(file.getName() + " cannot be read", e);
      }
    }
    for (Unit unit : program.units) {
      new ProgramReader(program, unit).scan(unit.tree(), null);
    }
    program.bodies.addAll(program.initializers.values());
    program.bodies.addAll(program.classInitializers.values());
    new CallGraph(program).build();
    new Summaries(program).compute();
    new Contexts(program).spread();
    return program;
  }

  public List<Unit> units() {
    return Collections.unmodifiableList(units);
  }

  /** Everything that runs. */
  public List<Body> bodies() {
    return Collections.unmodifiableList(bodies);
  }

  public Knowledge knowledge() {
    return knowledge;
  }

  public Elements elements() {
    return elements;
  }

  public Types types() {
    return typeRelations;
  }

  /** The body of a method of the program; null for an abstract or a library's one. */
  public @Nullable Body body(ExecutableElement method) {
    return methods.get(method);
  }

  /** The body of a lambda or method reference. */
  public @Nullable Body body(Tree lambda) {
    return lambdas.get(lambda);
  }

  /** The call that a method invocation, a {@code new} or a member reference makes. */
  public @Nullable Call call(Tree tree) {
    return calls.get(tree);
  }

  /** Whether a class has its source here. */
  public boolean declares(TypeElement type) {
    return types.containsKey(type);
  }

  /** Where a variable is declared; null for one of a library. */
  public @Nullable Declaration declaration(VariableElement variable) {
    return declarations.get(variable);
  }

  /** What is ever assigned to a variable, its initialiser included. */
  public List<Value> values(VariableElement variable) {
    return values.getOrDefault(variable, List.of());
  }

  /** Whether it is assigned after its declaration. */
  public boolean isReassigned(VariableElement variable) {
    return reassigned.contains(variable);
  }

  /** What a part of a body does: a statement, an expression. */
  public Effects effects(Unit unit, Tree part) {
    return EffectScanner.of(this, unit, part, Set.of(), true);
  }

  /** What a part of a body does besides some of its own parts. */
  public Effects effects(Unit unit, Tree part, Set<Tree> without) {
    return EffectScanner.of(this, unit, part, without, true);
  }

  /** What a call itself does, without what is evaluated for it. */
  public Effects effects(Call call) {
    return EffectScanner.of(this, call, true);
  }

  /** What an analysis found in the whole program: it is made once, when the first rule asks. */
  public <T> T analysis(Class<T> type, Function<Program, T> make) {
    Object found = analyses.get(type);
    if (found == null) {
      found = make.apply(this);
      analyses.put(type, found);
    }
    return type.cast(found);
  }

  /** The method without parameters that objects of a class of the program have. */
  @Nullable ExecutableElement method(TypeElement type, String name) {
    String owner = type.getQualifiedName().toString();
    if (owner.startsWith("java.") || owner.startsWith("io.asyncio4j.")) {
      return null;
    }
    for (ExecutableElement method : ElementFilter.methodsIn(type.getEnclosedElements())) {
      if (method.getSimpleName().contentEquals(name) && method.getParameters().isEmpty()) {
        return method;
      }
    }
    for (TypeElement above : Knowledge.supertypes(type)) {
      if (method(above, name) instanceof ExecutableElement inherited) {
        return inherited;
      }
    }
    return null;
  }

  void assigned(VariableElement variable, Unit unit, ExpressionTree expression) {
    values.computeIfAbsent(variable, _ -> new ArrayList<>()).add(new Value(unit, expression));
  }
}
