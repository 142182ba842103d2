package io.asyncio4j.check.program;

import com.sun.source.tree.AssignmentTree;
import com.sun.source.tree.BlockTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompoundAssignmentTree;
import com.sun.source.tree.EnhancedForLoopTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.LambdaExpressionTree;
import com.sun.source.tree.MemberReferenceTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.NewClassTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.UnaryTree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreePathScanner;
import java.util.List;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeMirror;
import org.jspecify.annotations.Nullable;

/** Takes the bodies and calls out of one unit. */
final class ProgramReader extends TreePathScanner<@Nullable Void, @Nullable Void> {
  private final Program program;
  private final Unit unit;

  /** The body that is being read; null between methods. */
  private @Nullable Body in;

  private @Nullable Body initializer;

  /** What runs when the class is first used. */
  private @Nullable Body classInitializer;

  ProgramReader(Program program, Unit unit) {
    this.program = program;
    this.unit = unit;
  }

  @Override
  public @Nullable Void visitClass(ClassTree tree, @Nullable Void unused) {
    Body outerInitializer = initializer;
    Body outerClassInitializer = classInitializer;
    Body outer = in;
    initializer = null;
    classInitializer = null;
    if (unit.element(tree) instanceof TypeElement type) {
      program.types.put(type, tree);
      initializer = new Body(unit, getCurrentPath(), Body.Kind.INITIALIZER, null, type, outer);
      program.initializers.put(type, initializer);
      classInitializer =
          new Body(unit, getCurrentPath(), Body.Kind.CLASS_INITIALIZER, null, type, null);
      program.classInitializers.put(type, classInitializer);
    }
    in = initializer;
    super.visitClass(tree, null);
    initializer = outerInitializer;
    classInitializer = outerClassInitializer;
    in = outer;
    return null;
  }

  @Override
  public @Nullable Void visitBlock(BlockTree tree, @Nullable Void unused) {
    boolean isOfClass =
        tree.isStatic() && getCurrentPath().getParentPath().getLeaf() instanceof ClassTree;
    Body outer = in;
    in = isOfClass ? classInitializer : in;
    super.visitBlock(tree, null);
    in = outer;
    return null;
  }

  @Override
  public @Nullable Void visitMethod(MethodTree tree, @Nullable Void unused) {
    if (tree.getBody() == null || !(unit.element(tree) instanceof ExecutableElement method)) {
      return null;
    }
    Body initializerOfType = in;
    TypeElement type = method.getEnclosingElement() instanceof TypeElement owner ? owner : null;
    Body enclosing = initializerOfType == null ? null : initializerOfType.enclosing();
    var body = new Body(unit, getCurrentPath(), Body.Kind.METHOD, method, type, enclosing);
    body.parameters().addAll(method.getParameters());
    program.methods.put(method, body);
    read(body, () -> super.visitMethod(tree, null));
    return null;
  }

  @Override
  public @Nullable Void visitLambdaExpression(LambdaExpressionTree tree, @Nullable Void unused) {
    var body = new Body(unit, getCurrentPath(), Body.Kind.LAMBDA, null, typeOf(tree), in);
    for (VariableTree parameter : tree.getParameters()) {
      if (unit.element(parameter) instanceof VariableElement variable) {
        body.parameters().add(variable);
      }
    }
    program.lambdas.put(tree, body);
    read(body, () -> super.visitLambdaExpression(tree, null));
    return null;
  }

  @Override
  public @Nullable Void visitMemberReference(MemberReferenceTree tree, @Nullable Void unused) {
    var body = new Body(unit, getCurrentPath(), Body.Kind.REFERENCE, null, typeOf(tree), in);
    program.lambdas.put(tree, body);
    super.visitMemberReference(tree, null);
    if (unit.element(tree) instanceof ExecutableElement callee) {
      boolean isType = isType(tree.getQualifierExpression());
      add(body, callee, isType ? null : tree.getQualifierExpression(), List.of());
    }
    program.bodies.add(body);
    return null;
  }

  @Override
  public @Nullable Void visitMethodInvocation(MethodInvocationTree tree, @Nullable Void unused) {
    if (in != null && unit.element(tree.getMethodSelect()) instanceof ExecutableElement callee) {
      ExpressionTree receiver =
          tree.getMethodSelect() instanceof MemberSelectTree select
                  && !isType(select.getExpression())
              ? select.getExpression()
              : null;
      add(in, callee, receiver, tree.getArguments());
    }
    return super.visitMethodInvocation(tree, null);
  }

  @Override
  public @Nullable Void visitNewClass(NewClassTree tree, @Nullable Void unused) {
    if (in != null && unit.element(tree) instanceof ExecutableElement constructor) {
      add(in, constructor, null, tree.getArguments());
    }
    return super.visitNewClass(tree, null);
  }

  @Override
  public @Nullable Void visitVariable(VariableTree tree, @Nullable Void unused) {
    if (unit.element(tree) instanceof VariableElement variable) {
      program.declarations.put(variable, new Program.Declaration(unit, getCurrentPath(), in));
      if (tree.getInitializer() != null) {
        program.assigned(variable, unit, tree.getInitializer());
      }
      if (variable.getKind() == ElementKind.RESOURCE_VARIABLE) {
        addImplicit(tree, variable.asType(), "close");
      }
      if (isStaticField(variable)) {
        Body outer = in;
        in = classInitializer;
        super.visitVariable(tree, null);
        in = outer;
        return null;
      }
    }
    return super.visitVariable(tree, null);
  }

  private static boolean isStaticField(VariableElement variable) {
    return variable.getModifiers().contains(Modifier.STATIC)
        && (variable.getKind() == ElementKind.FIELD
            || variable.getKind() == ElementKind.ENUM_CONSTANT);
  }

  @Override
  public @Nullable Void visitEnhancedForLoop(EnhancedForLoopTree tree, @Nullable Void unused) {
    TypeMirror type = unit.type(tree.getExpression());
    if (type != null) {
      addImplicit(tree.getExpression(), type, "iterator");
    }
    return super.visitEnhancedForLoop(tree, null);
  }

  /** A call that the language makes where the source has none: of a method of the program. */
  private void addImplicit(Tree at, TypeMirror type, String name) {
    if (in != null
        && type instanceof DeclaredType declared
        && declared.asElement() instanceof TypeElement element
        && program.method(element, name) instanceof ExecutableElement callee) {
      var path = new TreePath(getCurrentPath(), at);
      ExpressionTree receiver = at instanceof ExpressionTree expression ? expression : null;
      in.calls()
          .add(
              new Call(
                  in, path, callee, receiver, List.of(), program.knowledge().of(callee, type)));
    }
  }

  @Override
  public @Nullable Void visitIdentifier(IdentifierTree tree, @Nullable Void unused) {
    uses(unit.element(tree), null);
    return super.visitIdentifier(tree, null);
  }

  @Override
  public @Nullable Void visitMemberSelect(MemberSelectTree tree, @Nullable Void unused) {
    uses(unit.element(tree), null);
    return super.visitMemberSelect(tree, null);
  }

  /** Notes the class that a static field, a static method or a constructor is of. */
  private void uses(@Nullable Element member, @Nullable Call call) {
    boolean initializes =
        member instanceof VariableElement variable
            ? isStaticField(variable) && variable.getConstantValue() == null
            : member instanceof ExecutableElement method
                && (method.getModifiers().contains(Modifier.STATIC)
                    || method.getKind() == ElementKind.CONSTRUCTOR);
    if (in != null
        && member != null
        && initializes
        && member.getEnclosingElement() instanceof TypeElement type
        && (call != null || !in.uses().containsKey(type))) {
      in.uses().put(type, call);
    }
  }

  @Override
  public @Nullable Void visitAssignment(AssignmentTree tree, @Nullable Void unused) {
    if (unit.element(tree.getVariable()) instanceof VariableElement variable) {
      program.assigned(variable, unit, tree.getExpression());
      program.reassigned.add(variable);
    }
    return super.visitAssignment(tree, null);
  }

  @Override
  public @Nullable Void visitCompoundAssignment(
      CompoundAssignmentTree tree, @Nullable Void unused) {
    changed(tree.getVariable());
    return super.visitCompoundAssignment(tree, null);
  }

  @Override
  public @Nullable Void visitUnary(UnaryTree tree, @Nullable Void unused) {
    switch (tree.getKind()) {
      case PREFIX_INCREMENT, PREFIX_DECREMENT, POSTFIX_INCREMENT, POSTFIX_DECREMENT ->
          changed(tree.getExpression());
      default -> {}
    }
    return super.visitUnary(tree, null);
  }

  private void changed(Tree target) {
    if (unit.element(target) instanceof VariableElement variable) {
      program.reassigned.add(variable);
    }
  }

  private void read(Body body, Runnable contents) {
    Body outer = in;
    Body outerInitializer = initializer;
    in = body;
    initializer = null;
    contents.run();
    in = outer;
    initializer = outerInitializer;
    program.bodies.add(body);
  }

  private void add(
      Body body,
      ExecutableElement callee,
      @Nullable ExpressionTree receiver,
      List<? extends ExpressionTree> arguments) {
    TreePath path = getCurrentPath();
    TypeMirror type = receiver == null ? null : unit.type(receiver);
    Known known = isInternal(callee) ? Known.NOTHING : program.knowledge().of(callee, type);
    if (known == Known.NOTHING) {
      known = program.libraries.of(callee);
    }
    var call = new Call(body, path, callee, receiver, arguments, known);
    body.calls().add(call);
    program.calls.put(path.getLeaf(), call);
    uses(callee, call);
  }

  /** The tables name asyncio4j's public methods; a line for all of a type means no others. */
  private static boolean isInternal(ExecutableElement callee) {
    return !callee.getModifiers().contains(Modifier.PUBLIC)
        && callee.getEnclosingElement() instanceof TypeElement type
        && type.getKind() != ElementKind.INTERFACE
        && type.getQualifiedName().toString().startsWith("io.asyncio4j.");
  }

  private boolean isType(Tree expression) {
    Element element = unit.element(expression);
    return element != null
        && (element.getKind().isClass()
            || element.getKind().isInterface()
            || element.getKind() == ElementKind.PACKAGE);
  }

  private @Nullable TypeElement typeOf(Tree lambda) {
    return unit.type(lambda) instanceof DeclaredType declared
            && declared.asElement() instanceof TypeElement type
        ? type
        : null;
  }
}
